import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, type Terminal } from '../../src/cli/program.ts';
import { doors } from '../../src/doors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contacts-'));
  cpSync('examples/kine-fr', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `agent contacts …` prints, and its exit code when it is not 0. */
async function contacts(...words: readonly string[]): Promise<string> {
  const out = new PassThrough();
  const terminal = {
    argv: ['contacts', ...words, '--practice', folder, '--lang', 'fr', '--now', '2026-11-24T09:00'],
    env: { NO_COLOR: '1' },
    folder,
    keys: process.stdin,
    out,
    err: out,
    version: '0',
  } as unknown as Terminal;
  const code = await runProgram(doors, terminal);
  const text = String(out.read() ?? '').trim();
  return code === 0 ? text : `${text} [${code}]`;
}

describe('agent contacts', () => {
  it('says of each class what may be sent, and who said so', async () => {
    expect(await contacts('consent', 'L-1041', 'S3', 'yes', '--by', 'Dr Martin')).toBe(
      'Accord noté : S3 (invitation à revenir).',
    );
    expect(await contacts('stop', 'L-1041', 'S4')).toBe('STOP noté : S4 (enquête de satisfaction).');
    expect(await contacts('show', 'Morel Sandrine')).toBe(
      [
        'Sandrine Morel  L-1041',
        '   sandrine.morel@example.org  STOP : S4',
        '   S1  rappels et messages de service     oui',
        '   S2  fiches et suites de visite         avec votre accord à chaque fois',
        '   S3  invitation à revenir               oui  (mardi 24 novembre à 9 h, Dr Martin)',
        '   S4  enquête de satisfaction            non : refusé',
        '   S5  facture à régler                   avec votre accord à chaque fois',
        '   S7  reprise des rendez-vous            avec votre accord à chaque fois',
      ].join('\n'),
    );
    expect(await contacts('list')).toContain('Sandrine Morel');
  });

  it('suspends a patient or an address and reopens them', async () => {
    await contacts('freeze', 'L-1041');
    expect(await contacts('show', 'L-1041')).toContain(
      'S1  rappels et messages de service     non : suspendu',
    );
    expect(await contacts('unfreeze', 'L-1041')).toBe('Ce contact est rouvert.');
    expect(await contacts('dead', 'sandrine.morel@example.org')).toBe(
      'Plus rien ne part à sandrine.morel@example.org.',
    );
    expect(await contacts('show', 'L-1041')).toContain(
      'suspendue : nos lettres en reviennent. Pour rouvrir : unfreeze',
    );
    expect(await contacts('unfreeze', 'L-1041')).toBe('Ce contact est rouvert.');
    expect(await contacts('unfreeze', 'L-1041')).toBe('Rien n’était suspendu ici.');
  });

  it('records a new phone and address in the place of the old one, with who and when, and takes it back', async () => {
    expect(await contacts('change', 'L-1041', '01 99 00 00 02', '--by', 'Dr Martin')).toBe(
      'Noté : téléphone +33199000002. Corrigez aussi votre fichier patients.',
    );
    expect(
      await contacts(
        ...['change', 'L-1041', 'Sandrine@example.net', '--instead', 'sandrine.morel@example.org'],
        ...['--by', 'Dr Martin'],
      ),
    ).toBe(
      'Noté : adresse sandrine@example.net à la place de sandrine.morel@example.org. Corrigez aussi votre fichier patients.',
    );
    const shown = await contacts('show', 'L-1041');
    expect(shown).toContain('   sandrine@example.net  ouverte');
    expect(shown).toContain('   téléphone : +33199000002  (mardi 24 novembre à 9 h, Dr Martin)');
    expect(shown).not.toContain('sandrine.morel@example.org  ouverte');
    expect(await contacts('change', 'L-1041', 'sandrine@example.net', '--off')).toBe(
      'Enlevé : le fichier patients compte de nouveau.',
    );
    expect(await contacts('show', 'L-1041')).toContain('sandrine.morel@example.org  ouverte');
  });

  it('says so when a contact is none, or the one to be replaced is not recorded', async () => {
    expect(await contacts('change', 'L-1041', '12')).toContain(
      '« 12 » n’est ni un numéro de téléphone ni une adresse mail.',
    );
    expect(await contacts('change', 'L-1041', 'a@example.net', '--instead', 'b@example.net')).toContain(
      'b@example.net n’est pas noté comme adresse de ce patient. Noté : sandrine.morel@example.org.',
    );
  });

  it('stops all sending for a patient who died', async () => {
    await contacts('deceased', 'L-1041');
    expect(await contacts('show', 'L-1041', '--json')).toContain('"flags":["deceased"]');
    expect(await contacts('deceased', 'L-1041', '--off')).toBe('Enlevé.');
  });

  it('tells that a yes changes nothing while the address says STOP', async () => {
    await contacts('stop', 'sandrine.morel@example.org');
    expect(await contacts('consent', 'L-1041', 'S1', 'oui')).toBe(
      'Accord noté : S1 (rappels et messages de service). Mais sandrine.morel@example.org a demandé STOP : agent contacts unstop le lève.',
    );
    expect(await contacts('unstop', 'L-1041', 'S1')).toBe(
      'Le STOP est levé : S1 (rappels et messages de service).',
    );
    expect(await contacts('unstop', 'L-1041', 'S1')).toBe('Aucun STOP n’était noté.');
    await contacts('stop', 'L-1041');
    expect(await contacts('unstop', 'L-1041')).toBe('Le STOP est levé.');
  });

  it('stops a stranger’s address too, and says how it stands', async () => {
    await contacts('stop', 'stranger@example.org');
    expect(await contacts('show', 'stranger@example.org')).toBe(
      'stranger@example.org  STOP : plus aucun message non demandé',
    );
  });

  it('says what is wrong with the line', async () => {
    expect(await contacts('consent', 'L-1041', 'S6', 'yes')).toBe(
      "« S6 » n'est pas une classe de messages. Écrivez S1, S2, S3, S4, S5 ou S7. [2]",
    );
    expect(await contacts('consent', 'L-1041', 'S3', 'maybe')).toBe("« maybe » n'est ni yes ni no. [2]");
    expect(await contacts('show', 'nobody')).toBe('Aucun patient « nobody ». [2]');
    expect(await contacts('choose', 'L-1041', 'birthday')).toMatch(
      /^Aucune relance « birthday »\. Connues : .*\[2\]$/,
    );
  });
});
