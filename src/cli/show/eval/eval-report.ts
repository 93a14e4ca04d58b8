import { escaped, LOADS_NOTHING } from '../escaped.ts';
import type { Table } from './eval-tables.ts';

export interface Report {
  readonly title: string;
  /** What was measured, when and where, one fact a line. */
  readonly facts: readonly string[];
  readonly verdict: readonly string[];
  readonly tables: readonly Table[];
  readonly language: string;
}

/** A report in the format that its file name ends with: HTML for `.html` and `.htm`, else Markdown. */
export function reportText(file: string, report: Report): string {
  return /\.html?$/i.test(file) ? asHtml(report) : asMarkdown(report);
}

function asMarkdown({ title, facts, verdict, tables }: Report): string {
  const blocks = tables.map((table) => [
    `## ${table.title}`,
    '',
    row(table.columns),
    row(table.columns.map((_, n) => (n === 0 ? '---' : '---:'))),
    ...table.rows.map(row),
    ...(table.note === '' ? [] : ['', table.note]),
    '',
  ]);
  return [`# ${title}`, '', ...facts.map((fact) => `- ${fact}`), '', ...verdict.flatMap((line) => [line, ''])]
    .concat(blocks.flat())
    .join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Self-contained: no script, no picture, nothing fetched. */
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
table{border-collapse:collapse;margin:.5rem 0 1rem}th,td{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums}
th:first-child,td:first-child{text-align:left;white-space:pre}caption{text-align:left;font-weight:600;padding:.5rem 0}
.verdict{border-left:4px solid #456;padding-left:1rem}.note,.facts{color:#555}
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}th,td{border-color:#444}.note,.facts{color:#aaa}}`;

function asHtml({ title, facts, verdict, tables, language }: Report): string {
  const list = facts.map((fact) => `<li>${escaped(fact)}</li>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">${LOADS_NOTHING}<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1><ul class="facts">${list}</ul>
<div class="verdict">${verdict.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>
${tables.map(htmlTable).join('\n')}
</body></html>
`;
}

function htmlTable({ title, columns, rows, note }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`).join('');
  const below = note === '' ? '' : `<p class="note">${escaped(note)}</p>`;
  return `<table><caption>${escaped(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${below}`;
}

function cellOf(text: string, column: number): string {
  return column === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td>${escaped(text)}</td>`;
}
