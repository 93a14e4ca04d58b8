// Sets our letter beside the practice's own: what differs, one remark for each thing.

import type {
  FixedTime,
  NamedTime,
  Remark,
  SaidByPractice,
  SaidByProgram,
  Topic,
} from '../../domain/dry-run.ts';
import { dayOf, type LocalTime } from '../../domain/time.ts';
import { wordsOf } from '../reading/fold.ts';

/** What is wrong in our letter when the practice's is right. Nothing rests on an agenda that is not known. */
export function faults(ours: SaidByProgram, theirs: SaidByPractice, ready: boolean): readonly Remark[] {
  return [
    ...(ready ? personNeeded(theirs) : []),
    ...ours.fixed.flatMap((fixed) => commitment(fixed, theirs)),
    ...amounts(ours, theirs),
    ...language(ours, theirs),
    ...untreated(ours, theirs),
  ];
}

/** What a template would never have said. */
function personNeeded({ person }: SaidByPractice): readonly Remark[] {
  switch (person) {
    case 'health':
      return [{ code: 'health-answered' }];
    case 'call':
      return [{ code: 'asked-to-call' }];
    case null:
      return [];
  }
}

function commitment({ kind, at, known }: FixedTime, theirs: SaidByPractice): readonly Remark[] {
  const cancelled = theirs.topics.has('cancel');
  switch (kind) {
    case 'cancel':
      return !cancelled && theirs.times.some((time) => dayOf(time.start) !== dayOf(at))
        ? [{ code: 'kept-or-moved', ours: at }]
        : [];
    case 'confirm':
      if (cancelled && theirs.times.length === 0) return [{ code: 'cancelled-instead', ours: at }];
      return known && contradicts(theirs.times, at)
        ? [{ code: 'time-contradicted', ours: at, theirs: theirs.times }]
        : [];
    case 'book':
    case 'move':
      return cancelled && theirs.times.length === 0 ? [{ code: 'cancelled-instead', ours: at }] : [];
  }
}

function contradicts(times: readonly NamedTime[], at: LocalTime): boolean {
  return times.length > 0 && !times.some((time) => names(time, at));
}

/** An exact time names its own minute; any other, whatever lies in it. */
export function names({ start, end, exact }: NamedTime, at: LocalTime): boolean {
  return exact ? start === at : start <= at && at < end;
}

function amounts(ours: SaidByProgram, theirs: SaidByPractice): readonly Remark[] {
  const both = ours.amounts.length > 0 && theirs.amounts.length > 0;
  return both && !ours.amounts.some((amount) => theirs.amounts.includes(amount))
    ? [{ code: 'amount-contradicted', ours: ours.amounts, theirs: theirs.amounts }]
    : [];
}

function language(ours: SaidByProgram, theirs: SaidByPractice): readonly Remark[] {
  return theirs.language === null || theirs.language === ours.language
    ? []
    : [{ code: 'language', ours: ours.language, theirs: theirs.language }];
}

/** Topics that a reader hears too easily in letters that are written by a practice. */
const UNSURE: ReadonlySet<Topic> = new Set<Topic>(['question', 'late', 'contact']);

function untreated(ours: SaidByProgram, theirs: SaidByPractice): readonly Remark[] {
  const topics = [...theirs.topics].filter((topic) => !UNSURE.has(topic) && !treats(ours, theirs, topic));
  return topics.length === 0 ? [] : [{ code: 'not-treated', topics }];
}

/** A new time for a cancelled appointment, prices asked as a question: neighbours that one letter treats as the other. */
const NEIGHBOURS: Readonly<Partial<Record<Topic, readonly Topic[]>>> = {
  appointment: ['waiting-list', 'late', 'cancel'],
  cancel: ['appointment'],
  'waiting-list': ['appointment'],
  payment: ['question', 'document'],
  document: ['payment', 'renewal'],
  renewal: ['document'],
};

function treats(ours: SaidByProgram, theirs: SaidByPractice, topic: Topic): boolean {
  if (ours.topics.has(topic)) return true;
  const near = NEIGHBOURS[topic] ?? [];
  // A neighbour only counts when the practice's letter does not treat both.
  return near.some((other) => ours.topics.has(other) && !theirs.topics.has(other));
}

/** Where both letters speak of the same; empty when no common ground was found. */
export function common(ours: SaidByProgram, theirs: SaidByPractice): readonly Topic[] {
  const near = (topic: Topic) =>
    theirs.topics.has(topic) || (NEIGHBOURS[topic] ?? []).some((other) => theirs.topics.has(other));
  return [...ours.topics].filter((topic) => (topic === 'question' ? speaksAlike(ours, theirs) : near(topic)));
}

/** Topics that our letter treats and theirs does not, as far as theirs was understood. */
export function onlyOurs(ours: SaidByProgram, theirs: SaidByPractice): readonly Topic[] {
  if (!theirs.understood) return [];
  const shared = common(ours, theirs);
  return [...ours.topics].filter((topic) => !shared.includes(topic) && !UNSURE.has(topic));
}

/** Letters of a word that can tell an answer from another. */
const TELLING = 5;
/** Part of the practice's telling words that must stand in our letter too. */
const ALIKE = 0.3;

/** Both say much the same in words: the place of the car park, the price of a session. */
export function speaksAlike(ours: SaidByProgram, theirs: SaidByPractice): boolean {
  if (theirs.amounts.some((amount) => ours.amounts.includes(amount))) return true;
  const mine = new Set(wordsOf(ours.words));
  const telling = [...new Set(wordsOf(theirs.words).filter((word) => word.length >= TELLING))];
  const shared = telling.filter((word) => mine.has(word)).length;
  return shared >= 2 && shared / telling.length >= ALIKE;
}
