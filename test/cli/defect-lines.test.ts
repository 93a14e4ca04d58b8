import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defectLines } from '../../src/cli/defect-lines.ts';

const MAIL = 'Bonjour, c’est Ana Morel, 06 39 98 12 34 : je suis enceinte de six semaines.';

describe('a defect', () => {
  it('is told by its kind, its code and its places', () => {
    const [first, second] = defectLines(Object.assign(new TypeError(MAIL), { code: 'ERR_X' }));
    expect(first).toBe('  TypeError ERR_X');
    expect(second).toMatch(/^ {4}at .*defect-lines\.test\.ts:\d+:\d+/);
  });

  it('never tells its message, whatever that looks like', () => {
    const shapes = [
      (text: string) => text,
      (text: string) => `x\n    at ${text} (/srv/mail.js:1:1)`,
      (text: string) => `x\n    at ${text.replaceAll(' ', '')} (file:///a.js:1:1)\nmore`,
    ];
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.constantFrom(...shapes), (word, shape) => {
        const text = `Morel${word}Ana`;
        const error = new Error('outer', { cause: new Error(shape(text)) });
        const said = defectLines(error).join('\n');
        return !said.includes(text) && !said.includes('MorelAna');
      }),
    );
  });

  it('tells nothing of what is thrown without being an error, or names itself like a patient', () => {
    expect(defectLines(MAIL)).toEqual(['  (string)']);
    const named = Object.assign(new Error(''), { name: 'Ana Morel', code: MAIL });
    expect(defectLines(named)[0]).toBe('  Error');
  });

  it('keeps quiet of a message that was changed after it was thrown', () => {
    const error = new Error(MAIL);
    error.message = 'other';
    expect(defectLines(error).join('\n')).not.toContain('Morel');
  });
});
