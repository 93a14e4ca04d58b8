import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALERTS, sentenceOf } from '../../src/core/alert-sentence.ts';
import { readPage, root } from './pages.ts';

/** One kind of apostrophe, and no escapes: what a person reads is the same. */
const asRead = (text: string) => text.replaceAll('\\', '').replaceAll('’', "'");

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => asRead(readFileSync(`${root}src/${name}`, 'utf8')))
  .join('\n');

/** The sentences of the first column: "in English" or « en français ». */
const quoted = readPage('docs/operations.md')
  .split('\n')
  .flatMap((line) => /^\| (?:"([^|]+)"|« ([^|]+) ») \|/u.exec(line)?.slice(1) ?? [])
  .filter((sentence) => sentence !== undefined);

describe('docs/operations.md', () => {
  it('explains sentences in both languages', () => {
    expect(quoted.length).toBeGreaterThan(50);
  });

  it.each(quoted)('quotes what the program says: %s', (sentence) => {
    const pieces = asRead(sentence)
      .split('…')
      .map((piece) => piece.trim())
      .filter((piece) => /\w{3}/u.test(piece));
    expect(pieces).not.toEqual([]);
    for (const piece of pieces) expect.soft(sources.includes(piece), piece).toBe(true);
  });
});

/** The first sentence of what the program tells; what changes in it is `…`. */
const first = (text: string) => asRead(text).split(/(?<=[.;]) /)[0] ?? '';
const page = asRead(readPage('docs/operations.md').replaceAll(/\s+/gu, ' '));

describe('whoever reads a sentence of the program', () => {
  const alerts = ALERTS.map((about) => [about] as const);
  it.each(alerts)('finds the alert "%s" on the page, in both languages', (about) => {
    for (const language of ['fr', 'en'] as const) {
      const sentence = first(sentenceOf({ kind: 'alert', level: 'red', about }, language));
      expect(page).toContain(sentence.replace(/ ?[:;.]$/u, ''));
    }
  });
});
