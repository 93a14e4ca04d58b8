// What the columns of an export hold: as the person said, else by their headings, else by what stands in them.

import { fold } from '../patients/name-words.ts';
import { COLUMNS, type Column, columnNamed } from '../patients/patient-columns.ts';
import type { NameOrder } from './full-name.ts';

/** A column of the practice's list, or one that holds both parts of a name in this order. */
export type ImportColumn = Column | NameOrder;
export const IMPORT_COLUMNS: readonly ImportColumn[] = [...COLUMNS, 'family-first', 'given-first'];

/** One filled line of an export. */
export interface ExportRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Whole names by their headings, folded and without signs. */
const WHOLE_NAMES: Readonly<Record<string, NameOrder>> = {
  nomprenom: 'family-first',
  nomprenoms: 'family-first',
  nometprenom: 'family-first',
  nometprenoms: 'family-first',
  nomcomplet: 'family-first',
  patient: 'family-first',
  patientname: 'given-first',
  prenomnom: 'given-first',
  prenometnom: 'given-first',
  name: 'given-first',
  fullname: 'given-first',
};

/** Columns in which a word that is not understood leaves out the whole row. */
const STRICT: readonly Column[] = ['practitioner', 'relation', 'flags', 'refuses'];
/** Columns that an export may have several of: their cells are joined. */
const SEVERAL: readonly ImportColumn[] = ['emails', 'phones', 'flags', 'refuses', 'consents', 'sharesWith'];

interface Export {
  readonly headings: readonly string[];
  readonly rows: readonly ExportRow[];
  /** What the person said of headings; '-' leaves one out. */
  readonly given: Readonly<Record<string, string>>;
  /** Whether a cell makes sense in a column. */
  readonly isRead: (column: Column, cell: string) => boolean;
}

/** What each column holds; null for one that is not used. */
export function importColumns({ headings, rows, given, isRead }: Export): readonly (ImportColumn | null)[] {
  const isSaid = headings.map((heading) => given[heading] !== undefined);
  const named = headings.map((heading) => columnSaid(given[heading] ?? heading));
  const hasGiven = named.includes('givenName');
  const likely = named.map((column, at) => {
    if (column === null || isSaid[at] === true) return column;
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    if (column === 'familyName' && !hasGiven && mostly(cells, (cell) => /\S\s+\S/.test(cell)))
      return 'family-first';
    if ((column === 'family-first' || column === 'given-first') && hasGiven) return null;
    // A column of remarks in free words is no list of flags.
    const strict = STRICT.find((one) => one === column);
    return strict !== undefined && cells.length > 0 && !cells.some((cell) => isRead(strict, cell))
      ? null
      : column;
  });
  return likely.map((column, at) => (column === null || isTheOne(column, at) ? column : null));

  /** Of two columns that would be the same one, that which the person named counts, else the first. */
  function isTheOne(column: ImportColumn, at: number): boolean {
    if (SEVERAL.includes(column)) return true;
    const said = likely.findIndex((other, place) => other === column && isSaid[place] === true);
    return at === (said === -1 ? likely.indexOf(column) : said);
  }
}

/** A column by its own name or by a heading; null for one that is not used. */
function columnSaid(words: string): ImportColumn | null {
  return IMPORT_COLUMNS.find((one) => one === words) ?? byHeading(words);
}

function byHeading(heading: string): ImportColumn | null {
  return columnNamed(heading) ?? WHOLE_NAMES[fold(heading).replace(/[^a-z0-9]/g, '')] ?? null;
}

function mostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(fits).length * 2 > cells.length;
}

/** How far down the headings are looked for, below a title or the date of the export. */
const TITLES = 10;

/** Place of the line of headings: the one of the first lines that names the most columns. */
export function headerPlace(rows: readonly ExportRow[]): number {
  const named = rows
    .slice(0, TITLES)
    .map(({ cells }) => cells.filter((cell) => byHeading(cell) !== null).length);
  const most = Math.max(0, ...named);
  return most < 2 ? 0 : named.indexOf(most);
}
