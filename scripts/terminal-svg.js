// Draws what stands in a terminal as a picture: text with the SGR sequences of ECMA-48, one line a row, into SVG.

const CELL = { width: 8.4, height: 18 };
const PADDING = 14;
const BAR = 26;
const PAPER = '#1b1f27';
const INK = '#d8dee9';
/** The sixteen colours of a terminal, 30–37 then 90–97. */
const COLOURS = [
  '#1b1f27', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d8dee9',
  '#7f8a9b', '#ef8891', '#b1d69a', '#f0d399', '#82c0f5', '#d79be8', '#7cc8d1', '#ffffff',
]; // biome-ignore format: in two rows
const PLAIN = { ink: INK, paper: null, bold: false, dim: false, inverse: false };

/** The picture of a screen of so many columns; `title` is what somebody hears who can't see it. */
export function terminalSvg(screen, { columns, title }) {
  const lines = screen.replace(/\n+$/u, '').split('\n');
  const width = Math.ceil(columns * CELL.width + 2 * PADDING);
  const height = Math.ceil(lines.length * CELL.height + 2 * PADDING + BAR);
  let style = PLAIN;
  const rows = lines.map((line, row) => {
    const runs = runsOf(line, style);
    style = runs.after;
    return runs.list.map((run) => drawn(run, row)).join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<!-- Made by scripts/picture.js from a real terminal. Run it again, don't edit this. -->
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>
${[0, 1, 2].map((n) => `<circle cx="${18 + n * 18}" cy="16" r="5.5" fill="#4b5363"/>`).join('')}
${rows.filter((row) => row !== '').join('\n')}
</svg>
`;
}

/** Pieces of one line that look alike, each with its column; and how it looks after them. */
function runsOf(line, begin) {
  const list = [];
  let style = begin;
  let column = 0;
  for (const piece of line.split(/(\u001b\[[\d;]*m)/u)) {
    const codes = /^\u001b\[([\d;]*)m$/u.exec(piece);
    if (codes !== null) style = styled(style, (codes[1] || '0').split(';').map(Number));
    else if (piece !== '') {
      list.push({ text: piece, column, style });
      column += [...piece].length;
    }
  }
  return { list, after: style };
}

function styled(before, codes) {
  let style = before;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at];
    if ((code === 38 || code === 48) && codes[at + 1] === 5) {
      style = { ...style, [code === 38 ? 'ink' : 'paper']: COLOURS[codes[at + 2]] ?? INK };
      at += 2;
    } else style = one(style, code);
  }
  return style;
}

function one(style, code) {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 7) return { ...style, inverse: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 27) return { ...style, inverse: false };
  if (code === 39) return { ...style, ink: INK };
  if (code === 49) return { ...style, paper: null };
  const bright = code >= 90 ? 8 : 0;
  const tens = code - (bright === 8 ? 60 : 0);
  if (tens >= 30 && tens <= 37) return { ...style, ink: COLOURS[tens - 30 + bright] };
  if (tens >= 40 && tens <= 47) return { ...style, paper: COLOURS[tens - 40 + bright] };
  return style;
}

function drawn({ text, column, style }, row) {
  const ink = style.inverse ? (style.paper ?? PAPER) : style.ink;
  const paper = style.inverse ? style.ink : style.paper;
  const x = round(PADDING + column * CELL.width);
  const y = PADDING + BAR + row * CELL.height;
  const width = round([...text].length * CELL.width);
  const ground =
    paper === null
      ? ''
      : `<rect x="${x}" y="${y - 4}" width="${width}" height="${CELL.height}" fill="${paper}"/>`;
  if (text.trim() === '') return ground;
  const looks = `${style.bold ? ' font-weight="bold"' : ''}${style.dim ? ' opacity="0.6"' : ''}`;
  return `${ground}<text x="${x}" y="${y + 10}" fill="${ink}"${looks} textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`;
}

function round(number) {
  return Math.round(number * 100) / 100;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
