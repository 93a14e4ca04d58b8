// Whom the practice knows: its list of patients, .csv or .vcf, read anew when the file has changed.

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileSentence, type ListTrouble } from '../../core/patients/file-sentences.ts';
import { listSentence } from '../../core/patients/list-sentences.ts';
import { type FaultyRow, type ListRow, readList } from '../../core/patients/patient-list.ts';
import { UserError } from '../../domain/errors.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Directory } from '../../ports/world.ts';
import { unreadable } from '../files/file-trouble.ts';
import { officeText } from './office-text.ts';
import { csvRows } from './patients-csv.ts';

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
  return {
    patients: async () => {
      const { patients, problems } = await readPatients(practice);
      const error = problems.find(({ weight }) => weight === 'error');
      if (error !== undefined) throw new UserError(`${error.file}: ${error.sentence}`);
      return patients;
    },
  };
}

/** What is wrong with the list of patients, for `agent check`. */
export async function patientProblems(practice: ForPatients): Promise<readonly Problem[]> {
  return (await readPatients(practice)).problems;
}

/** What was last read for a practice: its list is asked for by checks, lists and letters in one command. */
const lastRead = new WeakMap<ForPatients, { readonly stamp: string; readonly read: Promise<PatientsRead> }>();

/** Reads the whole list, anew when the file has changed. */
export function readPatients(practice: ForPatients): Promise<PatientsRead> {
  const path = pathOf(practice);
  const stamp = stampOf(path);
  const last = lastRead.get(practice);
  if (last?.stamp === stamp) return last.read;
  const read = stamp === '' ? NOBODY : bytesOf(path).then((bytes) => patientsIn(bytes, practice));
  lastRead.set(practice, { stamp, read });
  // What could not be read is tried again: its rights may change, and they leave no stamp.
  read.catch(() => lastRead.delete(practice));
  return read;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

const NOBODY: Promise<PatientsRead> = Promise.resolve({ patients: [], problems: [] });

/** Reads the bytes of a list. */
export async function patientsIn(bytes: Uint8Array, practice: ForPatients): Promise<PatientsRead> {
  const text = officeText(bytes);
  const isCards = /\.vcf$/i.test(practice.patientsFile) || /^\uFEFF?BEGIN:VCARD/i.test(text);
  const { rows, troubles } = isCards ? await fromCards(text) : fromCsv(text);
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

async function fromCards(text: string): Promise<Rows> {
  const { cardRows } = await import('./patients-vcard.ts');
  const { rows, unread } = cardRows(text);
  if (rows.length === 0 && unread.length === 0) return { rows, troubles: [{ kind: 'empty' }] };
  const troubles = unread.map(({ line, why }) => {
    return { kind: why === 'version' ? 'old-card' : 'broken-card', line } as const;
  });
  return { rows, troubles };
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
