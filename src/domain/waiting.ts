import type { AppointmentRef } from './agenda.ts';
import type { Language } from './language.ts';
import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant, Span } from './time.ts';
import type { Wish } from './wish.ts';

/** `w-<patient>`, or `w-<patient>-<slot type>`: one entry for each patient and type (handbook R-62). */
export type WaitingId = string;

/** Why somebody waits no longer. `unanswered`: three offers without an answer. */
export type WaitingEnd = 'served' | 'left' | 'unanswered' | 'removed' | 'expired';

/** Somebody who wants an earlier time when one comes free. */
export interface WaitingEntry {
  readonly id: WaitingId;
  readonly patient: PatientId;
  /** Slot type; null: the one the practice usually gives. */
  readonly type: string | null;
  /** With whom; null: with anybody. */
  readonly practitioner: string | null;
  /** When they would come, as they wrote it; none: at any time. */
  readonly wishes: readonly Wish[];
  /** The appointment that moves when a time is taken; null when they have none. */
  readonly replaces: { readonly ref: AppointmentRef; readonly span: Span } | null;
  /** Where offers go; null: the patient's own recorded address. */
  readonly contact: Address | null;
  readonly language: Language | null;
  /** Date of entry: it alone makes the order. */
  readonly since: Instant;
  /** Nothing is offered after it; null: until they are served or leave. */
  readonly until: Instant | null;
  /** Set by a human only, with a reason. */
  readonly priority: Priority | null;
  readonly interest: Interest;
  readonly state: 'waiting' | WaitingEnd;
}

export interface Priority {
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** Whether they still want it. */
export interface Interest {
  /** When they last said so: at entry, by an answer, by a human's word. */
  readonly said: Instant;
  /** When they were last asked; null: not since. */
  readonly asked: Instant | null;
  /** How often they were asked since they last said so. */
  readonly times: number;
}

/** A change of the waiting list, as data. */
export type WaitingChange =
  | { readonly kind: 'enter'; readonly entry: WaitingEntry }
  | { readonly kind: 'end'; readonly entry: WaitingId; readonly as: WaitingEnd }
  /** They were asked whether they still want it. */
  | { readonly kind: 'asked'; readonly entry: WaitingId }
  /** They said that they still do. */
  | { readonly kind: 'kept'; readonly entry: WaitingId }
  /** Before all others of the same match, or not any more: a human's word. */
  | { readonly kind: 'flag'; readonly entry: WaitingId; readonly priority: Priority | null };

/** A time of the agenda that was taken and is free now. */
export interface FreedTime extends Span {
  /** `<practitioner>|<start>|<end>`. */
  readonly id: string;
  readonly practitioner: string;
  /** When it was seen to be free. */
  readonly seen: Instant;
  /** One of many of the same day at once: somebody cleared it, and a human says whether it may be given. */
  readonly cleared: boolean;
  /** `closed`: filled, too near, or nobody waits for it. */
  readonly state: 'open' | 'closed';
}

/** Taken time by practitioner, one span an event or a full stretch of a group, as the agenda was last read. */
export interface TakenPicture {
  /** What lies beyond was not looked at. */
  readonly until: Instant;
  readonly taken: Readonly<Record<string, readonly Span[]>>;
  /** The settings it was drawn by; not known of one that an earlier version drew. Others are not compared. */
  readonly drawnBy?: string;
}

/** The one entry a patient can have for a type. */
export function waitingId(patient: PatientId, type: string | null): WaitingId {
  return type === null ? `w-${patient}` : `w-${patient}-${type}`;
}

interface Entering {
  readonly patient: PatientId;
  readonly since: Instant;
}

/** An entry that says nothing but who waits since when, for whatever differs to be put over it. */
export function newEntry({ patient, since, ...different }: Entering & Partial<WaitingEntry>): WaitingEntry {
  return {
    patient,
    type: null,
    practitioner: null,
    wishes: [],
    replaces: null,
    contact: null,
    language: null,
    since,
    until: null,
    priority: null,
    interest: { said: since, asked: null, times: 0 },
    state: 'waiting',
    ...different,
    id: waitingId(patient, different.type ?? null),
  };
}

/** What a letter of ours asked about the waiting list, and a mail answers. */
export type ListQuestion =
  /** Whether they still want an earlier time. */
  | { readonly kind: 'interest'; readonly entry: WaitingId }
  /** Whether they want to be told when a time comes free. */
  | { readonly kind: 'join' };
