// The practice's list of patients as a CSV export: headings in French or English, `;`, `,` or tab, quotes as RFC 4180.

import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { COLUMNS, type Column, columnNamed } from '../../core/patients/patient-columns.ts';
import type { ListRow } from '../../core/patients/patient-list.ts';
import type { Cells } from '../../core/patients/patient-row.ts';

/** Why a whole list can't be used. */
export type CsvTrouble =
  | { readonly kind: 'empty' }
  | { readonly kind: 'header'; readonly line: number; readonly missing: readonly Column[] }
  | { readonly kind: 'twice'; readonly line: number; readonly heading: string }
  | { readonly kind: 'quotes'; readonly line: number };

export type CsvRows =
  | { readonly kind: 'rows'; readonly rows: readonly ListRow[]; readonly tooLong: readonly number[] }
  | { readonly kind: 'trouble'; readonly trouble: CsvTrouble };

/** Without these nobody can be recognised. */
const NEEDED: readonly Column[] = ['givenName', 'familyName', 'emails'];

/** Cuts the text into rows by the columns it heads. `tooLong`: lines with more cells than headings, left out. */
export function csvRows(text: string): CsvRows {
  const records = csvRecords(text);
  if (!Array.isArray(records)) return { kind: 'trouble', trouble: records };
  const [header, ...body] = records;
  if (header === undefined) return { kind: 'trouble', trouble: { kind: 'empty' } };
  const columns = header.cells.map(columnNamed);
  const trouble = headerTrouble(header, columns);
  if (trouble !== null) return { kind: 'trouble', trouble };
  const fitting = body.filter(({ cells }) => cells.slice(columns.length).every((cell) => cell === ''));
  return {
    kind: 'rows',
    rows: fitting.map(({ line, cells }) => ({ line, cells: cellsOf(columns, cells) })),
    tooLong: body.filter((record) => !fitting.includes(record)).map(({ line }) => line),
  };
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The filled lines of a CSV file, cut into cells by whichever sign parts its headings. */
export function csvRecords(text: string): CsvRecord[] | CsvTrouble {
  // Excel writes the separator itself into a first line, `sep=;`; it stays an empty line, so that lines still count.
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^sep=.(?=\n)/i, '');
  try {
    const parsed = parse(bare, {
      delimiter: delimiterOf(bare),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return parsed
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (error instanceof CsvError) return { kind: 'quotes', line: Number(error.lines ?? 1) };
    throw error;
  }
}

/** The sign that parts the headings: whichever stands most often outside quotes in the first line. */
function delimiterOf(text: string): string {
  const first = (text.trimStart().split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = [';', ',', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.sign ?? ';';
}

function headerTrouble({ line, cells }: CsvRecord, columns: readonly (Column | null)[]): CsvTrouble | null {
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) return { kind: 'header', line, missing };
  const doubled = columns.findIndex(
    (column, index) => column !== null && !MANY.includes(column) && columns.indexOf(column) < index,
  );
  return doubled < 0 ? null : { kind: 'twice', line, heading: cells[doubled] ?? '' };
}

/** Columns that an export may have several of: their cells are joined. */
const MANY: readonly Column[] = ['emails', 'phones'];

function cellsOf(columns: readonly (Column | null)[], cells: readonly string[]): Cells {
  const made = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<Column, string>;
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (column !== null && cell !== '') made[column] = made[column] === '' ? cell : `${made[column]}|${cell}`;
  });
  return made;
}
