// A practice's export of patients on its way to patients.csv: which heading means which column, and the same list with
// headings that the program knows. What the program has no use for is not copied (data minimisation).

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { COLUMNS, type Column } from '../../core/patients/patient-columns.ts';
import type { ListRow } from '../../core/patients/patient-list.ts';
import { type Cells, type RowContext, readRow } from '../../core/patients/patient-row.ts';
import { nameParts } from '../../core/setup/full-name.ts';
import {
  type ExportRow,
  headerPlace,
  type ImportColumn,
  importColumns,
} from '../../core/setup/import-columns.ts';
import { joinedRows } from '../../core/setup/joined-rows.ts';
import { UserError } from '../../domain/errors.ts';
import type { Problem } from '../../domain/problem.ts';
import { unreadable } from '../files/file-trouble.ts';
import { officeText } from '../patients/office-text.ts';
import { csvRecords } from '../patients/patients-csv.ts';
import { type ForPatients, patientsIn } from '../patients/patients-file.ts';
import { cardRows } from '../patients/patients-vcard.ts';

/** Headings as they are written; each is one that `columnNamed` knows. */
const WRITTEN: Readonly<Record<Column, string>> = {
  id: 'id',
  givenName: 'given name',
  familyName: 'family name',
  birthDate: 'birth date',
  emails: 'email',
  phones: 'phone',
  language: 'language',
  practitioner: 'practitioner',
  relation: 'relation',
  flags: 'flags',
  sharesWith: 'shares with',
  invitations: 'invitations',
  consents: 'consents',
  refuses: 'refuses',
};

export interface PreviewColumn {
  readonly heading: string;
  /** Null: not used. */
  readonly column: ImportColumn | null;
  /** The first filled cell, to recognise it by. */
  readonly sample: string;
}

export interface PatientsPreview {
  readonly columns: readonly PreviewColumn[];
  readonly patients: number;
  /** Of them, those without a mail address. */
  readonly withoutMail: number;
  /** Rows that went into another one of the same person. */
  readonly joined: number;
  /** The file itself, laid where the list belongs, would say as much. */
  readonly fitsAsItIs: boolean;
  /** With the lines of the export. */
  readonly problems: readonly Problem[];
  /** What is to be written as patients.csv. */
  readonly text: string;
}

type ForImport = Omit<ForPatients, 'patientsFile'>;

/**
 * Reads an export, .csv or .vcf, as it would be imported. `given` says which heading is which column, where the heading
 * does not; '-' leaves one out. Throws `UserError` for a file that can't be read.
 */
export async function previewPatients(
  path: string,
  given: Readonly<Record<string, string>>,
  practice: ForImport,
): Promise<PatientsPreview> {
  const text = officeText(await bytesOf(path));
  const isCards = /^\s*BEGIN:VCARD/i.test(text);
  const records = isCards ? cardRecords(text) : csvRecords(text);
  // What the list itself says against such a text is what the person reads.
  if (!Array.isArray(records)) return { ...NOTHING, ...(await verdictOn(text, practice, [])), text };
  const at = headerPlace(records);
  const [header, ...rows] = records.slice(at);
  if (header === undefined) return { ...NOTHING, ...(await verdictOn('', practice, [])), text: '' };
  const headings = header.cells;
  const isRead = (column: Column, cell: string): boolean => makesSense(column, cell, practice);
  const columns = importColumns({ headings, rows, given, isRead });
  const listed = rows.map((row) => ({ line: row.line, cells: cellsOf(columns, row) }));
  const single = joinedRows(listed);
  const written = writtenText(columns, single);
  const lines = [header.line, ...single.map(({ line }) => line)];
  const verdict = await verdictOn(written, practice, lines);
  return {
    ...verdict,
    columns: headings.map((heading, place) => ({
      heading,
      column: columns[place] ?? null,
      sample: rows.map(({ cells }) => cells[place] ?? '').find((cell) => cell !== '') ?? '',
    })),
    joined: listed.length - single.length,
    fitsAsItIs: (await verdictOn(text, practice, [])).patients === verdict.patients,
    problems: [...verdict.problems, ...(isCards ? await unreadCards(text, practice) : [])].map((problem) => ({
      ...problem,
      file: basename(path),
    })),
    text: written,
  };
}

const NOTHING = { columns: [], joined: 0, fitsAsItIs: true } as const;

