// Rows of an export that are one person: software that writes a line for each visit, or for each address.

import { fold } from '../patients/name-words.ts';
import type { ListRow } from '../patients/patient-list.ts';
import type { Cells } from '../patients/patient-row.ts';

/** The rows, those of one person joined into the first of them. The same name alone does not make one person. */
export function joinedRows(rows: readonly ListRow[]): readonly ListRow[] {
  const joined = new Map<string, ListRow>();
  for (const row of rows) {
    const key = keyOf(row.cells);
    const first = joined.get(key);
    joined.set(key, first === undefined ? row : { ...first, cells: together(first.cells, row.cells) });
  }
  return [...joined.values()];
}

/** A row without number or date of birth is one person only with all that it says. */
function keyOf(cells: Cells): string {
  const name = fold(`${cells.familyName}|${cells.givenName}`);
  const known = cells.id !== '' || cells.birthDate !== '';
  return [name, cells.id, cells.birthDate, known ? '' : fold(cells.emails)].join('|');
}

/** Of each person's addresses it must stay known whose they are: the column of relations stands for a whole row. */
function together(first: Cells, second: Cells): Cells {
  const apart = fold(first.relation) !== fold(second.relation);
  const emails = (cells: Cells): string => (apart ? marked(cells) : cells.emails);
  return {
    ...second,
    ...Object.fromEntries(Object.entries(first).filter(([, cell]) => cell !== '')),
    emails: union(emails(first), emails(second)),
    phones: union(first.phones, second.phones),
    flags: union(first.flags, second.flags),
    refuses: union(first.refuses, second.refuses),
    sharesWith: union(first.sharesWith, second.sharesWith),
    relation: apart ? '' : first.relation,
  };
}

function marked({ emails, relation }: Cells): string {
  const holder = relation === '' ? 'self' : relation;
  return emails
    .split(/[|,;\s]+/)
    .filter((one) => one !== '')
    .map((one) => (one.includes(':') ? one : `${holder}:${one}`))
    .join('|');
}

function union(one: string, other: string): string {
  const parts = `${one}|${other}`.split('|').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))].join('|');
}
