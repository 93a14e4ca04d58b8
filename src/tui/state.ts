// What the screen shows and waits for, as data. `step` (step.ts) is the only thing that changes it.

import type { KindQuestion } from '../core/autonomy/questions.ts';
import type { EditedText } from '../core/review/edited-text.ts';
import type { Waiting } from '../core/review/queue.ts';
import type { Slot } from '../domain/agenda.ts';
import type { EarnedKind } from '../domain/autonomy.ts';
import type { ActionRecord, Case, CaseId, ListedCase, Seal, Verdict } from '../domain/case.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { Patient } from '../domain/patient.ts';
import type { Label } from '../domain/reading.ts';
import type { Instant, Zone } from '../domain/time.ts';

export const TABS = ['waiting', 'today', 'questions'] as const;
export type Tab = (typeof TABS)[number];

/** What of the practice stands before the person; read anew whenever something changed. */
export interface Picture {
  readonly queue: readonly Waiting[];
  readonly today: readonly ListedCase[];
  /** By case: what a yes now would be bound to. */
  readonly seals: ReadonlyMap<CaseId, Seal>;
  readonly patients: ReadonlyMap<string, Patient>;
  /** Whether a secretary runs and acts on what is said here. */
  readonly running: boolean;
  readonly paused: boolean;
  /** A kind that may be answered alone from now on, if a person says so; null when none has earned it. */
  readonly asked: KindQuestion | null;
}

/** A case as it is kept, and what a yes to it would be bound to. */
export interface Whole {
  readonly kase: Case;
  readonly seal: Seal;
}

/** What is looked up of one case when it is opened. */
export interface Detail {
  readonly case: CaseId;
  /** The day before and after, in the signs of `day-strip.ts`. */
  readonly days: readonly string[];
  /** Earlier cases of the same person, youngest first, in words. */
  readonly history: readonly string[];
  /** What the same person wrote since this mail, youngest first. */
  readonly since: readonly string[];
  readonly records: readonly ActionRecord[];
  /** Other times that could be given. */
  readonly slots: readonly Slot[];
}

export type Mode =
  | { readonly kind: 'list' }
  | { readonly kind: 'detail'; readonly scroll: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'alike'; readonly ids: readonly CaseId[] }
  | { readonly kind: 'which-time'; readonly chosen: number }
  | { readonly kind: 'other-time'; readonly instead: Instant; readonly chosen: number }
  | { readonly kind: 'which-sentence'; readonly chosen: number }
  | { readonly kind: 'which-label'; readonly sentence: number; readonly chosen: number }
  | { readonly kind: 'typing'; readonly what: 'refuse' | 'hand'; readonly text: string }
  | { readonly kind: 'snooze'; readonly chosen: number }
  | { readonly kind: 'call' }
  | { readonly kind: 'edited'; readonly check: EditedText }
  /** Nobody runs: is it done here, or left for later? */
  | { readonly kind: 'do-here'; readonly verdicts: readonly Verdict[] };

