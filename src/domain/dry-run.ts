// What a dry run sets side by side: what the program would have answered, and what the practice really did.

import type { Language } from './language.ts';
import type { Address, MailSource } from './mail.ts';
import type { Label, RequestKind } from './reading.ts';
import type { Instant, LocalTime, Window } from './time.ts';

/** A message that the practice sent, by its header. */
export interface PastLetter {
  readonly source: MailSource;
  readonly messageId: string | null;
  /** In-Reply-To and References together. */
  readonly answers: readonly string[];
  readonly to: readonly Address[];
  readonly subject: string;
  readonly at: Instant;
  /** A program sent it (RFC 3834): an absence note, or this program itself. */
  readonly automatic: boolean;
}

/** What a practice's answer was about, as far as it can be told from its words. */
export type Topic =
  | 'appointment'
  | 'cancel'
  | 'waiting-list'
  | 'late'
  | 'question'
  | 'payment'
  | 'document'
  | 'renewal'
  | 'contact';

/** What an answer of the practice says. */
export interface SaidByPractice {
  readonly at: Instant;
  /** Null when the words are too few to tell. */
  readonly language: Language | null;
  readonly labels: ReadonlySet<Label>;
  readonly topics: ReadonlySet<Topic>;
  /** Times named, on the practice's wall clock. */
  readonly times: readonly NamedTime[];
  readonly amounts: readonly number[];
  /** It speaks of health, or asks the patient to call: no template would have said that. */
  readonly person: 'health' | 'call' | null;
  /** Every sentence of it was understood. */
  readonly understood: boolean;
  /** Without greetings, names and closings. */
  readonly words: string;
}

/** A stretch of time that a letter names; `exact` when it is one moment. */
export interface NamedTime extends Window {
  readonly exact: boolean;
}

/** What our letter says and does. */
export interface SaidByProgram {
  readonly language: Language;
  readonly topics: ReadonlySet<Topic>;
  /** Times that the letter gives for good. */
  readonly fixed: readonly FixedTime[];
  /** Times that the patient may choose from. */
  readonly offered: readonly LocalTime[];
  readonly amounts: readonly number[];
  /** It leans on the agenda, and nobody knows how that stood then. */
  readonly agendaUnknown: boolean;
  readonly words: string;
}

export interface FixedTime {
  readonly kind: 'book' | 'move' | 'cancel' | 'confirm';
  readonly at: LocalTime;
  /** The agenda says that this appointment has not changed since the mail. */
  readonly known: boolean;
}

/** From best to gravest. */
export const VERDICTS = [
  'same',
  'better',
  'different',
  'missed-ask',
  'wrong-language',
  'wrong-commitment',
  'should-have-escalated',
] as const;
export type DryVerdict = (typeof VERDICTS)[number];

/** Why a mail was judged so; `core/dry-run/remark-words.ts` turns each into one sentence. */
export type Remark =
  | { readonly code: 'same-topics'; readonly topics: readonly Topic[] }
  | { readonly code: 'same-time'; readonly at: LocalTime }
  | { readonly code: 'nobody-answered' }
  | { readonly code: 'also-treats'; readonly topics: readonly Topic[] }
  | { readonly code: 'other-words' }
  | { readonly code: 'no-time-given' }
  | {
      readonly code: 'other-times';
      readonly ours: readonly LocalTime[];
      readonly theirs: readonly NamedTime[];
    }
  | { readonly code: 'not-treated'; readonly topics: readonly Topic[] }
  | { readonly code: 'set-aside-answered' }
  | { readonly code: 'language'; readonly ours: Language; readonly theirs: Language }
  | {
      readonly code: 'time-contradicted';
      readonly ours: LocalTime;
      readonly theirs: readonly NamedTime[];
    }
  | { readonly code: 'kept-or-moved'; readonly ours: LocalTime }
  | { readonly code: 'cancelled-instead'; readonly ours: LocalTime }
  | {
      readonly code: 'amount-contradicted';
      readonly ours: readonly number[];
      readonly theirs: readonly number[];
    }
  | { readonly code: 'health-answered' }
  | { readonly code: 'asked-to-call' };

/** Why nothing can be said of a mail, or of a part of it. */
export type Unjudged =
  /** No letter of the practice answers it: somebody may have phoned, or nothing was needed. */
  | 'no-answer'
  /** A person would have got it, with nothing prepared. */
  | 'left-to-you'
  /** It answers a letter that the practice wrote by hand. */
  | 'your-thread'
  /** A program answered it. */
  | 'answered-by-program'
  | 'answer-unreadable'
  | 'answer-not-understood'
  | 'mail-unreadable'
  /** Only that it arrived would have been said. */
  | 'receipt-only'
  /** It leans on the agenda, and how that stood then is not known. */
  | 'agenda-then'
  /** Some sentences of the practice's answer say what was not understood. */
  | 'part-of-answer';

/** What is said of one mail. */
export type Judgement =
  | {
      readonly kind: 'judged';
      readonly verdict: DryVerdict;
      /** Gravest first. */
      readonly remarks: readonly Remark[];
      readonly unjudged: readonly Unjudged[];
    }
  | { readonly kind: 'not-judged'; readonly why: Unjudged };

/** How many mails of one kind were judged how. */
export interface KindCount {
  readonly kind: RequestKind;
  readonly verdicts: Readonly<Record<DryVerdict, number>>;
  readonly unjudged: Readonly<Partial<Record<Unjudged, number>>>;
  /** Judged, but for the times, which lean on an agenda that is not known. */
  readonly withoutTimes: number;
}

/** What the practice may do with one kind of request. */
export type Advice = 'go' | 'suggest' | 'no-go' | 'too-few' | 'yours';
