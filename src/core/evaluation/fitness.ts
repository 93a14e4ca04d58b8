import type { RequestKind } from '../../domain/reading.ts';
import { type Figures, type KindFigures, precisionRecall } from './figures.ts';

/** How far one kind of request may go with this reader. */
export type Trust = 'auto' | 'suggest' | 'human';

export interface Fitness {
  /** `unknown`: too few mails to say. `unfit`: an emergency was answered as routine; nothing may be automatic. */
  readonly verdict: 'unknown' | 'unfit' | 'fit';
  readonly auto: readonly RequestKind[];
  readonly suggest: readonly RequestKind[];
}

/** How far handbook §3.2 lets a practice go: A and I alone, D and receipts as drafts, the rest not at all. */
const FURTHEST: Readonly<Record<RequestKind, Trust>> = {
  choose: 'auto',
  confirm: 'auto',
  move: 'auto',
  cancel: 'auto',
  book: 'auto',
  series: 'suggest',
  home: 'suggest',
  when: 'auto',
  late: 'auto',
  earlier: 'auto',
  question: 'auto',
  renewal: 'suggest',
  document: 'suggest',
  sends: 'suggest',
  payment: 'suggest',
  contact: 'suggest',
  exercises: 'auto',
  clinical: 'human',
  complaint: 'human',
  third: 'human',
  rights: 'suggest',
  human: 'human',
  survey: 'suggest',
  stop: 'auto',
  thanks: 'human',
  none: 'human',
};

/** Fewer mails say nothing. */
export const FEWEST_MAILS = 30;
/** Mails of a kind that must have been let go, none of them wrongly, before it may be automatic. */
export const FEWEST_OF_A_KIND = 8;
/** F1 from which drafts of a kind save work; below it, the kind is not for a machine at all. */
export const WORTH_DRAFTING = 0.75;

/** What a reader is good enough for, by its figures alone. The rule stands in docs/evaluation.md. */
export function fitnessOf({ mails, redAsRoutine, byKind }: Figures): Fitness {
  if (mails < FEWEST_MAILS) return { verdict: 'unknown', auto: [], suggest: [] };
  const suggest = byKind.filter((figures) => trustOf(figures) !== 'human').map(({ kind }) => kind);
  if (redAsRoutine.hits > 0) return { verdict: 'unfit', auto: [], suggest };
  const auto = byKind.filter((figures) => trustOf(figures) === 'auto').map(({ kind }) => kind);
  return { verdict: 'fit', auto, suggest: suggest.filter((kind) => !auto.includes(kind)) };
}

/** One kind's place, emergencies aside. */
function trustOf(figures: KindFigures): Trust {
  const { kind, closed, wrong } = figures;
  const furthest = FURTHEST[kind];
  if (furthest === 'human' || (precisionRecall(figures).f1 ?? 0) < WORTH_DRAFTING) return 'human';
  return furthest === 'auto' && closed >= FEWEST_OF_A_KIND && wrong === 0 ? 'auto' : 'suggest';
}
