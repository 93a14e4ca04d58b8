import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import { changedEntry } from '../../../core/waiting-list/change-entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { FreedTime, TakenPicture, WaitingEntry } from '../../../domain/waiting.ts';
import { parseEntry, parseFreed, parseTaken, waitingJson } from '../json/waiting-json.ts';
import { asInstant } from '../records.ts';
import { waitingLine } from '../tables/audit-lines.ts';
import { FORGOTTEN, type WaitingTable } from '../tables/waiting-table.ts';
import { dropFrom } from './kept.ts';

interface Around {
  readonly now: () => Instant;
  readonly add: (line: AuditLine) => void;
}

interface MemoryWaiting {
  /** Takes entries off that are meant; returns how many. */
  readonly dropEntries: (isMeant: (entry: WaitingEntry) => boolean) => number;
}

/** The waiting list and the freed times, as the state file keeps them. */
export function memoryWaiting({ now, add }: Around): WaitingTable & MemoryWaiting {
  const entries = new Map<string, WaitingEntry>();
  const freed = new Map<string, FreedTime>();
  let taken: TakenPicture | null = null;
  return {
    dropEntries: (isMeant) => dropFrom(entries, isMeant),
    changeWaiting: async (change, at) => {
      const id = wellFormed(change.kind === 'enter' ? change.entry.id : change.entry);
      const known = entries.get(id) ?? null;
      const entry = changedEntry(known, change, asInstant(at));
      if (entry === null) return 'none';
      const copy = parseEntry(waitingJson(entry));
      if (copy === null) throw new Error(`${id} could not be read back`);
      asInstant(copy.since);
      if (known !== null && waitingJson(known) === waitingJson(copy)) return 'changed';
      entries.set(id, copy);
      add(waitingLine(id, change, at));
      return 'changed';
    },
    waiting: async () => [...entries.values()].sort((one, other) => one.since - other.since),
    noteTaken: async (picture, more) => {
      taken = parseTaken(JSON.stringify(picture));
      for (const one of more) {
        const copy = parseFreed(waitingJson(one));
        if (copy !== null) freed.set(wellFormed(one.id), copy);
      }
      if (more.length === 0) return;
      for (const [id, { start }] of freed) if (start < now() - FORGOTTEN) freed.delete(id);
    },
    taken: async () => taken,
    freed: async () =>
      [...freed.values()].sort((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1)),
    closeFreed: async (id) => {
      const known = freed.get(wellFormed(id));
      if (known !== undefined) freed.set(known.id, { ...known, state: 'closed' });
    },
  };
}
