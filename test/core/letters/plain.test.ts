import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowed } from '../../../src/core/letters/plain.ts';

/** A reader's side of RFC 3676 §4.1 to §4.4, DelSp=no. */
function unflowed(text: string): string {
  const lines = text.split('\n').map((line) => (line.startsWith(' ') ? line.slice(1) : line));
  return lines.reduce((whole, line, place) => {
    const soft = place > 0 && lines[place - 1]?.endsWith(' ') && lines[place - 1] !== '-- ';
    return place === 0 ? line : whole + (soft ? line : `\n${line}`);
  }, '');
}

const LIST = '  1.  jeudi 26 novembre à 17 h 30\n  2.  vendredi 27 novembre à 18 h';

describe('text in format=flowed', () => {
  it('leaves short lines alone but for the space that keeps a list in place', () => {
    expect(flowed(`Bonjour,\n\n${LIST}`)).toBe(`Bonjour,\n\n ${LIST.replace('\n', '\n ')}`);
  });

  it('breaks a long line after a space and not later than column 78', () => {
    const lines = flowed('Écrivez depuis votre adresse enregistrée au secrétariat. '.repeat(5).trim()).split(
      '\n',
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(78);
    expect(lines.slice(0, -1).every((line) => line.endsWith(' '))).toBe(true);
  });

  it('keeps a word that is longer than a line whole', () => {
    const word = 'x'.repeat(120);
    expect(
      flowed(`voir ${word} ici`)
        .split('\n')
        .some((line) => line.includes(word)),
    ).toBe(true);
  });

  it('stuffs what a reader would take for a quote or an mbox line', () => {
    expect(flowed('> cité\nFrom here on\n bord')).toBe(' > cité\n From here on\n  bord');
  });

  it('gives back the same words to every reader that joins its lines', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ab-> é\nFrom0123456789      ', 'longer', ' words '),
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, (words) => {
        const kept = words.replaceAll(/ +$/gmu, '');
        expect(unflowed(flowed(words))).toBe(kept);
      }),
      { numRuns: 2000 },
    );
  });
});
