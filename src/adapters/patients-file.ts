// Whom the practice knows: its list of patients, .csv or .vcf, read anew when the file has changed.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { fileSentence, type ListTrouble } from '../core/patients/file-sentences.ts';
import { listSentence } from '../core/patients/list-sentences.ts';
import { type FaultyRow, type ListRow, readList } from '../core/patients/patient-list.ts';
import { UserError } from '../domain/errors.ts';
import type { Patient } from '../domain/patient.ts';
import type { Practice } from '../domain/practice.ts';
import type { Problem } from '../domain/problem.ts';
import type { Directory } from '../ports.ts';
import { csvRows } from './patients-csv.ts';
import { cardRows } from './patients-vcard.ts';

/** What the list needs to know of the practice. */
export type ForPatients = Pick<
  Practice,
  'folder' | 'patientsFile' | 'country' | 'programLanguage' | 'practitioners'
>;

export interface PatientsRead {
  readonly patients: readonly Patient[];
  readonly problems: readonly Problem[];
}

/**
 * The list of patients, the same object as long as the file is the same. No file means that nobody is known; a file
 * that can't be read throws a UserError, for it is never taken for empty.
 */
export function patientsFile(practice: ForPatients): Directory {
  let last: { readonly stamp: string; readonly read: PatientsRead } | null = null;
  return {
    patients: async () => {
      const stamp = stampOf(pathOf(practice));
      if (last === null || last.stamp !== stamp) last = { stamp, read: readPatients(practice) };
      const error = last.read.problems.find(({ weight }) => weight === 'error');
      if (error !== undefined) throw new UserError(`${error.file}: ${error.sentence}`);
      return last.read.patients;
    },
  };
}

/** What is wrong with the list of patients, for `agent check`. */
export function patientProblems(practice: ForPatients): readonly Problem[] {
  return readPatients(practice).problems;
}

/** Reads the whole list. */
export function readPatients(practice: ForPatients): PatientsRead {
  const path = pathOf(practice);
  if (stampOf(path) === '') return { patients: [], problems: [] };
  return patientsIn(readFileSync(path), practice);
}

/** Reads the bytes of a list: UTF-8, else windows-1252, as French software still exports. */
export function patientsIn(bytes: Uint8Array, practice: ForPatients): PatientsRead {
  const text = textOf(bytes);
  const isCards = /\.vcf$/i.test(practice.patientsFile) || /^\uFEFF?BEGIN:VCARD/i.test(text);
  const { rows, troubles } = isCards ? fromCards(text) : fromCsv(text);
  const context = { country: practice.country, practitioners: practice.practitioners, idFor };
  const { patients, faults } = readList(rows, context);
  const file = relative(practice.folder, pathOf(practice));
  const said = [...troubles.map(troubleProblem), ...faults.map(rowProblem)];
  return { patients, problems: said.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };

  function troubleProblem(trouble: ListTrouble): Problem {
    const { line, weight, sentence } = fileSentence(trouble, practice.programLanguage);
    return { file, line, key: '', sentence, weight };
  }

  function rowProblem(row: FaultyRow): Problem {
    const sentence = listSentence(row, practice.programLanguage);
    return { file, line: row.line, key: '', sentence, weight: 'warning' };
  }
}

interface Rows {
  readonly rows: readonly ListRow[];
  readonly troubles: readonly ListTrouble[];
}

function fromCsv(text: string): Rows {
  const read = csvRows(text);
  if (read.kind === 'trouble') return { rows: [], troubles: [read.trouble] };
  return { rows: read.rows, troubles: read.tooLong.map((line) => ({ kind: 'too-many-cells', line })) };
}

function fromCards(text: string): Rows {
  const { rows, unread } = cardRows(text);
  if (rows.length === 0 && unread.length === 0) return { rows, troubles: [{ kind: 'empty' }] };
  const troubles = unread.map(({ line, why }) => {
    return { kind: why === 'version' ? 'old-card' : 'broken-card', line } as const;
  });
  return { rows, troubles };
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // Node's own windows-1252 is wrong on some versions (nodejs/node #60888).
    if (error instanceof TypeError) return iconv.decode(Buffer.from(bytes), 'windows-1252');
    throw error;
  }
}

/** A number for a patient whose list gives none: the same for the same name and date of birth. */
function idFor(identity: string): string {
  return `p-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`;
}

function pathOf({ folder, patientsFile: file }: ForPatients): string {
  return resolve(folder, file);
}

/** Changes whenever the file may have; empty when there is none. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats?.isFile() === true ? `${stats.mtimeNs}-${stats.size}-${stats.ino}` : '';
}
