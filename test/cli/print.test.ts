import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { printerOn } from '../../src/cli/print.ts';

function printed(use: (printer: ReturnType<typeof printerOn>) => void): string {
  let said = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  }) as unknown as NodeJS.WriteStream;
  use(printerOn({ out: stream, err: stream, asJson: false, colour: false }));
  return said;
}

describe('the printer', () => {
  it('gives the terminal no order that stood in somebody’s name', () => {
    const name = 'Morel\u001b[2J\u009b2J';
    expect(printed((print) => print.line(name))).toBe('Morel[2J2J\n');
    expect(printed((print) => print.error(name))).toBe('Morel[2J2J\n');
    expect(printed((print) => print.frame([[{ text: name, tone: 'chosen' }]]))).toBe(
      '\u001b[?25l\u001b[H\u001b[JMorel[2J2J\u001b[H',
    );
    expect(printed((print) => print.json({ name }))).toBe('{"name":"Morel\\u001b[2J\\u009b2J"}\n');
  });
});
