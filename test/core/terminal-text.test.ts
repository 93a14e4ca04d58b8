import { styleText } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalJson, terminalText } from '../../src/core/terminal-text.ts';

const OBEYED = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe('what a terminal is given', () => {
  it('keeps the colours of the program', () => {
    const red = styleText(['bold', 'red'], 'urgent', { validateStream: false });
    expect(terminalText(`${red}\n\tlu`)).toBe(`${red}\n\tlu`);
  });

  it('lets no title of an agenda clear the screen, hide words, name the window or read backwards', () => {
    expect(terminalText('a\u001b[2Jb\u001b[8mc\u001b]0;x\u0007d\u009b2Je\rf\u202eg')).toBe(
      'a[2Jb[8mc]0;xd2Jefg',
    );
  });

  it('holds nothing that is obeyed, whatever it was, and JSON still says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = terminalText(text).replaceAll(/\u001b\[\d+m/g, '');
        expect(plain).not.toMatch(OBEYED);
        expect(terminalJson(text)).not.toMatch(OBEYED);
        expect(JSON.parse(terminalJson(text))).toBe(text);
      }),
    );
  });
});
