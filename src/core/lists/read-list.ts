// One of the practice's own lists (`followups/*.csv`): invoices, documents that are ready, dates. What can't be read is
// left out and named by its line: nobody is written to on a guess, and nobody about what is paid.

import type { ListRow } from '../../domain/follow-up.ts';
import type { PatientId } from '../../domain/patient.ts';
import { type LocalDate, parseLocalDate } from '../../domain/time.ts';
import { referenceFact } from '../letters/facts.ts';
import { fold } from '../reading/fold.ts';
import { type ListColumn, listColumnNamed } from './list-columns.ts';
import { parseAmount, parseCurrency } from './money.ts';

/** One line of the file, cut into cells. */
export interface ListLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a list or a row can't be used. Never carries a patient's name. */
export type ListFault =
  | { readonly code: 'empty' }
  | { readonly code: 'header'; readonly missing: ListColumn }
  | { readonly code: 'reference'; readonly read: string }
  | { readonly code: 'twice'; readonly first: number }
  | { readonly code: 'patient'; readonly read: string }
  | { readonly code: 'date'; readonly read: string }
  | { readonly code: 'amount'; readonly read: string }
  | { readonly code: 'currency'; readonly read: string }
  | { readonly code: 'paid'; readonly read: string };

export interface FaultyLine {
  readonly line: number;
  readonly fault: ListFault;
}

export interface ListRead {
  /** What is open: paid rows are none. */
  readonly rows: readonly ListRow[];
  readonly faults: readonly FaultyLine[];
}

interface ListContext {
  /** Name of the list: the file's, without its ending. */
  readonly list: string;
  readonly currency: string;
  readonly patients: ReadonlySet<PatientId>;
}

const NEEDED: readonly ListColumn[] = ['patient', 'date'];

/** Reads a whole list; its first line heads the columns. */
export function readList([header, ...lines]: readonly ListLine[], context: ListContext): ListRead {
  if (header === undefined) return { rows: [], faults: [{ line: 1, fault: { code: 'empty' } }] };
  const columns = header.cells.map(listColumnNamed);
  // An invoice is named by its number; any other row is its patient's of that day.
  const needed: readonly ListColumn[] = columns.includes('amount') ? ['reference', ...NEEDED] : NEEDED;
  const missing = needed.find((column) => !columns.includes(column));
  if (missing !== undefined)
    return { rows: [], faults: [{ line: header.line, fault: { code: 'header', missing } }] };
  const faults: FaultyLine[] = [];
  const read = lines.flatMap((line) => {
    const row = readRow(line, columns, context);
    if ('code' in row) faults.push({ line: line.line, fault: row });
    return 'code' in row ? [] : [row];
  });
  const firsts = new Map<string, number>();
  const twice = new Set<string>();
  for (const { row } of read) {
    const first = firsts.get(row.reference);
    if (first === undefined) firsts.set(row.reference, row.line);
    else {
      twice.add(row.reference);
      faults.push({ line: row.line, fault: { code: 'twice', first } });
    }
  }
  const rows = read.filter(({ row, isPaid }) => !isPaid && !twice.has(row.reference)).map(({ row }) => row);
  return { rows, faults };
}

interface RowRead {
  readonly row: ListRow;
  readonly isPaid: boolean;
}

function readRow(
  { line, cells }: ListLine,
  columns: readonly (ListColumn | null)[],
  { list, currency, patients }: ListContext,
): RowRead | ListFault {
  const cell = (column: ListColumn) => (cells[columns.indexOf(column)] ?? '').trim();
  const reference = columns.includes('reference') ? cell('reference') : `${cell('patient')} ${cell('date')}`;
  const patient = cell('patient');
  const date = dateIn(cell('date'));
  const amount = columns.includes('amount') ? parseAmount(cell('amount')) : null;
  const code = cell('currency') === '' ? currency : parseCurrency(cell('currency'));
  const isPaid = paidIn(cell('paid'));
  if (reference === '' || (amount !== null && referenceFact(reference) === null))
    return { code: 'reference', read: reference.slice(0, 30) };
  if (!patients.has(patient)) return { code: 'patient', read: patient.slice(0, 30) };
  if (date === null) return { code: 'date', read: cell('date').slice(0, 30) };
  if (columns.includes('amount') && amount === null)
    return { code: 'amount', read: cell('amount').slice(0, 30) };
  if (code === null) return { code: 'currency', read: cell('currency').slice(0, 30) };
  if (isPaid === null) return { code: 'paid', read: cell('paid').slice(0, 30) };
  return {
    row: { list, reference, patient, date, amount, currency: amount === null ? null : code, line },
    isPaid,
  };
}

/** "2026-11-24" or "24/11/2026". */
function dateIn(cell: string): LocalDate | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  const iso = day === undefined ? cell : `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseLocalDate(iso);
}

/** A day or a yes says that it is paid, an empty cell or a no that it is not; null for anything else. */
function paidIn(cell: string): boolean | null {
  const word = fold(cell).trim();
  if (['', 'non', 'no', 'nee', 'nein', 'nie', 'nao', '0', '-'].includes(word)) return false;
  if (['oui', 'yes', 'x', '1', 'paye', 'payee', 'paid', 'regle', 'ja', 'tak', 'si', 'sim'].includes(word))
    return true;
  return dateIn(cell) === null ? null : true;
}
