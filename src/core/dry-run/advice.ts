// Whether a kind of request may be opened, from how its past mails were judged.

import type { Advice, DryVerdict, Judgement, KindCount } from '../../domain/dry-run.ts';
import { REQUEST_KINDS, type RequestKind } from '../../domain/reading.ts';

/** Judged mails below which nothing is advised. */
export const ENOUGH = 10;
/** Part of them that must be the same or better. */
const AGREED = 0.9;

const NONE_YET: KindCount['verdicts'] = {
  same: 0,
  better: 0,
  different: 0,
  'missed-ask': 0,
  'wrong-language': 0,
  'wrong-commitment': 0,
  'should-have-escalated': 0,
};

/** One more judged mail, counted under each kind that was read in it. */
export function counting(
  counts: readonly KindCount[],
  kinds: readonly RequestKind[],
  judgement: Judgement,
): readonly KindCount[] {
  const known = new Map(counts.map((count) => [count.kind, count]));
  for (const kind of new Set(kinds)) known.set(kind, withOne(known.get(kind) ?? nothing(kind), judgement));
  return REQUEST_KINDS.flatMap((kind) => known.get(kind) ?? []);
}

function nothing(kind: RequestKind): KindCount {
  return { kind, verdicts: NONE_YET, unjudged: {}, withoutTimes: 0 };
}

function withOne(count: KindCount, judgement: Judgement): KindCount {
  if (judgement.kind === 'not-judged') {
    const { why } = judgement;
    return { ...count, unjudged: { ...count.unjudged, [why]: (count.unjudged[why] ?? 0) + 1 } };
  }
  const { verdict, unjudged } = judgement;
  return {
    ...count,
    verdicts: { ...count.verdicts, [verdict]: count.verdicts[verdict] + 1 },
    withoutTimes: count.withoutTimes + (unjudged.includes('agenda-then') ? 1 : 0),
  };
}

/** How many mails of a kind were judged, whatever came of it. */
export function judgedOf({ verdicts }: KindCount): number {
  return Object.values(verdicts).reduce((sum, count) => sum + count, 0);
}

/** How many would have been answered as the practice did, or better. */
export function agreedOf({ verdicts }: KindCount): number {
  return verdicts.same + verdicts.better;
}

/** What may never happen once. */
const GRAVE: readonly DryVerdict[] = ['wrong-commitment', 'should-have-escalated'];

/** How many mails of a kind would have gone gravely wrong. */
export function gravelyWrong({ verdicts }: KindCount): number {
  return GRAVE.reduce((sum, verdict) => sum + verdicts[verdict], 0);
}

/** Kinds that a person always answers. */
const ALWAYS_YOURS: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'clinical',
  'complaint',
  'third',
  'rights',
  'human',
]);

/** Kinds that nobody answers at all. */
const WITHOUT_ANSWER: ReadonlySet<RequestKind> = new Set<RequestKind>(['thanks', 'none', 'survey', 'stop']);

/** Go, prepare only, or not yet. One grave fault is one too many; what leans on an unknown agenda is only prepared. */
export function adviceOn(count: KindCount): Advice {
  if (ALWAYS_YOURS.has(count.kind)) return 'yours';
  const judged = judgedOf(count);
  if (gravelyWrong(count) > 0) return 'no-go';
  if (judged < ENOUGH) return 'too-few';
  const agreed = agreedOf(count) / judged;
  if (agreed < AGREED) return count.withoutTimes > judged / 2 && faultless(count) ? 'suggest' : 'no-go';
  return count.withoutTimes > judged / 2 && !WITHOUT_ANSWER.has(count.kind) ? 'suggest' : 'go';
}

/** Nothing but times differs. */
function faultless({ verdicts }: KindCount): boolean {
  return verdicts['missed-ask'] === 0 && verdicts['wrong-language'] === 0;
}
