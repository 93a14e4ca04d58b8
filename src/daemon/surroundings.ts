import type { Case } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { Log, World } from '../ports/world.ts';
import type { AlarmSentence } from './alarm.ts';
import type { Bell } from './bell.ts';
import type { Machine } from './machine.ts';
import type { Read } from './standing.ts';
import type { Status } from './status.ts';

/** Everything that the daemon needs beside a practice's world. */
export interface Surroundings {
  readonly machine: Machine;
  readonly log: Log;
  readonly pid: number;
  readonly version: string;
  readonly open: (practice: Practice) => Promise<World>;
  /** Reads and checks all files of the practice. */
  readonly read: () => Promise<Read>;
  readonly sentence: AlarmSentence;
  /** Calls back after each burst of changes in the practice's files. */
  readonly watch: (practice: Practice, changed: () => void) => Promise<Closing>;
  /** Answers what commands ask of the secretary that runs. */
  readonly listen: (answer: (question: unknown) => Promise<unknown>) => Promise<Closing>;
  readonly keepStatus: (status: Status) => void;
  readonly supervisor: Supervisor;
  /** Whether another version of the program was put in its place: then no more work is begun. */
  readonly replaced: () => boolean;
  /** Makes the backup of the night when it is due, apart from the line of work. Left out where none are made. */
  readonly backUp?: (practice: Practice) => Promise<'not-due' | 'made' | 'failed'>;
  /**
   * Once a day, takes away what lies beside the memory and is over its time; how many files and sentences, null when it
   * was not due. Left out where nothing lies there.
   */
  readonly purgeFiles?: (practice: Practice) => Promise<number | null>;
  /** For a person who looks on. */
  readonly show: (seen: Seen) => void;
  /** Aborts when the program shall stop. */
  readonly stop: AbortSignal;
  /** Rung when the files shall be read again. */
  readonly reload: Bell;
}

export interface Closing {
  readonly close: () => Promise<void>;
}

/** Who started the program and watches over it (sd_notify(3)). */
export interface Supervisor {
  /** Milliseconds between two signs of life; null when nobody waits for them. */
  readonly beat: number | null;
  readonly tell: (...assignments: readonly string[]) => Promise<void>;
}

/** What a person who looks on may see. */
export type Seen =
  | { readonly kind: 'listening'; readonly practice: Practice }
  | { readonly kind: 'mail'; readonly kase: Case; readonly practice: Practice }
  | { readonly kind: 'mail-failed'; readonly code: string }
  | { readonly kind: 'mailbox-lost'; readonly sentence: string }
  | { readonly kind: 'mailbox-found' }
  | { readonly kind: 'settings-broken'; readonly problems: readonly string[] }
  | { readonly kind: 'settings-taken' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'stopping' };
