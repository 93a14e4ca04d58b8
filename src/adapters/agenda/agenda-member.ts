import type { AgendaChange, AgendaState } from '../../domain/agenda.ts';
import type { Outcome } from '../../domain/case.ts';

/** How an attempt to change one calendar ended, and the way back. */
export interface Attempt {
  readonly outcome: Outcome;
  /** Takes back what was done; false when it is not certain that all is as before. */
  readonly undo: () => Promise<boolean>;
}

/** One part of a practice's agenda: its files, or one calendar on a server. */
export interface AgendaMember {
  /** Names of the sources it holds, as in practice.yaml. */
  readonly sources: readonly string[];
  readonly read: () => Promise<AgendaState>;
  /** Why the changes can't be made, found out without writing; null when they can. */
  readonly check: (changes: readonly AgendaChange[], version: string) => Promise<Outcome | null>;
  readonly attempt: (changes: readonly AgendaChange[], version: string) => Promise<Attempt>;
  /** Why it can't be brought up to date now; empty when it can. */
  readonly trouble: () => string;
}

/** Nothing was done, so there is nothing to take back. */
export function undone(outcome: Outcome): Attempt {
  return { outcome, undo: async () => true };
}

/** Which file a change is about. */
export function fileOf(change: AgendaChange): string {
  return change.kind === 'book' ? change.file : change.ref.file;
}

/** The name of the object in which one event lies alone, on a server or in a folder. */
export function objectName(uid: string): string {
  return `${uid.replace(/[^A-Za-z0-9@._-]/g, '_').replace(/^\./, '_')}.ics`;
}

/** The event that a change makes or touches. */
export function uidOfChange(change: AgendaChange): string {
  return change.kind === 'book' ? change.uid : change.ref.uid;
}

/** Whether an event with this UID stands in a calendar's text, folded lines or not (RFC 5545 §3.1). */
export function holdsUid(text: string, uid: string): boolean {
  if (uid === '' || !text.includes(uid.slice(0, 20))) return false;
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .some((line) => /^UID[;:]/i.test(line) && line.slice(line.indexOf(':') + 1).trim() === uid);
}
