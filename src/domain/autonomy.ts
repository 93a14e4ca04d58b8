// How far each kind of request goes by itself, and how it earned that (design §4, handbook §3.2).

import type { CaseId } from './case.ts';
import type { Autonomy, AutonomyKind, MinuteRange } from './practice.ts';
import type { RequestKind } from './reading.ts';
import type { Instant } from './time.ts';

/** Kinds that a practice can open to the program; what it sends then left before only after a yes. */
export const EARNED_KINDS = [
  'choose',
  'confirm',
  'move',
  'cancel',
  'book',
  'when',
  'late',
  'earlier',
  'question',
] as const satisfies readonly RequestKind[];
export type EarnedKind = (typeof EARNED_KINDS)[number];

/** A person answers these, whatever the practice writes (handbook §3.2 H, R-22). */
const PERSON_ONLY: readonly AutonomyKind[] = ['clinical', 'complaint', 'third', 'rights', 'human'];

/** The program prepares these at most; a person sends them (handbook §3.2 D and H). */
const PREPARED: readonly AutonomyKind[] = [
  'series',
  'home',
  'renewal',
  'document',
  'sends',
  'payment',
  'contact',
  'exercises',
  'survey',
];

/** How far the program may be let for a kind of request, at most. */
export function mostFor(kind: AutonomyKind): Autonomy {
  if (PERSON_ONLY.includes(kind)) return 'off';
  return PREPARED.includes(kind) ? 'suggest' : 'auto';
}

/** A kind that clean approvals can open; the others stay as practice.yaml says. */
export function isEarned(kind: string): kind is EarnedKind {
  return (EARNED_KINDS as readonly string[]).includes(kind);
}

/** When a kind is answered alone; several parts: in each of them. */
export type AlonePart =
  /** From the practice's evening to its morning (`parts-of-day`). */
  | { readonly kind: 'evenings' }
  /** Saturday and Sunday, midnight to midnight. */
  | { readonly kind: 'weekends' }
  /** Minutes after midnight; from > to goes past midnight. */
  | { readonly kind: 'hours'; readonly range: MinuteRange };

/** The texts and the model behind an answer: a name, and a hash of what it was then. */
export type Grounds = Readonly<Record<string, string>>;

/** Why a kind lost what it had earned. */
export type FallBack = 'edited' | 'refused' | 'stopped' | 'complaint' | 'text-changed' | 'model-changed';

interface About {
  readonly kind: EarnedKind;
  readonly at: Instant;
}

interface OfCase extends About {
  readonly case: CaseId;
  /** The kind was answered alone then, at that hour or at others. */
  readonly alone: boolean;
}

/** One thing that bears on how far a kind may go. Of one case, each sort of note counts once. */
export type AutonomyNote =
  /** A prepared answer, sent as it was. */
  | (OfCase & { readonly note: 'approved'; readonly grounds: Grounds })
  /** Sent with other words or another time; how many of its words changed, null when nobody could count. */
  | (OfCase & { readonly note: 'edited'; readonly words: WordChange | null })
  | (OfCase & { readonly note: 'refused' })
  /** The practice answered in its own way while the suggestion lay. */
  | (OfCase & { readonly note: 'by-hand' })
  /** What would have left by itself was stopped before it did. */
  | (OfCase & { readonly note: 'stopped' })
  /** Somebody complains in answer to it. */
  | (OfCase & { readonly note: 'complaint' })
  /** A text that it uses, or the model, is another than the approved answers had. */
  | (About & { readonly note: 'text-changed' | 'model-changed' })
  /** It answered alone with a text that it had not used before. */
  | (About & { readonly note: 'used'; readonly grounds: Grounds })
  /** `needed`: how many clean approvals in a row that takes; with fewer the note changes nothing. */
  | (About & {
      readonly note: 'on';
      readonly by: string;
      readonly only: readonly AlonePart[];
      readonly needed: number;
    })
  | (About & { readonly note: 'off'; readonly by: string });

export interface WordChange {
  readonly changed: number;
  readonly of: number;
}

/** What a person made of one prepared answer, for one of its kinds. */
export interface SaidOfSuggestion {
  readonly kind: EarnedKind;
  readonly note: 'approved' | 'edited' | 'refused' | 'by-hand' | 'stopped';
  readonly at: Instant;
  /** Of an edited one; null when nobody could count. */
  readonly words: WordChange | null;
}

/** Where a kind stands between a human's word and its own deeds. */
export type Standing =
  /** As practice.yaml says. */
  | { readonly state: 'as-written' }
  /** A human switched it on; no parts: at any hour. */
  | { readonly state: 'on'; readonly by: string; readonly at: Instant; readonly only: readonly AlonePart[] }
  | { readonly state: 'off'; readonly by: string; readonly at: Instant }
  | { readonly state: 'fell-back'; readonly why: FallBack; readonly at: Instant };

/** What became of all suggestions of one kind so far. */
export interface KindRecord {
  readonly kind: EarnedKind;
  readonly approved: number;
  readonly edited: number;
  readonly refused: number;
  readonly byHand: number;
  readonly stopped: number;
  readonly complaints: number;
  /** Words of all edited letters. */
  readonly words: WordChange;
  /** Approved unchanged in a row, on the same grounds, since anything else happened. */
  readonly row: number;
  /** What the answers of the row, and those sent alone since, were made of. */
  readonly grounds: Grounds;
  readonly standing: Standing;
}
