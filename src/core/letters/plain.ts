// Text as it travels in a mail: format=flowed (RFC 3676), so that a phone and a wide screen both break lines well.

/** Characters of a line before it is broken; RFC 3676 §4.2 asks for 78 at most. */
const WIDTH = 72;

/**
 * A text with its long lines broken for format=flowed, DelSp=no: a soft break is a line that ends in a space, and
 * joining such lines gives the text back. Lines that begin with a space, ">" or "From " are stuffed with one space
 * (§4.4). Lines are joined by LF; spaces at the end of the given lines are lost.
 */
export function flowed(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .split('\n')
    .flatMap((line) => wrapped(line.replace(/ +$/u, '')))
    .map((line) => (/^(?: |>|From )/u.test(line) ? ` ${line}` : line))
    .join('\n');
}

/**
 * A line broken after spaces; a word longer than the width stays whole. No continuation needs stuffing: some readers
 * join lines before they take the stuffing out.
 */
function wrapped(line: string): readonly string[] {
  if (line.length <= WIDTH) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.match(/^ +|[^ ]+ */gu) ?? [line]) {
    // Nothing but spaces, or the "-- " that begins a signature (§4.3), never makes a line of its own.
    const whole = current.trim() !== '' && current !== '-- ' && !/^(?:>|From )/u.test(word);
    if (whole && (current + word).trimEnd().length > WIDTH) {
      lines.push(current);
      current = '';
    }
    current += word;
  }
  return [...lines, current];
}
