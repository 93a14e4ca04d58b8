// The Markdown that our documents use (headings, lists, tables, paragraphs, bold), as one page that prints on A4.

const STYLE = `@page{size:A4;margin:18mm}
body{font:16px/1.5 Georgia,'Times New Roman',serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6em;line-height:1.2;margin:0 0 .6em}h2{font-size:1.15em;margin:1.5em 0 .4em;break-after:avoid}
table{border-collapse:collapse;width:100%;margin:.6em 0}th,td{padding:.35rem .5rem;border:1px solid #999;text-align:left;vertical-align:top;overflow-wrap:break-word;hyphens:auto}td+td{overflow-wrap:anywhere}
th{background:#eee}li{margin:.2em 0}tr,li{break-inside:avoid}
.blank{display:inline-block;min-width:9em;border-bottom:1px solid #555;color:transparent}
@media(max-width:34rem){.wide thead{display:none}.wide tr{display:block;border:1px solid #999;margin:0 0 .8em}.wide td{display:block;border:0;padding:.3rem .6rem}.wide td:first-child{background:#eee;font-weight:bold}.wide td[data-head]:not(:first-child)::before{content:attr(data-head);display:block;color:#444;font-size:.85em}ul,ol{padding-left:1.3em}}
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt}}`;

/** A whole page that needs nothing else: no script, no font, no picture from anywhere. */
export function markdownPage(markdown: string, language: string): string {
  const title = /^# (.*)$/mu.exec(markdown)?.[1] ?? '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${inline(title)}</title><style>${STYLE}</style></head><body>
${blocksOf(markdown).map(blockHtml).join('\n')}
</body></html>
`;
}

/** The same for a paper of ours: each "…" is a line to write on; whoever copies the page still finds the dots. */
export function paperPage(markdown: string, language: string): string {
  return markdownPage(unbroken(markdown, language), language).replaceAll('…', '<span class="blank">…</span>');
}

/** What must not be torn at the end of a line: French signs from their word, the digits of a telephone number. */
function unbroken(markdown: string, language: string): string {
  const numbers = markdown.replaceAll(/\d(?:[\d ]{6,})\d/gu, (number) => number.replaceAll(' ', '\u00A0'));
  if (language !== 'fr') return numbers;
  return numbers.replaceAll(/(\S) ([:;?!»])/gu, '$1\u00A0$2').replaceAll('« ', '«\u00A0');
}

function blocksOf(markdown: string): readonly string[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(#{1,3} .*)$/gmu, '\n$1\n')
    .split(/\n{2,}/u)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

function blockHtml(block: string): string {
  const heading = /^(#{1,3}) (.*)$/u.exec(block);
  if (heading !== null) {
    const level = heading[1]?.length ?? 1;
    return `<h${level}>${inline(heading[2] ?? '')}</h${level}>`;
  }
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('|'))) return tableHtml(lines);
  if (lines[0]?.startsWith('- ')) return `<ul>${items(lines, /^- /u)}</ul>`;
  if (/^\d+\. /u.test(lines[0] ?? '')) return `<ol>${items(lines, /^\d+\. /u)}</ol>`;
  return `<p>${inline(lines.join('\n')).replaceAll('\n', '<br>\n')}</p>`;
}

/** A line that does not begin an item goes on with the one before. */
function items(lines: readonly string[], mark: RegExp): string {
  const joined: string[] = [];
  for (const line of lines)
    if (mark.test(line)) joined.push(line.replace(mark, ''));
    else joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
  return joined.map((text) => `<li>${inline(text)}</li>`).join('\n');
}

/** A table of three columns or more is told row by row where the screen is narrow. */
function tableHtml(lines: readonly string[]): string {
  const [head = [], , ...rows] = lines.map(cellsOf);
  const isTitled = head.some((cell) => cell !== '');
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => cellHtml(cell, head[at] ?? '')).join('')}</tr>`,
  );
  const titles = head.map((cell) => `<th>${inline(cell)}</th>`).join('');
  const heads = isTitled ? `<thead><tr>${titles}</tr></thead>` : '';
  const wide = isTitled && head.length > 2 ? ' class="wide"' : '';
  return `<table${wide}>${heads}<tbody>${body.join('\n')}</tbody></table>`;
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, line.endsWith('|') ? -1 : undefined)
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function cellHtml(cell: string, head: string): string {
  return `<td${head === '' ? '' : ` data-head="${inline(head)}"`}>${inline(cell)}</td>`;
}

/** Nothing of a text is taken for HTML. */
function inline(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\*\*([^*\n]+)\*\*/gu, '<strong>$1</strong>');
}

/** Words of somebody as they may stand in Markdown: they begin nothing and end no cell. */
export function asCell(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|').trim();
}
