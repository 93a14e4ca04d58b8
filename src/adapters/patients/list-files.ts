// The practice's own lists: every `.csv` in its folder of follow-ups, read anew each time; it is small.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { listFaultSentence } from '../../core/lists/list-fault-sentences.ts';
import { CURRENCY } from '../../core/lists/money.ts';
import { readList } from '../../core/lists/read-list.ts';
import { UserError } from '../../domain/errors.ts';
import type { ListRow } from '../../domain/follow-up.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { isMissing } from '../files/failure-code.ts';
import { unreadable } from '../files/file-trouble.ts';
import { officeText } from './office-text.ts';
import { csvRecords } from './patients-csv.ts';
import { readPatients } from './patients-file.ts';

type ForLists = Pick<Practice, 'folder' | 'country' | 'programLanguage' | 'followUps'>;

export interface ListsRead {
  readonly rows: readonly ListRow[];
  readonly problems: readonly Problem[];
}

/** All rows that are open, with what could not be read of the lists. */
export function readLists(practice: ForLists, patients: readonly Patient[]): ListsRead {
  const known = new Set(patients.map(({ id }) => id));
  const read = listNames(practice).map((name) => readOne(name, practice, known));
  return { rows: read.flatMap(({ rows }) => rows), problems: read.flatMap(({ problems }) => problems) };
}

/** What is wrong with the lists, for `agent check`. */
export async function listProblems(practice: Practice): Promise<readonly Problem[]> {
  return readLists(practice, (await readPatients(practice)).patients).problems;
}

function readOne(name: string, practice: ForLists, patients: ReadonlySet<string>): ListsRead {
  const { folder, country, programLanguage: language, followUps } = practice;
  const path = join(followUps.folder, name);
  const file = relative(folder, path);
  const lines = csvRecords(officeText(bytesOf(path)));
  if (!Array.isArray(lines)) {
    const line = 'line' in lines ? lines.line : null;
    return { rows: [], problems: [{ file, line, key: '', sentence: QUOTES[language], weight: 'error' }] };
  }
  const context = { list: basename(name, '.csv'), currency: CURRENCY[country], patients };
  const { rows, faults } = readList(lines, context);
  const problems = faults.map(({ line, fault }): Problem => {
    const weight = fault.code === 'header' ? 'error' : 'warning';
    return { file, line, key: '', sentence: listFaultSentence(fault, language), weight };
  });
  return { rows, problems };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

const QUOTES = {
  fr: 'un guillemet ne se ferme pas : la suite de la liste ne peut pas être lue. Fermez-le ou supprimez-le.',
  en: 'a quote is not closed: the rest of the list cannot be read. Close it or delete it.',
} as const;

function listNames({ followUps }: ForLists): readonly string[] {
  try {
    return readdirSync(followUps.folder)
      .filter((name) => /\.csv$/i.test(name))
      .sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new UserError(
      `The folder ${followUps.folder} can't be read. Give this account the right to read it.`,
      { cause, fr: `Le dossier ${followUps.folder} ne peut pas être lu. Donnez ce droit à ce compte.` },
    );
  }
}
