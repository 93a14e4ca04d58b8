/** Characters of an encoded line, the "=" of a soft break included (RFC 2045 §6.7, rule 5). */
const WIDTH = 76;

/**
 * UTF-8 text as quoted-printable, lines ending in CRLF. Spaces at a line's end are encoded, and so is what would make
 * a line "From …" or "." (RFC 2049 §3); a character is never torn apart by a soft break.
 */
export function quotedPrintable(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').split('\n').map(encodedLine).join('\r\n');
}

function encodedLine(line: string): string {
  const characters = [...line];
  const units = characters.map((character, place) => unit(character, place === characters.length - 1));
  if (line.startsWith('From ')) units[0] = '=46';
  if (line.startsWith('.')) units[0] = '=2E';
  return broken(units);
}

function unit(character: string, last: boolean): string {
  if (character === ' ' || character === '\t') return last ? hex(character) : character;
  return /^[!-<>-~]$/u.test(character) ? character : hex(character);
}

function hex(character: string): string {
  return [...Buffer.from(character, 'utf8')]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function broken(units: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const [place, encoded] of units.entries()) {
    const room = place === units.length - 1 ? WIDTH : WIDTH - 1;
    if (line.length + encoded.length > room) {
      lines.push(`${line}=`);
      line = encoded.startsWith('.') ? `=2E${encoded.slice(1)}` : encoded;
    } else line += encoded;
  }
  return [...lines, line].join('\r\n');
}
