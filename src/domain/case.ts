import type { Action, Plan } from './action.ts';
import type { Slot } from './agenda.ts';
import type { Decision } from './decision.ts';
import type { Letter } from './letter.ts';
import type { Address, MailSource } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Label, Reading, ReadSentence, Request } from './reading.ts';
import type { Reason } from './reason.ts';
import type { Instant } from './time.ts';

/** `c-` and twelve hex digits, computed from the mail: the same mail always makes the same case. */
export type CaseId = string;

/** Computed from the case and the step, never random: `<case>-<stage>-<step>`. */
export type ActionId = string;

/** `now`: the plan done at once; `approved`: the proposal after a yes. */
export type Stage = 'now' | 'approved';

export type CaseState = 'acting' | 'waiting' | 'done' | 'set-aside' | 'refused' | 'unknown';

/** What began a case. */
export type Origin =
  | { readonly kind: 'mail' }
  /** Something fell due: `rule` names what, `key` which one, so that it comes once (a reminder, a freed time offered). */
  | {
      readonly kind: 'clock';
      readonly rule: string;
      readonly key: string;
      /** Follow-ups that it does, by their keys: none of them is ever in two cases (`FollowUpDone`). */
      readonly covers?: readonly string[];
    }
  /** A human asked for it on the command line: a series to plan, a day to clear. */
  | { readonly kind: 'human'; readonly command: string; readonly by: string };

/** Whether letters of this case answer a mail, in its thread; others are written first (RFC 3834: `auto-generated`). */
export function isAnswer({ origin }: Pick<Case, 'origin'>): boolean {
  return origin.kind === 'mail';
}

/** Whose mail it was taken for, and what proved it (handbook §3.3). */
export interface Identity {
  readonly level: 0 | 1 | 2;
  readonly by: 'sender' | 'thread' | 'nothing';
  readonly as: 'self' | 'parent' | 'carer' | 'nobody';
}

/** Everything kept of one mail, or of one thing that fell due or was asked for, and what became of it. */
export interface Case {
  readonly id: CaseId;
  readonly origin: Origin;
  /** Cases that one yes approves together: all patients of a day that is cleared. Null for a case by itself. */
  readonly batch: string | null;
  /** Where the mail lies; null when no mail began it. */
  readonly source: MailSource | null;
  readonly messageId: string | null;
  readonly contentHash: string;
  /** Message-IDs of the thread, oldest first, as far as the mail names them. */
  readonly thread: readonly string[];
  /** Who wrote; for a case that no mail began, whom it is written to. */
  readonly from: Address | null;
  /** Where the writer wants answers, when that is elsewhere: to know the practice's own answer again, for nothing else. */
  readonly replyTo?: readonly Address[];
  readonly patient: PatientId | null;
  /** How well it was known who wrote; left out where no mail was situated. */
  readonly identity?: Identity;
  /** When the mail was sent, or when it fell due. */
  readonly sent: Instant;
  readonly opened: Instant;
  readonly reading: Reading | null;
  readonly decision: Decision['kind'];
  readonly reason: Reason;
  readonly plan: Plan;
  readonly proposal: Plan;
  readonly state: CaseState;
  /** Until when a person must have read it, because it concerns an appointment; left out where it concerns none. */
  readonly answerBy?: Instant;
  /** What leaves the house by itself waits until then, so that a human can still stop it (`grace`). */
  readonly notBefore?: Instant;
}

/** A case as a list shows it: without the words of its letters, and of its mail no more than asks and one sentence. */
export interface ListedCase
  extends Pick<
    Case,
    | 'id'
    | 'origin'
    | 'batch'
    | 'from'
    | 'patient'
    | 'sent'
    | 'opened'
    | 'decision'
    | 'reason'
    | 'state'
    | 'answerBy'
  > {
  readonly reading: ListedReading | null;
  readonly plan: readonly ListedAction[];
  readonly proposal: readonly ListedAction[];
}

export interface ListedReading extends Pick<Reading, 'urgency'> {
  readonly requests: readonly Pick<Request, 'kind'>[];
  readonly sentences: readonly Pick<ReadSentence, 'text' | 'labels'>[];
}

export type ListedAction =
  | Exclude<Action, { readonly kind: 'reply' }>
  | { readonly kind: 'reply'; readonly letter: Pick<Letter, 'made' | 'editedBy'> };

/** planned → started → done | failed | unknown (design §5). */
export type ActionState = 'planned' | 'started' | 'done' | 'failed' | 'unknown' | 'skipped';

export interface ActionRecord {
  readonly id: ActionId;
  readonly case: CaseId;
  readonly stage: Stage;
  readonly step: number;
  readonly action: Action;
  readonly state: ActionState;
  /** What came of it, for the human: a code (`ActionNote`) or what a server said; never the patient's words. */
  readonly note: string;
  readonly at: Instant;
  /** How often it was tried in vain and certainly did not happen. */
  readonly attempts: number;
  /** Not tried again before; null when it may be done at once. */
  readonly notBefore: Instant | null;
}

/**
 * How an attempt to do something ended. `unknown` is never retried: a human says whether it happened. What the program
 * itself has to say is a code (`ActionNote`); an adapter's sentence is in the practice's language.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly note: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly retry: boolean }
  | { readonly kind: 'unknown'; readonly sentence: string }
  /** Nothing was done because the world changed since the decision: decide again. */
  | { readonly kind: 'stale'; readonly sentence: string };

/** Who stopped all sending, and when (`agent pause`). */
export interface Pause {
  readonly by: string;
  readonly since: Instant;
  /** When it ends by itself; left out when somebody must end it. */
  readonly until?: Instant;
}

/** SHA-256 in hex over what a human saw of a proposal (`core/review/seal.ts`). */
export type Seal = string;

interface Said {
  readonly case: CaseId;
  readonly by: string;
  readonly at: Instant;
  /** Of what was on the screen; a verdict on anything else is void. Left out by who names a case by its number only. */
  readonly seal?: Seal;
}

/** What the practitioner says of a case, on whatever surface. */
export type Verdict =
  | (Said & { readonly kind: 'approve' })
  | (Said & { readonly kind: 'refuse'; readonly note: string })
  /** Yes, with these words: the letter's body as the human wrote it. */
  | (Said & { readonly kind: 'edit'; readonly text: string })
  /** Another time in the place of one that was prepared; the case goes on waiting with the new letter. */
  | (Said & { readonly kind: 'choose'; readonly instead: Instant; readonly slot: Slot })
  /** What a sentence was; what rested on the other reading is taken back, and the case goes on waiting. */
  | (Said & { readonly kind: 'relabel'; readonly sentence: number; readonly labels: readonly Label[] })
  | (Said & { readonly kind: 'hand'; readonly to: string })
  | (Said & { readonly kind: 'snooze'; readonly until: Instant })
  /** An emergency was read by a person: nobody is reminded of it any more. */
  | (Said & { readonly kind: 'seen' })
  /** Stops what has not left yet; it waits for a yes then. */
  | (Said & { readonly kind: 'undo' });

export type VerdictKind = Verdict['kind'];

/** What humans noted on a case beside yes and no. */
export interface ReviewNote {
  readonly case: CaseId;
  readonly seen: { readonly by: string; readonly at: Instant } | null;
  /** Not shown before then. */
  readonly snoozedUntil: Instant | null;
  readonly handed: { readonly to: string; readonly by: string; readonly at: Instant } | null;
}
