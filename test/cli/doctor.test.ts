import { appendFileSync, chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agent, anExample } from '../build/command-line.ts';

/** An example whose files are this account's alone. */
async function aTidyExample(): Promise<string> {
  const folder = await anExample();
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chmodSync(join(folder, name), 0o700);
  return folder;
}

describe('agent doctor on folders', () => {
  it('tells the gravest first, each with its remedy, and counts what is to be done', async () => {
    const folder = await aTidyExample();
    chmodSync(join(folder, 'patients.csv'), 0o744);
    const { said, exit } = await agent(folder, ['doctor', '--only', 'fichiers,pays,running', '--lang', 'fr']);
    expect(said.split('\n')).toEqual([
      'agir fichiers   d’autres comptes peuvent lire patients.csv',
      expect.stringMatching(/^ {16}-> chmod 700$|^ {16}-> chmod 700 \//),
      ...(said.match(/^ {16}\/.*$/gm) ?? []),
      'note marche     le secrétariat n’est pas en marche',
      '                -> agent run',
      'bien pays       jours fériés connus jusqu’en 2031',
      'bien pays       numéros d’urgence (ceux du pays, vérifiés le 7 octobre 2026) :',
      '                15, 112, 3114, 114',
      '',
      'Tout marche ; 1 chose est à faire.',
      '',
    ]);
    expect(exit).toBe(1);
  });

  it('is asked of a folder by --practice too, and says where its commands are to be given', async () => {
    const folder = await aTidyExample();
    const asked = ['doctor', '--practice', folder, '--only', 'marche', '--lang', 'fr'];
    const { said, exit } = await agent(tmpdir(), asked);
    expect(said).toContain('-> agent run');
    expect(said).toContain(`Les commandes « agent … » se lancent dans ce dossier : cd ${folder}`);
    expect(exit).toBe(0);
    expect((await agent(tmpdir(), ['check', '--practice', folder])).exit).toBe(0);
  });

  it('never finds a folder without a practice well, whatever part it is asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'empty-'));
    for (const only of [['--only', 'volume'], ['--only', 'disk,clock'], []]) {
      const { said, exit } = await agent(folder, ['doctor', ...only, '--lang', 'en']);
      expect(said).toContain('This folder has no practice.yaml. To set a');
      expect(said).not.toContain('All is well');
      expect(exit).toBe(3);
    }
  });

  it('is content with a practice in order, and says so in one word', async () => {
    const folder = await aTidyExample();
    const { said, exit } = await agent(folder, ['doctor', '--only', 'config,files,agenda', '--lang', 'en']);
    expect(said.trim().split('\n').at(-1)).toBe('All is well.');
    expect(exit).toBe(0);
  });

  it('lets the canary sing in practices of two languages', async () => {
    for (const name of ['psychologue-fr', 'physio-en']) {
      const folder = await anExample(name);
      const { said, exit } = await agent(folder, ['doctor', '--only', 'canary', '--json', '--lang', 'en']);
      expect(JSON.parse(said.split('\n')[0] ?? '')).toMatchObject({
        check: 'canary',
        severity: 'good',
        fix: null,
      });
      expect(exit).toBe(0);
    }
  }, 120_000);

  it('says which parts there are when one is named that is none', async () => {
    const { said, exit } = await agent(await anExample(), ['doctor', '--only', 'imapp', '--lang', 'en']);
    expect(said).toMatch(/^--only: "imapp" is no part\. There are: config, files, /);
    expect(exit).toBe(2);
  });

  it('connects to nothing where the practice works on folders, and says so', async () => {
    const { said, exit } = await agent(await anExample(), ['doctor', '--egress', '--lang', 'en']);
    expect(said).toBe('This program connects to nothing.\n');
    expect(exit).toBe(0);
  });

  it('shows programs that the practice chose beside what it connects to itself', async () => {
    const folder = await anExample();
    appendFileSync(
      join(folder, 'practice.yaml'),
      'model:\n  server: http://192.168.1.20:11434\n  name: qwen3:4b\n',
    );
    const { said } = await agent(folder, ['doctor', '--egress', '--json', '--lang', 'en']);
    expect(JSON.parse(said)).toEqual({
      destinations: [
        { host: '192.168.1.20', port: 11434, use: 'model', setting: 'model.server', reach: 'host' },
      ],
      records: [],
      programs: [],
    });
  });
});
