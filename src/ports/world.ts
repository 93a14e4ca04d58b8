// What the program needs of the outside, and the world that a story is given. Each port has one adapter per outside thing
// in `adapters/`, one in `adapters/store/memory/world.ts`, and one contract suite in `test/contract/` that all of them must pass.

import type { LearnedSentence } from '../core/learning/learned-sentence.ts';
import type { LexicalReader } from '../core/reading/lexical-reader.ts';
import type { AgendaChange, AgendaState } from '../domain/agenda.ts';
import type { CaseId, Outcome } from '../domain/case.ts';
import type { FollowUpRule, ListRow } from '../domain/follow-up.ts';
import type { Patient } from '../domain/patient.ts';
import type { Texts } from '../domain/texts.ts';
import type { Instant } from '../domain/time.ts';
import type { Mailbox, Outbox, Signatures } from './mail.ts';
import type { Model } from './model.ts';
import type { Store } from './store.ts';

/** Where appointments live. */
export interface Agenda {
  readonly read: () => Promise<AgendaState>;
  /** Applies all changes or none. `stale` when the agenda is no longer the `version` they were decided on. */
  readonly apply: (changes: readonly AgendaChange[], version: string) => Promise<Outcome>;
  /** Why calendars can't be brought up to date now, one sentence each. Left out by agendas that are always at hand. */
  readonly troubles?: () => readonly string[];
}

/** What the practice sends by the clock: rules that ship and its own, and the rows of its lists. */
export interface FollowUps {
  /** All rules, switched as practice.yaml says; what is broken is left out and told by `agent check`. */
  readonly rules: () => Promise<readonly FollowUpRule[]>;
  readonly rows: () => Promise<readonly ListRow[]>;
}

/** The texts the practice approved. */
export interface Templates {
  readonly read: () => Promise<Texts>;
}

/** Whom the practice knows. */
export interface Directory {
  readonly patients: () => Promise<readonly Patient[]>;
}

/** How a human is told. */
export interface Alerts {
  /** `done` only when a channel took it over. */
  readonly raise: (alert: Alert) => Promise<Outcome>;
}

export interface Alert {
  readonly level: 'red' | 'amber' | 'notice';
  readonly case: CaseId | null;
  /** One sentence without a patient's words, name or health. */
  readonly sentence: string;
  readonly at: Instant;
  /** Who is told when nobody has seen it; the person on duty when left out. */
  readonly rung?: 'second' | 'everybody';
}

export interface Clock {
  readonly now: () => Instant;
}

/** What the program writes down of its own work: codes and ids, never a name, an address or a word of a mail. */
export interface Log {
  readonly write: (entry: LogEntry) => void;
}

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, in the past tense: `MailWorked`, `MailboxLost`. */
  readonly event: string;
  readonly case?: CaseId;
  readonly folder?: string;
  /** Milliseconds. */
  readonly took?: number;
  readonly count?: number;
  /** A code, or one sentence of the program's own. */
  readonly detail?: string;
}

/** All doors of the program at once; `adapters/store/memory/world.ts` has one that is whole. */
export interface World {
  readonly mailbox: Mailbox;
  /** Null unless the practice sets `check-signatures`. */
  readonly signatures: Signatures | null;
  readonly agenda: Agenda;
  readonly outbox: Outbox;
  readonly lexical: LexicalReader;
  readonly model: Model | null;
  readonly store: Store;
  readonly templates: Templates;
  readonly directory: Directory;
  readonly followUps: FollowUps;
  readonly alerts: Alerts;
  /** Teaches the reader what a sentence was. Left out by worlds that learn nothing. */
  readonly teach?: (sentence: LearnedSentence) => Promise<void>;
  readonly clock: Clock;
}
