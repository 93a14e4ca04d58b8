import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import type { Store } from '../../../ports/store.ts';
import { parseBreach, reviewJson } from '../json/review-json.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { breachLine } from './audit-lines.ts';
import { diskSheets, type Sheets } from './desk-table.ts';
import type { Tables } from './tables.ts';

type BreachTable = Pick<Store, 'breaches' | 'openBreach' | 'closeBreach'>;

const KIND = 'breach';

/** The register of breaches (art. 33 (5) GDPR), on disk. */
export function breachTable({ database, trail }: Tables): BreachTable {
  const table = breachesOf(diskSheets(database), trail.add, () => troubleWith(database.place, 'damaged'));
  return {
    breaches: async () => table.all(),
    openBreach: async (breach) => database.transaction(() => table.open(breach)),
    closeBreach: async (id, closed) => database.transaction(() => table.close(id, closed)),
  };
}

/** The same in memory. */
export function memoryBreaches(sheets: Sheets, add: (line: AuditLine) => void): BreachTable {
  const table = breachesOf(sheets, add, () => new Error('what was kept could not be read back'));
  return {
    breaches: async () => table.all(),
    openBreach: async (breach) => table.open(breach),
    closeBreach: async (id, closed) => table.close(id, closed),
  };
}

type Inside<T> = T extends (...given: infer Given) => Promise<infer End> ? (...given: Given) => End : never;

interface Table {
  readonly all: Inside<Store['breaches']>;
  readonly open: Inside<Store['openBreach']>;
  readonly close: Inside<Store['closeBreach']>;
}

function breachesOf(sheets: Sheets, add: (line: AuditLine) => void, damaged: () => Error): Table {
  const all: Table['all'] = () =>
    sheets
      .all(KIND)
      .map((text) => {
        const found = parseBreach(text);
        if (found === null) throw damaged();
        return found;
      })
      .toSorted((one, other) => one.known - other.known);
  return {
    all,
    open: (breach) => {
      if (all().some(({ id }) => id === breach.id)) return;
      const { id, by } = breach;
      const [known, noted] = [asInstant(breach.known), asInstant(breach.noted)];
      const [what, whom] = [wellFormed(breach.what), wellFormed(breach.whom)];
      sheets.put(KIND, id, reviewJson({ ...breach, known, noted, what, whom, by: wellFormed(by) }));
      add(breachLine('BreachOpened', id, { by: wellFormed(by), at: noted }));
    },
    close: (id, { at, by, how }) => {
      const breach = all().find((one) => one.id === id && one.closed === null);
      if (breach === undefined) return false;
      const closed = { at: asInstant(at), by: wellFormed(by), how: wellFormed(how) };
      sheets.put(KIND, id, reviewJson({ ...breach, closed }));
      add(breachLine('BreachClosed', id, closed));
      return true;
    },
  };
}
