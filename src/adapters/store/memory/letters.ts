import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import type { Restored } from '../../../domain/backup.ts';
import type { Pause, ReviewNote, Verdict } from '../../../domain/case.ts';
import type { Cursor } from '../../../domain/mail.ts';
import type { Instant } from '../../../domain/time.ts';
import type { LetterState, Store } from '../../../ports/store.ts';
import { parseReviewNote, parseVerdict, toJson } from '../json/json.ts';
import { asInstant, isOver, letterMayBecome, messageKey, wholePause, writtenKeys } from '../records.ts';
import { pauseLine, pauseOverLine, restoredLine, verdictLine } from '../tables/audit-lines.ts';

type Letters = Pick<Store, 'noteSent' | 'answered' | 'cursor' | 'saveCursor' | 'noteLetter' | 'letterState'>;

/** Cursors, our own letters and the practice's threads, in memory. */
export function memoryLetters(secret: string): Letters {
  const answered = new Set<string>();
  const cursors = new Map<string, Cursor>();
  const letters = new Map<string, LetterState>();
  const keyOf = (id: string) => messageKey(id, secret);
  return {
    noteSent: async (mails) => {
      for (const key of writtenKeys(mails, secret)) answered.add(key);
    },
    answered: async (thread) => thread.some((id) => answered.has(keyOf(id))),
    cursor: async (folder) => cursors.get(wellFormed(folder)) ?? null,
    saveCursor: async (folder, { uidValidity, uid, since }) =>
      void cursors.set(wellFormed(folder), {
        uidValidity: wellFormed(uidValidity),
        uid,
        since: asInstant(since),
      }),
    noteLetter: async (messageId, state, at) => {
      asInstant(at);
      if (letterMayBecome(letters.get(keyOf(messageId)) ?? null, state)) letters.set(keyOf(messageId), state);
    },
    letterState: async (messageId) => letters.get(keyOf(messageId)) ?? null,
  };
}

type Told = Pick<
  Store,
  | 'paused'
  | 'pause'
  | 'restored'
  | 'noteRestored'
  | 'recordVerdict'
  | 'verdicts'
  | 'verdictTaken'
  | 'reviewNotes'
  | 'noteReview'
>;

interface Around {
  readonly now: () => Instant;
  readonly add: (line: AuditLine) => void;
  readonly hasCase: (id: string) => Promise<boolean>;
}

interface OfCases {
  /** Drops what humans said and noted of a case; with `notes`, the notes alone. */
  readonly dropCase: (id: string, what: 'notes' | 'all') => void;
}

/** What a human told the program, in memory. */
export function memoryVerdicts({ now, add, hasCase }: Around): Told & OfCases {
  const verdicts = new Map<string, Verdict>();
  const notes = new Map<string, ReviewNote>();
  let paused: Pause | null = null;
  let restored: Restored | null = null;
  return {
    dropCase: (id, what) => {
      notes.delete(id);
      if (what === 'all') verdicts.delete(id);
    },
    paused: async () => {
      if (paused === null || !isOver(paused, now())) return paused;
      paused = null;
      add(pauseOverLine(now()));
      return null;
    },
    pause: async (pause) => {
      const line = pauseLine(paused, pause, now());
      paused = pause === null ? null : wholePause(pause);
      if (line !== null) add(line);
    },
    restored: async () => restored,
    noteRestored: async (again) => {
      restored = again;
      add(restoredLine(again));
    },
    recordVerdict: async (verdict) => {
      if (!(await hasCase(verdict.case))) throw new Error(`there is no case ${verdict.case}`);
      asInstant(verdict.at);
      const copy = parseVerdict(toJson(verdict));
      if (copy === null) throw new Error(`the verdict on ${verdict.case} could not be read back`);
      verdicts.set(verdict.case, copy);
      add(verdictLine(verdict));
    },
    verdicts: async () => [...verdicts.values()],
    verdictTaken: async (id) => void verdicts.delete(id),
    reviewNotes: async () => [...notes.values()].sort((a, b) => (a.case < b.case ? -1 : 1)),
    noteReview: async (note) => {
      if (!(await hasCase(note.case))) throw new Error(`there is no case ${note.case}`);
      const copy = parseReviewNote(toJson(note));
      if (copy === null) throw new Error(`the note on ${note.case} could not be read back`);
      notes.set(note.case, copy);
    },
  };
}
