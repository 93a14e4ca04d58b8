import type { Counts } from '../../domain/backup.ts';

/** Tables that a later version of the program keeps under another name. */
const RENAMED: Readonly<Record<string, string>> = { waiting: 'waiting_entries' };
/** Grows by what is written down of the copying itself. */
const GROWS = ['audit', 'settings'];

/** Tables in which a copy has other rows than the original; a later version may have more tables. */
export function lostIn(before: Counts, after: Counts): readonly string[] {
  return Object.entries(before)
    .filter(([table, count]) => {
      const now = after[table] ?? after[RENAMED[table] ?? ''] ?? 0;
      return GROWS.includes(table) ? now < count : now !== count;
    })
    .map(([table]) => table);
}
