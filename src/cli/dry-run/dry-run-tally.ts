// What a dry run remembers of the mails that it judged: counts, and a few examples of each verdict. It stays as small
// for 20,000 mails as for 200.

import { counting } from '../../core/dry-run/advice.ts';
import { answeredAfter } from '../../core/dry-run/past-answers.ts';
import { type DryVerdict, type KindCount, type Unjudged, VERDICTS } from '../../domain/dry-run.ts';
import type { Judged } from './past-judged.ts';

/** Examples of one verdict that are kept for the report. */
const EXAMPLES = 12;

export interface DryTally {
  readonly mails: number;
  /** Would have been answered alone; with a reply to approve; a person's; set aside. */
  readonly alone: number;
  readonly prepared: number;
  readonly yours: number;
  readonly aside: number;
  /** Letters of the practice that were found. */
  readonly answered: number;
  /** Milliseconds after each mail, in no order. */
  readonly delays: readonly number[];
  readonly verdicts: Readonly<Record<DryVerdict, number>>;
  readonly unjudged: Readonly<Partial<Record<Unjudged, number>>>;
  readonly kinds: readonly KindCount[];
  /** Gravest first. */
  readonly examples: readonly Judged[];
}

/** Takes one judged mail after another; `read` gives what was counted so far. */
export function dryTally(): { readonly add: (judged: Judged) => void; readonly read: () => DryTally } {
  const counts = { mails: 0, alone: 0, prepared: 0, yours: 0, aside: 0, answered: 0 };
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<DryVerdict, number>;
  const unjudged: Partial<Record<Unjudged, number>> = {};
  const examples = new Map<DryVerdict, Judged[]>();
  const delays: number[] = [];
  let kinds: readonly KindCount[] = [];
  return {
    add: (judged) => {
      const { mail, answer, judgement } = judged;
      counts.mails += 1;
      counts[fateOf(judged)] += 1;
      if (answer !== null) {
        counts.answered += 1;
        if (!answer.letter.automatic) delays.push(answeredAfter(mail, answer.letter));
      }
      kinds = counting(kinds, judged.kinds, judgement);
      if (judgement.kind === 'not-judged') unjudged[judgement.why] = (unjudged[judgement.why] ?? 0) + 1;
      else {
        const { verdict } = judgement;
        verdicts[verdict] += 1;
        const kept = examples.get(verdict) ?? [];
        if (answer !== null && kept.length < EXAMPLES) examples.set(verdict, [...kept, judged]);
      }
    },
    read: () => ({
      ...counts,
      delays,
      verdicts,
      unjudged,
      kinds,
      examples: [...VERDICTS].reverse().flatMap((verdict) => examples.get(verdict) ?? []),
    }),
  };
}

function fateOf({ kase }: Judged): 'alone' | 'prepared' | 'yours' | 'aside' {
  if (kase.decision === 'ignore') return 'aside';
  if (kase.decision === 'act') return 'alone';
  return kase.proposal.some(({ kind }) => kind === 'reply') ? 'prepared' : 'yours';
}

/** The middle one; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
