// What the program keeps of people, for how long (handbook §1.4, R-14), and what is erased at somebody's wish.

import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant } from './time.ts';

/**
 * What is kept, by its term. `drafts`: letters that never left. `text`: words of mails and letters. `history`:
 * appointments, offers, whom a case was about; words of emergencies too. `consents`: consents, refusals, stops, after the
 * contact is gone. `audit`: the trail and the program's log. `copies`: older memories that were put aside.
 */
export const KEPT_KINDS = ['drafts', 'text', 'history', 'consents', 'audit', 'copies'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** With the survey's answers: as long as the name stands with them, and in all. */
export const TERM_KINDS = [...KEPT_KINDS, 'survey-names', 'survey'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** How long something is kept, as a person says it. */
export interface Term {
  readonly count: number;
  readonly unit: 'days' | 'months' | 'years';
}

/** How long a practice keeps what. Longer than usual only with a reason, which its papers name. */
export interface Retention {
  readonly terms: Readonly<Record<TermKind, Term>>;
  readonly reason: string | null;
}

/** The table of handbook §1.4: what holds where practice.yaml says nothing, and the longest without a reason. */
export const USUAL_TERMS: Retention['terms'] = {
  drafts: { count: 30, unit: 'days' },
  text: { count: 90, unit: 'days' },
  history: { count: 24, unit: 'months' },
  consents: { count: 3, unit: 'years' },
  audit: { count: 3, unit: 'years' },
  copies: { count: 35, unit: 'days' },
  'survey-names': { count: 3, unit: 'months' },
  survey: { count: 12, unit: 'months' },
};

/** Days of a term; months and years as their longest: 24 months are 731 days. */
export function termDays({ count, unit }: Term): number {
  if (unit === 'days') return count;
  const months = unit === 'years' ? 12 * count : count;
  const years = Math.floor(months / 12);
  return 365 * years + Math.ceil(years / 4) + Math.ceil((months % 12) * 30.6);
}

/** What is older than these moments goes. */
export type PurgeLimits = Readonly<Record<KeptKind, Instant>>;

/** Whom the practice's own list of patients knows today; their consents and stops live on. */
export interface KnownContacts {
  readonly patients: readonly PatientId[];
  readonly addresses: readonly Address[];
}

/** How much of a case is left; `forgotten` at the person's wish, all others by the clock. */
export const KEPT_STAGES = ['whole', 'no-drafts', 'no-text', 'bare', 'forgotten'] as const;
export type KeptStage = (typeof KEPT_STAGES)[number];

/** What one purge took away, in numbers. */
export interface Purged {
  /** Cases that lost letters which never left, their words, all but date and end. */
  readonly drafts: number;
  readonly texts: number;
  readonly cases: number;
  readonly offers: number;
  readonly waiting: number;
  readonly followUps: number;
  readonly moves: number;
  /** Consents, marks and choices of people the practice no longer knows. */
  readonly consents: number;
  readonly stops: number;
  readonly audit: number;
}

/** Who is to be forgotten: as somebody whom the practice knows, as addresses, or both. */
export interface Forgetting {
  readonly patient: PatientId | null;
  readonly addresses: readonly Address[];
  /** Whole names and telephone numbers: taken out wherever else they stand. */
  readonly words: readonly string[];
}

/** What was erased of one person, in numbers. */
export interface Erased {
  readonly cases: number;
  /** Of these, those that still waited for somebody. */
  readonly open: number;
  readonly offers: number;
  readonly waiting: number;
  readonly followUps: number;
  readonly invitations: number;
  readonly consents: number;
  readonly surveys: number;
  /** Lines of the trail whose words were taken out; their seals stand. */
  readonly audit: number;
  /** Places in cases of others where the person was named. */
  readonly named: number;
}
