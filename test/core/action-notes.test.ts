import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTES, noteWords } from '../../src/core/action-notes.ts';

const SOURCE = join(import.meta.dirname, '../../src');

/** Where a note is written beside an action or a no: its literal words. */
const WRITTEN = [
  /\bnote: '([^']*)'/gu,
  /\bnote(?:: ActionNote)? = '([^']*)'/gu,
  /\bsentence: '([^']*)'/gu,
  /\b(?:mark|postpone|notebook\.note)\([^()]*, '([^']*)'/gu,
  /\b(?:done|untrue|no)\('([^']*)'\)/gu,
];

const notesIn = (room: string) =>
  readdirSync(join(SOURCE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(SOURCE, room, name), 'utf8');
      return WRITTEN.flatMap((written) => [...text.matchAll(written)].map(([, note = '']) => note));
    });

describe('what the program notes beside an action', () => {
  it('is a code wherever it is stored, never a sentence of one language', () => {
    const stored = ['flow', 'daemon'].flatMap(notesIn);
    expect(stored).toContain('agenda-changed');
    expect(stored.filter((note) => note.includes(' '))).toEqual([]);
  });

  it('is said in both languages, each as a sentence', () => {
    for (const said of Object.values(NOTES)) {
      expect(said.filter((sentence) => !/^\p{Lu}.*\.$/u.test(sentence))).toEqual([]);
      expect(said[0]).not.toBe(said[1]);
    }
  });

  it('leaves what a server or a person said as it is', () => {
    expect(noteWords('550 no such user', 'fr')).toBe('550 no such user');
    expect(noteWords('constructor', 'fr')).toBe('constructor');
  });
});
