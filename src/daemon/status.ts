// How the secretary stands, as `agent status` shows it: counts, times, codes and the program's own sentences.

import type { OpenBreaches } from '../domain/breach.ts';
import type { CaseId, Pause } from '../domain/case.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import { type Instant, MINUTE, type Zone } from '../domain/time.ts';

/** The layout below; another number means another version of the program wrote it. */
export const STATUS_LAYOUT = 3;

export interface Status {
  readonly layout: typeof STATUS_LAYOUT;
  readonly at: Instant;
  /** When the line last began a piece of work. */
  readonly turned: Instant;
  readonly pid: number;
  readonly version: string;
  readonly since: Instant;
  readonly phase: 'working' | 'stopping' | 'stopped';
  readonly practice: string;
  readonly language: ProgramLanguage;
  readonly zone: Zone;
  readonly mailbox: MailboxStatus;
  /** Why letters can't leave, and since when. */
  readonly outbox: {
    readonly trouble: string;
    readonly since: Instant;
    /** Letters that left and whose copy is not in Sent yet. */
    readonly copiesOwed?: number;
  };
  readonly queue: {
    /** Mails in hand and not yet worked. */
    readonly mails: number;
    /** Whether more wait in the mailbox. */
    readonly more: boolean;
    readonly acting: number;
    /** Cases that wait for a yes or no. */
    readonly waiting: number;
    /** Cases with a red alert that nobody has settled, even while their letter can't leave: to be read now. */
    readonly urgent: number;
    /** Cases whose outcome a human must tell. */
    readonly unknown: number;
    /** Mails that failed and are tried again. */
    readonly again: number;
    /** Mails that failed three times. */
    readonly beside: number;
  };
  /** What certainly did not happen yet and is tried again by itself; null when nothing is. */
  readonly putOff: PutOff | null;
  /** Since when nothing that is tried succeeds; null when all is well. */
  readonly failing: { readonly since: Instant; readonly code: string } | null;
  readonly lastMail: { readonly case: CaseId; readonly at: Instant; readonly took: number } | null;
  readonly model: ModelStatus | null;
  readonly agenda: AgendaStatus;
  /** Times kept for offers that are open. */
  readonly held: number;
  readonly pause: Pause | null;
  /** What is wrong with the practice's files; null when nothing. */
  readonly settings: { readonly since: Instant; readonly problems: readonly string[] } | null;
  /** Breaches of personal data that nobody has closed; missing when there are none. */
  readonly breaches?: OpenBreaches;
  /** Alerts that no channel has taken yet, the daemon's own and those of cases. */
  readonly untold: number;
  readonly today: {
    /** Midnight, or the start of the program when that was later. */
    readonly since: Instant;
    readonly mails: number;
    readonly alone: number;
    readonly forHuman: number;
    readonly aside: number;
  };
}

export interface PutOff {
  /** Letters and changes of the agenda. */
  readonly count: number;
  readonly nextTry: Instant;
  /** Why the oldest of them failed the last time. */
  readonly trouble: string;
}

export interface MailboxStatus {
  readonly connection: 'files' | 'connected' | 'connecting' | 'away' | 'refused';
  readonly trouble: string;
  readonly since: Instant;
  readonly pushed: boolean;
  readonly nextTry: Instant | null;
  /** When the mailbox was last seen to the end. */
  readonly lastLook: Instant | null;
  /** Why Sent can't be looked at, and since when: whether the practice answered by itself is not known then. */
  readonly sentUnseen?: { readonly since: Instant; readonly code: string };
  /** How far each mailbox was worked: when its youngest worked mail came in. */
  readonly cursors: readonly { readonly folder: string; readonly since: Instant }[];
}

export interface ModelStatus {
  readonly name: string;
  readonly state: 'ready' | 'away' | 'unused' | 'loading';
  readonly trouble: string;
  readonly since: Instant;
  /** Milliseconds a mail, on average; null before the first. */
  readonly average: number | null;
  /** Servers that work, and all of them. */
  readonly servers: { readonly ready: number; readonly all: number };
  /** What makes it slower or poorer than it could be, and what to do: one sentence each. */
  readonly advice: readonly string[];
  /** Mails that wait for it. */
  readonly awaited: number;
}

export interface AgendaStatus {
  readonly trouble: string;
  /** Calendars that can't be brought up to date, while their last reading still counts: one sentence each. */
  readonly away: readonly string[];
  /** When it was last known to be current; null when it never was. */
  readonly readAt: Instant | null;
  /** Since when it stands as it stands. */
  readonly versionSince: Instant | null;
}

/** What a person should do something about, gravest first. */
export type Need =
  | 'paused'
  | 'stuck'
  | 'mailbox-refused'
  | 'mailbox-away'
  | 'sent-unseen'
  | 'outbox'
  | 'failing'
  | 'put-off'
  | 'agenda'
  | 'settings'
  | 'beside'
  | 'unknown'
  | 'urgent'
  | 'breach'
  | 'untold'
  | 'model'
  | 'model-slow';

/** Milliseconds that no piece of work ever takes, the slowest model's reading included. */
const STUCK = 15 * MINUTE;

/** Empty when all is well. Replies that wait for a yes are ordinary work and no need. */
export function needsOf(status: Status): readonly Need[] {
  const { mailbox, outbox, queue, agenda, settings, pause, untold, model, failing, putOff } = status;
  const found: readonly (readonly [Need, boolean])[] = [
    ['paused', pause !== null],
    ['stuck', status.at - status.turned > STUCK],
    ['mailbox-refused', mailbox.connection === 'refused'],
    ['mailbox-away', mailbox.connection === 'away'],
    // A mailbox that is away says it all.
    ['sent-unseen', mailbox.connection === 'connected' && mailbox.sentUnseen !== undefined],
    ['outbox', outbox.trouble !== ''],
    ['failing', failing !== null],
    // Letters that wait because none can leave are said with that.
    ['put-off', putOff !== null && outbox.trouble === ''],
    ['agenda', agenda.trouble !== ''],
    ['settings', settings !== null],
    ['beside', queue.beside > 0],
    ['unknown', queue.unknown > 0],
    ['urgent', queue.urgent > 0],
    ['breach', status.breaches !== undefined],
    ['untold', untold > 0],
    ['model', model?.state === 'away'],
    ['model-slow', model !== null && model.state !== 'away' && (model.advice ?? []).length > 0],
  ];
  return found.filter(([, applies]) => applies).map(([need]) => need);
}

/** A status as a program of this layout wrote it; null for anything else. */
export function parseStatus(raw: unknown): Status | null {
  const ours = typeof raw === 'object' && raw !== null && 'layout' in raw && raw.layout === STATUS_LAYOUT;
  return ours ? (raw as Status) : null;
}
