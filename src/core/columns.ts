/** Breaks a text into lines of at most `width` columns, at spaces; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').flatMap((long) => pieces(long, width))) {
      if (line !== '' && columns(line) + 1 + columns(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Two columns: each row's left text wrapped, its right text beside the first line. */
export function sideBySide(
  rows: readonly (readonly [string, string])[],
  left: number,
  right: number,
): readonly string[] {
  return rows.flatMap(([a, b]) => {
    const as = wrap(a, left);
    const bs = b === '' ? [] : wrap(b, right);
    return Array.from({ length: Math.max(as.length, bs.length) }, (_, row) =>
      `${pad(as[row] ?? '', left)}  ${bs[row] ?? ''}`.trimEnd(),
    );
  });
}

/** Fills with spaces up to `width` columns; a longer text ends in an ellipsis. */
export function pad(text: string, width: number): string {
  const clipped = clip(text, width);
  return clipped + ' '.repeat(Math.max(0, width - columns(clipped)));
}

/** At most `width` characters, the last an ellipsis where something was cut. */
export function clip(text: string, width: number): string {
  if (columns(text) <= width) return text;
  return `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Terminal columns of a text: combining marks take none, wide signs two. */
export function columns(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (/\p{M}|\p{Cf}/u.test(sign)) continue;
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(sign)
        ? 2
        : 1;
  }
  return width;
}

function pieces(word: string, width: number): readonly string[] {
  if (columns(word) <= width) return [word];
  const signs = [...word];
  return Array.from({ length: Math.ceil(signs.length / width) }, (_, n) =>
    signs.slice(n * width, (n + 1) * width).join(''),
  );
}
