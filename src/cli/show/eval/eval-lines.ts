import { clip, columns, pad, wrap } from '../../../core/columns.ts';
import type { Printer } from '../../print.ts';
import type { Table } from './eval-tables.ts';

const GAP = 2;
/** The narrowest a first column may become before the table is cut in two. */
const NARROWEST = 22;

/** A table for the terminal: names on the left, figures right-aligned; too wide, it goes on in a second block. */
export function tableLines(table: Table, print: Printer): readonly string[] {
  const blocks = blocksOf(table, print.width);
  return [
    print.tone('bold', table.title),
    ...blocks.flatMap((block, n) => [...(n === 0 ? [] : ['']), ...blockLines(block, print)]),
    ...(table.note === ''
      ? []
      : wrap(table.note, print.width - 1).map((line) => print.tone('dim', ` ${line}`))),
    '',
  ];
}

/** Columns, the header's cell first in each. */
type Column = readonly string[];

function columnsOf({ columns: names, rows }: Table): readonly Column[] {
  return names.map((name, n) => [name, ...rows.map((row) => row[n] ?? '')]);
}

function blocksOf(table: Table, width: number): readonly (readonly Column[])[] {
  const [first = [], ...rest] = columnsOf(table);
  const narrow = Math.min(widthOf(first), NARROWEST);
  const blocks: Column[][] = [];
  let used = width;
  for (const column of rest) {
    used += widthOf(column) + GAP;
    const last = blocks.at(-1);
    if (last === undefined || used > width) {
      blocks.push([first, column]);
      used = narrow + 1 + widthOf(column) + GAP;
    } else last.push(column);
  }
  return blocks;
}

function blockLines([names = [], ...figures]: readonly Column[], print: Printer): readonly string[] {
  const taken = figures.reduce((sum, column) => sum + widthOf(column) + GAP, 0);
  const left = Math.min(widthOf(names), print.width - 1 - taken);
  return names.map((name, row) => {
    const cells = figures.map((column) => right(column[row] ?? '', widthOf(column)));
    const line = ` ${pad(name, left)}${cells.map((cell) => ' '.repeat(GAP) + cell).join('')}`.trimEnd();
    return row === 0 ? print.tone('dim', line) : line;
  });
}

function widthOf(column: Column): number {
  return Math.max(...column.map(columns));
}

function right(text: string, width: number): string {
  const clipped = clip(text, width);
  return ' '.repeat(width - columns(clipped)) + clipped;
}
