import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownLearning } from '../../../src/adapters/reader/own-learning.ts';
import { practiceReader } from '../../../src/adapters/reader/own-weights.ts';
import type { LearnedSentence } from '../../../src/core/learning/learned-sentence.ts';
import type { Label } from '../../../src/domain/reading.ts';
import { aMail } from '../../build/builders.ts';

const TEXT = 'Schuif mij maar een paar hokjes op in het boek';
const CORRECTED: LearnedSentence = { labels: ['move'], language: 'nl', text: TEXT };
const HEALTH: LearnedSentence = { labels: ['health'], language: 'nl', text: TEXT };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'learned-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function heard(text: string): Promise<readonly Label[]> {
  const reader = await practiceReader(folder);
  const mail = aMail({ subject: '', ownWords: text, text, languageHints: ['nl'] });
  return reader.read(mail, [], 'nl').opinion.voices.flatMap(({ labels }) => labels);
}

describe('learning at home', () => {
  it('is tried, switched on and taken back, and never used when its file is not the one that was tried', async () => {
    const learning = ownLearning(folder, () => Date.parse('2026-11-24T09:00:00Z'));
    await learning.save([CORRECTED]);
    const tried = await learning.attempt({ language: 'nl', cases: [] }, () => undefined);
    expect(tried.comparison.harm).toEqual([]);
    expect(tried.sentences).toBe(1);
    expect(await learning.standings()).toEqual([]);
    await learning.switchOn(tried);
    expect((await learning.standings()).map(({ state }) => state)).toEqual(['used']);
    expect((await learning.attempt({ language: 'nl', cases: [] }, () => undefined)).inUse).toBe(true);
    appendFileSync(join(folder, 'learned', `nl-${tried.fingerprint}.bin`), 'x');
    expect((await learning.standings()).map(({ state }) => state)).toEqual(['unusable']);
    await learning.undo('nl');
    expect(await learning.standings()).toEqual([]);
    expect(readdirSync(join(folder, 'learned')).filter((name) => name.endsWith('.bin'))).toEqual([]);
  }, 120_000);

  it('keeps its files from everybody else', async () => {
    await ownLearning(folder, () => 0).save([CORRECTED]);
    expect(statSync(join(folder, 'learned')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'learned', 'sentences.tsv')).mode & 0o777).toBe(0o600);
  });

  it('heeds a correction from the next mail on, in a reader that was open before', async () => {
    const learning = ownLearning(folder, () => 0);
    const reader = await practiceReader(folder);
    const mail = aMail({ subject: '', ownWords: TEXT, text: TEXT, languageHints: ['nl'] });
    const labels = () => reader.read(mail, [], 'nl').opinion.voices.flatMap((voice) => voice.labels);
    expect(labels()).not.toContain('health');
    await learning.save([HEALTH]);
    expect(labels()).toContain('health');
    writeFileSync(join(folder, 'learned', 'sentences.tsv'), 'not a line of ours\n');
    expect(labels()).toContain('health');
    await expect(practiceReader(folder)).rejects.toThrow('sentences.tsv:1');
  });

  it('reads as the program ships where nothing was corrected', async () => {
    expect(await heard('Dank u wel')).toContain('thanks');
  });
});
