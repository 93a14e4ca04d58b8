// One past mail: what the program would have done, beside what the practice really did. A fault is only said of what is
// known; the rest is said to be unjudged.

import {
  type DryVerdict,
  type Judgement,
  type Remark,
  type SaidByPractice,
  type SaidByProgram,
  type Unjudged,
  VERDICTS,
} from '../../domain/dry-run.ts';
import type { RequestKind } from '../../domain/reading.ts';
import type { Reason } from '../../domain/reason.ts';
import { common, faults, names, onlyOurs, speaksAlike } from './compare.ts';
import type { Outcome } from './said-by-program.ts';

/** How the practice answered; `program`: not a person. */
export type Answered =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'program' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'said'; readonly said: SaidByPractice };

export interface Sides {
  readonly outcome: Outcome;
  readonly reason: Reason['code'];
  readonly kinds: readonly RequestKind[];
  readonly answered: Answered;
}

/** What is to be said of one mail. */
export function judge({ outcome, reason, kinds, answered }: Sides): Judgement {
  if (reason === 'unreadable-mail') return notJudged('mail-unreadable');
  if (reason === 'already-answered') return notJudged('your-thread');
  switch (answered.kind) {
    case 'nothing':
      return outcome.kind === 'set-aside' ? judged([{ code: 'nobody-answered' }]) : notJudged('no-answer');
    case 'program':
      return notJudged('answered-by-program');
    case 'unreadable':
      return notJudged('answer-unreadable');
    case 'said':
      return besideAnswer(outcome, answered.said, kinds);
  }
}

function besideAnswer(outcome: Outcome, theirs: SaidByPractice, kinds: readonly RequestKind[]): Judgement {
  switch (outcome.kind) {
    case 'set-aside':
      return kinds.every(asksNothing) && theirs.topics.size === 0 && theirs.person === null
        ? judged([{ code: 'same-topics', topics: [] }])
        : judged([{ code: 'set-aside-answered' }]);
    case 'receipt':
      return notJudged('receipt-only');
    case 'left-to-you':
      return notJudged(outcome.agendaUnknown ? 'agenda-then' : 'left-to-you');
    case 'letter':
      return letters(outcome.said, theirs, outcome.ready);
  }
}

function asksNothing(kind: RequestKind): boolean {
  return kind === 'thanks' || kind === 'none';
}

function letters(ours: SaidByProgram, theirs: SaidByPractice, ready: boolean): Judgement {
  const wrong = faults(ours, theirs, ready);
  const unjudged = openOf(ours, theirs);
  if (wrong.length > 0) return judged(wrong, unjudged);
  const shared = common(ours, theirs);
  if (shared.length === 0) {
    // Only a draft, for a person who reads the mail first.
    if (!ready) return notJudged('left-to-you');
    if (theirs.understood && theirs.topics.size > 0) return judged([{ code: 'other-words' }], unjudged);
    return notJudged('answer-not-understood');
  }
  const more = onlyOurs(ours, theirs);
  const agreed: Remark = { code: 'same-topics', topics: shared };
  const better: readonly Remark[] = more.length === 0 ? [] : [{ code: 'also-treats', topics: more }];
  return judged([...times(ours, theirs), ...words(ours, theirs), ...better, agreed], unjudged);
}

/** Times that differ. Those that may only be chosen from say nothing when the agenda of then is not known. */
function times(ours: SaidByProgram, theirs: SaidByPractice): readonly Remark[] {
  const given = [...ours.fixed.map(({ at }) => at), ...ours.offered];
  if (given.length === 0) return [];
  const same = given.find((at) => theirs.times.some((time) => names(time, at)));
  if (same !== undefined) return [{ code: 'same-time', at: same }];
  const differ: Remark = { code: 'other-times', ours: given, theirs: theirs.times };
  if (theirs.times.length === 0) return theirs.topics.has('cancel') ? [] : [{ code: 'no-time-given' }];
  if (ours.fixed.every(({ kind }) => kind === 'cancel') && ours.offered.length === 0) return [];
  return ours.agendaUnknown && ours.fixed.length === 0 ? [] : [differ];
}

function words(ours: SaidByProgram, theirs: SaidByPractice): readonly Remark[] {
  const onlyQuestion = ours.topics.size === 1 && ours.topics.has('question');
  return onlyQuestion && !speaksAlike(ours, theirs) ? [{ code: 'other-words' }] : [];
}

function openOf(ours: SaidByProgram, theirs: SaidByPractice): readonly Unjudged[] {
  return [
    ...(ours.agendaUnknown ? (['agenda-then'] satisfies Unjudged[]) : []),
    ...(theirs.understood ? [] : (['part-of-answer'] satisfies Unjudged[])),
  ];
}

function notJudged(why: Unjudged): Judgement {
  return { kind: 'not-judged', why };
}

function judged(remarks: readonly Remark[], unjudged: readonly Unjudged[] = []): Judgement {
  const sorted = [...remarks].sort((a, b) => weight(b) - weight(a));
  const verdict = sorted[0] === undefined ? 'same' : VERDICT_OF[sorted[0].code];
  return { kind: 'judged', verdict, remarks: sorted, unjudged };
}

function weight({ code }: Remark): number {
  return VERDICTS.indexOf(VERDICT_OF[code]);
}

/** What each remark makes of a mail. */
const VERDICT_OF: Readonly<Record<Remark['code'], DryVerdict>> = {
  'same-topics': 'same',
  'same-time': 'same',
  'nobody-answered': 'same',
  'also-treats': 'better',
  'other-words': 'different',
  'no-time-given': 'different',
  'other-times': 'different',
  'not-treated': 'missed-ask',
  'set-aside-answered': 'missed-ask',
  language: 'wrong-language',
  'time-contradicted': 'wrong-commitment',
  'kept-or-moved': 'wrong-commitment',
  'cancelled-instead': 'wrong-commitment',
  'amount-contradicted': 'wrong-commitment',
  'health-answered': 'should-have-escalated',
  'asked-to-call': 'should-have-escalated',
};
