// What the program needs of the outside. Each port has one adapter per outside thing in `adapters/`, one in
// `adapters/memory.ts`, and one contract suite in `test/contract/` that all of them must pass.

import type { LexicalReader } from './core/reading/lexical-reader.ts';
import type { Offer, OfferId } from './domain/action.ts';
import type { AgendaChange, AgendaState } from './domain/agenda.ts';
import type { ActionId, ActionRecord, ActionState, Case, CaseId, CaseState, Outcome } from './domain/case.ts';
import type { Language } from './domain/language.ts';
import type { Outgoing } from './domain/letter.ts';
import type { Address, MailSource, OpenedMail, RawMail } from './domain/mail.ts';
import type { Patient, PatientId } from './domain/patient.ts';
import type { Opinion, Sentence } from './domain/reading.ts';
import type { Texts } from './domain/texts.ts';
import type { Instant } from './domain/time.ts';

/** Where patients' mail arrives. Never deletes, never marks read on behalf of a human. */
export interface Mailbox {
  /** Mails not seen before, oldest first. Throws `Unreachable`. */
  readonly arrivals: () => AsyncIterable<RawMail>;
  /** Undoes MIME. Throws for a message that cannot be opened. */
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
  /** Puts a keyword on a mail, where the store can. */
  readonly label: (source: MailSource, keyword: string) => Promise<Outcome>;
  /** Message-IDs of threads in which the practice itself wrote an answer. */
  readonly answered: (thread: readonly string[]) => Promise<boolean>;
}

/** Where appointments live. */
export interface Agenda {
  readonly read: () => Promise<AgendaState>;
  /** Applies all changes or none. `stale` when the agenda is no longer the `version` they were decided on. */
  readonly apply: (changes: readonly AgendaChange[], version: string) => Promise<Outcome>;
}

/** How letters leave. */
export interface Outbox {
  readonly send: (letter: Outgoing) => Promise<Outcome>;
  /** Whether a letter with this Message-ID has certainly left; null when that can't be told. */
  readonly left: (messageId: string) => Promise<boolean | null>;
}

/** The language model on the practice's machine. It labels sentences; it never writes to anybody. */
export interface Model {
  readonly name: string;
  readonly label: (request: ModelRequest) => Promise<ModelAnswer>;
}

export interface ModelRequest {
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  /** Ids and first questions of the approved answers, the closed list to choose from. */
  readonly faq: readonly { readonly id: string; readonly question: string }[];
}

export type ModelAnswer =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  | { readonly kind: 'away'; readonly sentence: string }
  | { readonly kind: 'unusable'; readonly sentence: string };

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
}

export interface Clock {
  readonly now: () => Instant;
}

/** The program's memory. Every method is one transaction. */
export interface Store {
  /** Writes a case with its plan, before anything is done. `known` when it was opened before: nothing is changed. */
  readonly open: (kase: Case) => Promise<'opened' | 'known'>;
  readonly case: (id: CaseId) => Promise<Case | null>;
  /** Oldest first. */
  readonly cases: (state?: CaseState) => Promise<readonly Case[]>;
  readonly settle: (id: CaseId, state: CaseState) => Promise<void>;
  readonly actions: (id: CaseId) => Promise<readonly ActionRecord[]>;
  /** Adds the proposal's actions as planned, after a human's yes. */
  readonly approve: (id: CaseId, by: string, at: Instant) => Promise<void>;
  readonly mark: (id: ActionId, state: ActionState, note: string, at: Instant) => Promise<void>;
  /** Actions started and never ended: the crash's leftovers. */
  readonly unfinished: () => Promise<readonly ActionRecord[]>;
  readonly offers: (patient?: PatientId) => Promise<readonly Offer[]>;
  readonly saveOffer: (offer: Offer) => Promise<void>;
  readonly closeOffer: (id: OfferId, state: Offer['state']) => Promise<void>;
  readonly countSent: (query: SentQuery) => Promise<number>;
  readonly freeze: (address: Address, why: string, at: Instant) => Promise<void>;
  readonly frozen: (address: Address) => Promise<string | null>;
  readonly stop: (address: Address, at: Instant) => Promise<void>;
  readonly stopped: (address: Address) => Promise<boolean>;
  readonly addMove: (key: string) => Promise<void>;
  readonly moves: () => Promise<Readonly<Record<string, number>>>;
  readonly addWaiting: (patient: PatientId, at: Instant) => Promise<void>;
  readonly waiting: () => Promise<readonly { readonly patient: PatientId; readonly since: Instant }[]>;
  /** Approved hash by `id/language`. */
  readonly approvals: () => Promise<Readonly<Record<string, string>>>;
  readonly approveText: (key: string, hash: string, by: string, at: Instant) => Promise<void>;
  readonly eventCount: () => Promise<number | null>;
  readonly saveEventCount: (count: number) => Promise<void>;
  /** A secret of this installation, made at first use: it signs reply tokens and the audit chain. */
  readonly secret: () => Promise<string>;
  readonly audit: (entry: AuditEntry) => Promise<void>;
  /** Null when the chain is whole, else the number of the first entry that does not fit. */
  readonly verifyAudit: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

export interface SentQuery {
  readonly since: Instant;
  readonly to?: Address;
  /** Only replies of cases whose thread shares one of these Message-IDs. */
  readonly thread?: readonly string[];
}

/** One line of the append-only trail: no message text, no address in clear. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: 'agent' | 'human' | 'clock';
  readonly verb: string;
  readonly case: CaseId | null;
  readonly detail: string;
}

/** All doors of the program at once; `adapters/memory.ts` has one that is whole. */
export interface World {
  readonly mailbox: Mailbox;
  readonly agenda: Agenda;
  readonly outbox: Outbox;
  readonly lexical: LexicalReader;
  readonly model: Model | null;
  readonly store: Store;
  readonly templates: Templates;
  readonly directory: Directory;
  readonly alerts: Alerts;
  readonly clock: Clock;
}
