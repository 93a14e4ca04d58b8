import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEmptyPractice, answersFile, REACHED, sit } from './sitting.ts';

let folder: string;
beforeEach(() => {
  folder = anEmptyPractice();
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const WHOLE = `practice:
  name: Cabinet des Lilas
  profession: physiotherapist
  country: FR
  phone: 01 99 00 12 34
  address: 12 rue des Lilas, Exempleville
mail:
  addresses: cabinet@orange.fr
agenda:
  file: agenda.ics
hours:
  monday: [09:00-12:00, 14:00-18:00]
slot-types:
  habituel: { duration: 30 min }
alerts:
  file: alerts.jsonl
init:
  password: { file: secrets/mail }
  patients: { from: export.csv }
  faq:
    parking: Place des Tilleuls, à 50 m.
  approve: { texts: [acknowledge], by: Marie Exemple }
  dry-run: false
`;

async function given(text: string, ...more: readonly string[]) {
  const argv = ['--answers', answersFile(folder, text), ...more];
  return sit(folder, { answers: [], argv });
}

describe('answers made ready', () => {
  beforeEach(async () => {
    const { keepSecret } = await import('../../../src/adapters/setup/setup-files.ts');
    await keepSecret(join(folder, 'secrets/mail'), 'le-mot-de-passe');
  });

  it('set a practice up without a question', async () => {
    const { code, asked, said } = await given(WHOLE);
    expect(asked).toEqual([]);
    expect(said).toContain('practice.yaml est écrit.');
    expect(said).toContain('Tout est en ordre.');
    expect(said).toMatch(/^\d textes approuvés\.$/m);
    expect(code).toBe(0);
    expect(file('practice.yaml')).toContain('host: imap.orange.fr');
    expect(file('practice.yaml')).toContain('authserv-ids: mx.example.org');
    expect(file('practice.yaml').match(/\{ file: secrets\/mail \}/g)).toHaveLength(2);
    expect(file('patients.csv').split('\n')[0]).toBe(
      'id;given name;family name;birth date;email;phone;language;flags;shares with',
    );
    expect(file('faq/parking.md')).toContain('Place des Tilleuls, à 50 m.');
    expect(existsSync(join(folder, 'setup.yaml'))).toBe(false);
  });

  it('given twice change nothing the second time', async () => {
    await given(WHOLE);
    const before = file('practice.yaml');
    const { code, said } = await given(WHOLE.replace('  approve', '  #approve'));
    expect(code).toBe(0);
    expect(file('practice.yaml')).toBe(before);
    expect(said).toContain('faq/parking.md existe déjà et reste comme il est.');
    expect(existsSync(join(folder, 'practice.yaml.old'))).toBe(false);
  });

  it('that leave something out write nothing and say all that is missing', async () => {
    const { code, said } = await given(WHOLE.replace(/ {2}phone.*\n/, '').replace(/hours:\n.*\n/, ''));
    expect(code).toBe(3);
    expect(said).toContain('practice.phone');
    expect(said).toContain('hours');
    expect(said).toContain('Rien n’a été écrit.');
    expect(said).not.toContain('sans patients.csv');
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
    expect(existsSync(join(folder, 'patients.csv'))).toBe(false);
  });

  it('for a mailbox that nobody knows say which keys to write', async () => {
    const { code, said } = await given(WHOLE.replace('cabinet@orange.fr', 'cabinet@example.org'));
    expect(said).toContain(
      'mail : les serveurs de cabinet@example.org ne sont pas connus. Écrivez mail.imap.host et mail.smtp.host dans les réponses.',
    );
    expect(code).not.toBe(0);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
  });

  it('leave a practice.yaml alone that says something else, and show what would change', async () => {
    await given(WHOLE);
    const own = file('practice.yaml').replace('Cabinet des Lilas', 'Cabinet du Lac  # notre nouveau nom');
    writeFileSync(join(folder, 'practice.yaml'), own);
    const { code, said } = await given(WHOLE);
    expect(code).toBe(1);
    expect(file('practice.yaml')).toBe(own);
    expect(said).toContain('-   name: Cabinet du Lac');
    expect(said).toContain('+   name: Cabinet des Lilas');
    const second = await given(WHOLE, '--replace');
    expect(second.code).toBe(0);
    expect(file('practice.yaml')).toContain('name: Cabinet des Lilas  # notre nouveau nom');
    expect(file('practice.yaml.old')).toBe(own);
  });

  it('approve every text when they say so', async () => {
    const { said } = await given(WHOLE.replace('[acknowledge]', 'all'));
    expect(Number(/(\d+) textes approuvés\./.exec(said)?.[1])).toBeGreaterThan(60);
  }, 120_000);

  it('leave a practice.yaml alone that can’t be read', async () => {
    writeFileSync(join(folder, 'practice.yaml'), 'practice: [\n');
    const { code, said } = await given(WHOLE, '--replace');
    expect(said).toContain('practice.yaml ne peut pas être lu et n’a pas été touché.');
    expect(code).toBe(4);
    expect(file('practice.yaml')).toBe('practice: [\n');
  });

  it('with a password in them are refused', async () => {
    const { code, said } = await given(WHOLE.replace('{ file: secrets/mail }', 'le-mot-de-passe'));
    expect(said).toContain('init.password contient un secret. Mettez-le seul dans un fichier (chmod 600)');
    expect(said).not.toContain('le-mot-de-passe');
    expect(code).not.toBe(0);
  });

  it('end with a fault when a server does not let us in, and the practice is written all the same', async () => {
    const sentence = 'imap.orange.fr : le mot de passe est refusé.';
    const { code, said } = await sit(folder, {
      answers: [],
      argv: ['--answers', answersFile(folder, WHOLE)],
      servers: () => ({ ...REACHED, mailbox: { kind: 'trouble', sentence } }),
    });
    expect(said).toContain(sentence);
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(true);
  });

  it('are told by their lines what is wrong in them', async () => {
    const wrong = await given(
      WHOLE.replace('addresses:', 'adresses:').replace('[09:00-12:00, 14:00-18:00]', '9'),
    );
    expect(wrong.said).toMatch(/answers\.yaml:8 +mail\.adresses : cette clé n'existe pas/);
    expect(wrong.said).toMatch(/answers\.yaml:12 +hours\.monday : « 9 » n'est pas une plage horaire/);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
    const unknown = await given(WHOLE.replace('  dry-run: false', '  dryrun: false\n  encrypt: perhaps'));
    expect(unknown.said.replaceAll('\n', ' ')).toMatch(
      /Pas compris : \S*answers\.yaml:\d+ init\.encrypt, \S*answers\.yaml:\d+ init\.dryrun\. docs\/setup\.md/,
    );
  });

  it('that name a question or a text that does not exist write nothing', async () => {
    const { code, said } = await given(
      WHOLE.replace('    parking:', '    parkng: Là.\n    parking:').replace(
        '[acknowledge]',
        '[acknowlege, parking]',
      ),
    );
    expect(said).toContain('init.faq.parkng : pas de question de ce nom. Il y a : parking');
    expect(said).toContain('init.approve.texts : il n’y a pas de texte « acknowlege ».');
    expect(said).not.toContain('« parking »');
    expect(code).toBe(3);
    expect(existsSync(join(folder, 'faq/parking.md'))).toBe(false);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
  });

  it('whose list of patients is not there, or holds nobody, write nothing', async () => {
    const missing = await given(WHOLE.replace('export.csv', 'exprt.csv'));
    expect(missing.code).toBe(4);
    writeFileSync(join(folder, 'empty.csv'), 'Nom;Prénom;E-mail\n');
    const empty = await given(WHOLE.replace('export.csv', 'empty.csv'));
    expect(empty.said).toContain('init.patients : aucun patient n’est lu dans ');
    expect(empty.code).toBe(3);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
  });

  it('with a telephone number that no telephone can have write nothing', async () => {
    const { code, said } = await given(WHOLE.replace('01 99 00 12 34', '"01 99 00"'));
    expect(said).toContain('practice.phone : « 01 99 00 » n’est pas un numéro que l’on puisse appeler (FR).');
    expect(said).toContain('Rien n’a été écrit.');
    expect(code).toBe(3);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
  });

  it('that leave an error in the practice’s files end with a fault', async () => {
    writeFileSync(join(folder, 'agenda.ics'), 'no calendar\n');
    const { code, said } = await given(WHOLE);
    expect(said).not.toContain('Tout est en ordre.');
    expect(code).toBe(1);
  });

  it('speak to a machine in lines of JSON alone', async () => {
    const { said } = await given(WHOLE, '--json', '--offline');
    for (const line of said.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });
});

it('tells a machine that wants a conversation what to give instead', async () => {
  const { code, said } = await sit(folder, { answers: [], argv: ['--json'] });
  expect(said).toContain('agent init --answers FICHIER --json');
  expect(code).toBe(2);
});
