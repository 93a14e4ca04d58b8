import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSecret } from '../../../src/adapters/setup/setup-files.ts';
import { keyId, keyOfPhrase } from '../../../src/core/backup/recovery-phrase.ts';
import { anEmptyPractice, answersFile, type Sitting, sit } from './sitting.ts';

/** Where `sitting.ts` lets the keys of all others lie. */
const config = process.env.XDG_CONFIG_HOME;
let folder: string;
let outside: string;
beforeEach(() => {
  folder = anEmptyPractice();
  outside = mkdtempSync(join(tmpdir(), 'init-outside-'));
  process.env.XDG_CONFIG_HOME = join(outside, 'config');
});
afterEach(() => {
  process.env.XDG_CONFIG_HOME = config;
  for (const one of [folder, outside]) rmSync(one, { recursive: true });
});

const keys = () => {
  const place = join(outside, 'config/practice-agent/keys');
  return existsSync(place) ? readdirSync(place) : [];
};
const noted = () => readFileSync(join(folder, 'state.db.key-id'), 'utf8').trim();
const isPlain = () => readFileSync(join(folder, 'state.db')).subarray(0, 15).toString() === 'SQLite format 3';

const ANSWERS: Sitting['answers'] = [
  [/^Name of the practice/, 'Lilac Practice'],
  [/^Telephone/, '020 7946 0123'],
  [/^Address \(street/, '12 Lilac Lane, Exampleton'],
  [/^Address that patients/, 'cabinet@orange.fr'],
  [/^Password/, 'the-password'],
  [/^See now/, 'n'],
  [/^y approve/, 'y'],
  [/^y approve/, 'q'],
];
const english = (more: Sitting['answers'] = [], leaves = 200) =>
  sit(folder, { answers: [...more, ...ANSWERS], lang: 'en', leaves });

describe('the key in a conversation', () => {
  it('is made, for this account alone, and the memory is encrypted from its first byte', async () => {
    const { code, said } = await english();
    expect(code).toBe(0);
    expect(keys()).toEqual([noted()]);
    expect(statSync(join(outside, 'config/practice-agent/keys', noted())).mode & 0o777).toBe(0o600);
    expect(said).toContain('That is right.');
    expect(isPlain()).toBe(false);
  });

  it('shows the phrase of exactly that key', async () => {
    const { said } = await english();
    const shown = said.match(/^ {3}(?:[0-9A-Z]{4} ?){7}$/gmu) ?? [];
    expect(shown).toHaveLength(2);
    expect(keyId(keyOfPhrase(shown.join(' ')) ?? '')).toBe(noted());
  });

  it('shows the phrase again to who can’t read two groups of it from the paper', async () => {
    const wrong: Sitting['answers'] = [[/line 1/, 'ABC']];
    const { said, code } = await english(wrong, 30);
    expect(said).toContain('That is not this group: four letters or digits.');
    expect((said.match(/^ Recovery phrase/gmu) ?? []).length).toBeGreaterThan(1);
    expect(said).toContain('To go on: agent init');
    expect(code).toBe(1);
  });

  it('left at the phrase is gone on with: the same key, the same phrase', async () => {
    const first = await english();
    const at = first.asked.findIndex((question) => question.startsWith('Read on your paper'));
    rmSync(folder, { recursive: true });
    folder = anEmptyPractice();
    await english([], at);
    const before = noted();
    const { code } = await english();
    expect(code).toBe(0);
    expect(noted()).toBe(before);
  });

  it('is not made against a no, which is remembered, and whose price is told', async () => {
    const { code, said } = await english([[/^Encrypt what it remembers/, 'n']]);
    expect(code).toBe(0);
    expect(said.replaceAll(/\s+/g, ' ')).toContain('no backup is made at night');
    expect(keys()).toEqual([]);
    expect(readFileSync(join(folder, 'setup.yaml'), 'utf8')).toContain('encrypt: false');
    expect(isPlain()).toBe(true);
  });
});

const WHOLE = `practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail: { addresses: cabinet@orange.fr }
agenda: { file: agenda.ics }
hours: { monday: [09:00-12:00, 14:00-18:00] }
slot-types: { habituel: { duration: 30 min } }
alerts: { file: alerts.jsonl }
init:
  password: { file: secrets/mail }
  approve: { texts: [acknowledge], by: Marie Exemple }
  dry-run: false
`;

describe('the key of answers made ready', () => {
  beforeEach(() => keepSecret(join(folder, 'secrets/mail'), 'le-mot-de-passe'));
  const given = (more: string, argv: readonly string[] = []) =>
    sit(folder, { answers: [], lang: 'en', argv: ['--answers', answersFile(folder, WHOLE + more), ...argv] });

  it('is made, and its phrase lies where they say, for this account alone, and is not printed', async () => {
    const to = join(outside, 'phrase');
    const { code, said } = await given(`  recovery-phrase-to: ${to}\n`);
    expect(code).toBe(0);
    const phrase = readFileSync(to, 'utf8');
    expect(keyId(keyOfPhrase(phrase) ?? '')).toBe(noted());
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(said).not.toContain(phrase.slice(0, 9));
    expect(said).toContain(
      `Its recovery phrase is in ${to}: take it off this machine, then remove that file.`,
    );
    expect(isPlain()).toBe(false);
  });

  it('is made without a place for the phrase too: how to see it is told', async () => {
    const { code, said } = await given('');
    expect(code).toBe(0);
    expect(said).toContain(`Write it on paper: agent key show --practice ${folder}`);
    expect(isPlain()).toBe(false);
  });

  it('given twice is made once', async () => {
    const to = join(outside, 'phrase');
    await given(`  recovery-phrase-to: ${to}\n`);
    const [before, phrase] = [noted(), readFileSync(to, 'utf8')];
    expect((await given(`  recovery-phrase-to: ${to}\n`)).code).toBe(0);
    expect(noted()).toBe(before);
    expect(readFileSync(to, 'utf8')).toBe(phrase);
  });

  it.each([
    ['in the practice’s folder', () => 'phrase'],
    ['in a folder of it that is not there yet', () => 'a/b/phrase'],
    [
      'behind a link that leads there',
      () => {
        symlinkSync(folder, join(outside, 'elsewhere'));
        return join(outside, 'elsewhere/phrase');
      },
    ],
  ])('writes no phrase %s, and nothing else either', async (_, place) => {
    const { code, said } = await given(`  recovery-phrase-to: ${place()}\n`);
    expect(code).not.toBe(0);
    expect(said).toContain('lies in the practice’s folder. The phrase opens all that is there');
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
    expect(keys()).toEqual([]);
  });

  it('never writes over a file that is there', async () => {
    const to = join(outside, 'phrase');
    writeFileSync(to, 'of another practice');
    const { code, said } = await given(`  recovery-phrase-to: ${to}\n`);
    expect(code).not.toBe(0);
    expect(said).toContain(`${to} exists already and is not replaced.`);
    expect(readFileSync(to, 'utf8')).toBe('of another practice');
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
  });

  it('makes no folder in the place of a stick that is not plugged in, and writes nothing', async () => {
    const { code, said } = await given(`  recovery-phrase-to: ${join(outside, 'usb/lilas.txt')}\n`);
    expect(code).not.toBe(0);
    expect(said).toContain(`there is no folder ${join(outside, 'usb')}. Plug the stick in`);
    expect(existsSync(join(outside, 'usb'))).toBe(false);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
    expect(keys()).toEqual([]);
  });

  it('whose phrase can’t be written is told, and the set-up ends with a fault', async () => {
    writeFileSync(join(outside, 'file'), '');
    const { code, said } = await given(`  recovery-phrase-to: ${join(outside, 'file/phrase')}\n`);
    expect(code).toBe(1);
    expect(said).toContain("can't be written");
    expect(said).toContain('agent key show');
  });

  it('is not made when they refuse it', async () => {
    const { code, said } = await given('  encrypt: false\n');
    expect(code).toBe(0);
    expect(said).toContain('The memory will not be encrypted, nor backed up at night (init.encrypt: false).');
    expect(isPlain()).toBe(true);
  });

  it('leaves a memory that is in clear as it is: a person decides on it', async () => {
    await given('  encrypt: false\n');
    const { said } = await given('');
    expect(said).toContain('stays so. To encrypt it: agent key new');
    expect(isPlain()).toBe(true);
  });

  it('is told to a machine without its phrase', async () => {
    const { said } = await given('', ['--json']);
    const lines = said
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ key: 'new', id: noted(), phraseTo: null }));
  });
});