/** What the practice's list makes of a text; `lines`: those of the export, by the lines of the text. */
async function verdictOn(
  text: string,
  practice: ForImport,
  lines: readonly number[],
): Promise<Pick<PatientsPreview, 'patients' | 'withoutMail' | 'problems'>> {
  const { patients, problems } = await patientsIn(Buffer.from(text), {
    ...practice,
    patientsFile: 'patients.csv',
  });
  return {
    patients: patients.length,
    withoutMail: patients.filter(({ contacts }) => contacts.length === 0).length,
    problems: problems.map((problem) => ({
      ...problem,
      line: problem.line === null ? null : (lines[problem.line - 1] ?? problem.line),
    })),
  };
}

/** Whether a row in which nothing else stands could be used. */
function makesSense(column: Column, cell: string, { country, practitioners }: ForImport): boolean {
  const context: RowContext = { country, practitioners, idFor: () => '-' };
  const row = { ...NO_CELLS, givenName: '-', familyName: '-', [column]: cell };
  return readRow(row, context).patient !== null;
}

const NO_CELLS = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Cells;

/** The cells of one row by column; several of one column are joined, a whole name is taken apart. */
function cellsOf(columns: readonly (ImportColumn | null)[], { cells }: ExportRow): Cells {
  const made: Record<Column, string> = { ...NO_CELLS };
  columns.forEach((column, at) => {
    const cell = (cells[at] ?? '').replace(/\s+/g, ' ').trim();
    if (column === null || cell === '') return;
    if (column === 'family-first' || column === 'given-first') Object.assign(made, nameParts(cell, column));
    else made[column] = made[column] === '' ? cell : `${made[column]}|${cell}`;
  });
  return made;
}

/** The used columns under known headings, one line a row. */
function writtenText(columns: readonly (ImportColumn | null)[], rows: readonly ListRow[]): string {
  const whole = columns.some((column) => column === 'family-first' || column === 'given-first');
  const used = COLUMNS.filter(
    (column) => columns.includes(column) || (whole && (column === 'givenName' || column === 'familyName')),
  );
  const lines = rows.map(({ cells }) => used.map((column) => cells[column]));
  return [used.map((column) => WRITTEN[column]), ...lines]
    .map((cells) => `${cells.map(cellText).join(';')}\n`)
    .join('');
}

function cellText(cell: string): string {
  return /[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** vCards as lines of a table, under headings that the program knows. */
function cardRecords(text: string): ExportRow[] {
  const { rows } = cardRows(text.trimStart());
  const used = COLUMNS.filter((column) => rows.some(({ cells }) => cells[column] !== ''));
  const cards = rows.map(({ line, cells }) => ({ line, cells: used.map((column) => cells[column]) }));
  return [{ line: 1, cells: used.map((column) => WRITTEN[column]) }, ...cards];
}

/** What the list says of cards that can't be read. */
async function unreadCards(text: string, practice: ForImport): Promise<readonly Problem[]> {
  const unread = cardRows(text.trimStart()).unread.map(({ line }) => line);
  if (unread.length === 0) return [];
  const bytes = Buffer.from(text.trimStart());
  const { problems } = await patientsIn(bytes, { ...practice, patientsFile: 'patients.vcf' });
  return problems.filter(({ line }) => line !== null && unread.includes(line));
}

/** Files that people take for an export: by their first bytes. */
const OTHERS: readonly (readonly [start: string, fr: string, en: string])[] = [
  ['PK\u0003\u0004', 'un classeur Excel ou LibreOffice', 'an Excel or LibreOffice workbook'],
  ['\u00d0\u00cf\u0011\u00e0', 'un ancien classeur Excel', 'an old Excel workbook'],
  ['%PDF', 'un PDF', 'a PDF'],
];

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const start = bytes.subarray(0, 4).toString('latin1');
  const other = OTHERS.find(([sign]) => start.startsWith(sign));
  if (other === undefined) return bytes;
  const [, fr, en] = other;
  throw new UserError(
    `${basename(path)} is ${en}, not a list that can be read. Open it, choose "Save as", type CSV, and give that file.`,
    {
      fr: `${basename(path)} est ${fr}, pas une liste lisible. Ouvrez-le, choisissez « Enregistrer sous », type CSV, et donnez ce fichier-là.`,
    },
  );
}
