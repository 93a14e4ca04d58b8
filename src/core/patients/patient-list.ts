// The practice's whole list of patients, row by row, with what could not be read of it.

import type { Patient } from '../../domain/patient.ts';
import { type Cells, type RowContext, type RowFault, readRow } from './patient-row.ts';

/** One row as its file gave it. */
export interface ListRow {
  readonly line: number;
  readonly cells: Cells;
}

export type ListFault =
  | RowFault
  | { readonly code: 'same-id'; readonly first: number }
  | { readonly code: 'unknown-share'; readonly read: string };

/** A fault with its line; `leftOut` when the patient is not in the list because of it. */
export interface FaultyRow {
  readonly line: number;
  readonly fault: ListFault;
  readonly leftOut: boolean;
}

export interface PatientList {
  readonly patients: readonly Patient[];
  readonly faults: readonly FaultyRow[];
}

interface Read {
  readonly line: number;
  readonly patient: Patient;
}

/** Reads every row. Two rows with one id are both left out: nobody can tell which of them is meant. */
export function readList(rows: readonly ListRow[], context: RowContext): PatientList {
  const faults: FaultyRow[] = [];
  const read: Read[] = [];
  for (const { line, cells } of rows) {
    const row = readRow(cells, context);
    faults.push(...row.faults.map((fault) => ({ line, fault, leftOut: row.patient === null })));
    if (row.patient !== null) read.push({ line, patient: row.patient });
  }
  const firstLines = new Map<string, number>();
  const twice = new Set<string>();
  for (const { line, patient } of read) {
    const first = firstLines.get(patient.id);
    if (first === undefined) firstLines.set(patient.id, line);
    else {
      twice.add(patient.id);
      faults.push({ line, fault: { code: 'same-id', first }, leftOut: true });
    }
  }
  const single = read.filter(({ patient }) => !twice.has(patient.id));
  const ids = new Set(single.map(({ patient }) => patient.id));
  return { patients: single.map((row) => withShares(row, ids, faults)), faults };
}

/** Sharing an address by name is an agreement between two patients who are both in the list. */
function withShares({ patient, line }: Read, ids: ReadonlySet<string>, faults: FaultyRow[]): Patient {
  const sharesWith = patient.sharesWith.filter((id) => {
    const known = ids.has(id);
    if (!known) faults.push({ line, fault: { code: 'unknown-share', read: id }, leftOut: false });
    return known;
  });
  return { ...patient, sharesWith };
}
