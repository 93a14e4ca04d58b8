import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDistance } from '../../../src/core/autonomy/word-distance.ts';

describe('how much of a letter was edited', () => {
  it('counts words that were replaced, put in and taken out', () => {
    expect(wordDistance('le cabinet ouvre à 8 h', 'le cabinet ouvre à 9 h')).toEqual({ changed: 1, of: 6 });
    expect(wordDistance('à demain', 'à demain matin')).toEqual({ changed: 1, of: 3 });
    expect(wordDistance('', 'bonjour')).toEqual({ changed: 1, of: 1 });
  });

  it('takes no notice of line breaks, capitals and punctuation', () => {
    expect(wordDistance('Bonjour,\n\nà demain.', 'bonjour à demain').changed).toBe(0);
  });

  it('is the same both ways and never more than the longer text', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const there = wordDistance(one, other);
        expect(wordDistance(other, one)).toEqual(there);
        expect(there.changed).toBeLessThanOrEqual(there.of);
        expect(there.changed === 0).toBe(one === other);
      }),
    );
  });
});