export interface State {
  readonly picture: Picture;
  readonly tab: Tab;
  /** Where in the list the person is, from 0: kept when the case there goes. */
  readonly place: number;
  /** The case the person is at; null when the list is empty. */
  readonly at: CaseId | null;
  readonly mode: Mode;
  /** The case the person is at, once it was fetched. */
  readonly whole: Whole | null;
  readonly detail: Detail | null;
  /** A key that waits for the whole case. */
  readonly pressed: string | null;
  /** One sentence of what became of the last key. */
  readonly message: string;
  /** A verdict is on its way. */
  readonly busy: boolean;
  readonly size: Size;
  readonly now: Instant;
  readonly around: Around;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What never changes while the screen is open. */
export interface Around {
  readonly language: ProgramLanguage;
  readonly zone: Zone;
  readonly by: string;
  readonly practice: string;
}

/** What a step asks of the world; nothing of it is done by the screen itself. */
export type Wish =
  | { readonly kind: 'verdicts'; readonly verdicts: readonly Verdict[]; readonly here: boolean }
  /** The whole case, then what is looked up of it. */
  | { readonly kind: 'detail'; readonly case: CaseId }
  | { readonly kind: 'edit'; readonly case: CaseId; readonly text: string }
  | { readonly kind: 'let-alone'; readonly kindOf: EarnedKind }
  | { readonly kind: 'quit' };

/** What can happen to the screen. */
export type Happening =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** Null: there is no such case any more. */
  | { readonly kind: 'whole'; readonly whole: Whole | null }
  | { readonly kind: 'detail'; readonly detail: Detail }
  | { readonly kind: 'said'; readonly message: string }
  | { readonly kind: 'edited'; readonly check: EditedText }
  | { readonly kind: 'size'; readonly size: Size }
  | { readonly kind: 'clock' };

export interface Stepped {
  readonly state: State;
  readonly wish: Wish | null;
}

/** The state before the first key. */
export function firstState(
  picture: Picture,
  { around, size, now }: { readonly around: Around; readonly size: Size; readonly now: Instant },
): State {
  const at = picture.queue[0]?.kase.id ?? null;
  const place = 0;
  const mode = { kind: 'list' } as const;
  return {
    picture,
    tab: 'waiting',
    place,
    at,
    mode,
    whole: null,
    detail: null,
    pressed: null,
    message: '',
    busy: false,
    size: drawable(size),
    now,
    around,
  };
}

/** The cases of the tab the person looks at, in their order. */
export function shown({ picture, tab }: Pick<State, 'picture' | 'tab'>): readonly ListedCase[] {
  return sortedOut(picture)[tab];
}

/** What waits of a case; null for one that does not. */
export function waitingOf(picture: Picture, id: CaseId): Waiting | null {
  return sortedOut(picture).byId.get(id) ?? null;
}

type SortedOut = Readonly<Record<Tab, readonly ListedCase[]>> & {
  readonly byId: ReadonlyMap<CaseId, Waiting>;
};

/** A picture is looked through once, not at every key: two thousand cases may wait. */
const KNOWN = new WeakMap<Picture, SortedOut>();

function sortedOut(picture: Picture): SortedOut {
  const known = KNOWN.get(picture);
  if (known !== undefined) return known;
  const waiting = picture.queue.map(({ kase }) => kase);
  const sorted: SortedOut = {
    waiting,
    today: picture.today,
    questions: waiting.filter(({ reason }) => reason.code === 'no-approved-answer'),
    byId: new Map(picture.queue.map((one) => [one.kase.id, one])),
  };
  KNOWN.set(picture, sorted);
  return sorted;
}

/** The case under the cursor; null when it left the list meanwhile. */
export function caseAt(state: State): ListedCase | null {
  const cases = shown(state);
  const here = cases[state.place];
  return here?.id === state.at ? here : (cases.find(({ id }) => id === state.at) ?? null);
}

/** The same with all its words; null until it was fetched. */
export function wholeAt({ whole, at }: Pick<State, 'whole' | 'at'>): Case | null {
  return whole?.kase.id === at ? (whole?.kase ?? null) : null;
}

/** What waits of the case under the cursor; null when nothing does. */
export function waitingAt({ picture, at }: State): Waiting | null {
  return at === null ? null : waitingOf(picture, at);
}

/** Labels a person chooses from when a sentence was read wrongly, the usual ones first. */
export const CHOICES: readonly Label[] = [
  'move',
  'cancel',
  'book',
  'confirm',
  'choose',
  'when',
  'late',
  'earlier',
  'question',
  'series',
  'renewal',
  'document',
  'sends',
  'payment',
  'contact',
  'thanks',
  'human',
  'clinical',
  'complaint',
  'third',
  'greeting',
  'closing',
  'name',
  'reason',
  'wish',
  'health',
  'distress',
  'unknown',
];

/** A size that can be drawn on: some terminals say 0 × 0 before they know, and nothing fits in ten columns. */
export function drawable({ columns, rows }: Size): Size {
  return { columns: columns > 0 ? Math.max(40, columns) : 80, rows: rows > 0 ? Math.max(10, rows) : 24 };
}
