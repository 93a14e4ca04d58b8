import type { Language } from '../../domain/language.ts';
import { REQUEST_KINDS, type RequestKind } from '../../domain/reading.ts';
import {
  asked,
  type Cost,
  isClosed,
  isRed,
  isRedAsRoutine,
  isWronglyAnswered,
  type Marked,
  timesRead,
} from './marks.ts';
import { type CountedFault, type TimesOfKind, timeFaults, timesByKind } from './time-faults.ts';
import { type Share, share } from './wilson.ts';

/** Right, invented and missed labels. */
export interface Found {
  readonly right: number;
  readonly invented: number;
  readonly missed: number;
}

export interface KindFigures extends Found {
  readonly kind: RequestKind;
  /** Closed mails that were read as this kind, among others. */
  readonly closed: number;
  /** Of these, wrongly answered. */
  readonly wrong: number;
}

/** One way of letting go, from the widest to the narrowest. */
export interface Coverage {
  readonly rule: CoverageRule;
  /** Of all mails. */
  readonly answered: Share;
  /** Of the answered ones: something was wrong about it. */
  readonly wrong: Share;
  /** Of the answered ones: a human had to read it first. */
  readonly unread: Share;
}

const COVERAGE_RULES = ['every-closed', 'one-request', 'one-request-short'] as const;
export type CoverageRule = (typeof COVERAGE_RULES)[number];

/** Nearest-rank percentiles. */
export interface Spread {
  readonly median: number;
  readonly p90: number;
}

/** How well mails were read. */
export interface Figures {
  readonly mails: number;
  readonly unreadable: number;
  /** Over the mails that are not red. */
  readonly kinds: Found;
  readonly byKind: readonly KindFigures[];
  readonly redFound: Share;
  readonly falseRed: Share;
  readonly redAsRoutine: Share;
  readonly amberHeld: Share;
  /** Closed, of the mails that a careful secretary lets go. */
  readonly letGo: Share;
  /** Closed, of all others. */
  readonly letSlip: Share;
  readonly coverage: readonly Coverage[];
  /** Over the mails whose wanted times people agree about. */
  readonly rightDays: Share;
  /** The same, where the reader saw any wanted time at all: how good the date grammar is once it is asked. */
  readonly rightDaysSeen: Share;
  readonly exactTimes: Share;
  /** What was wrong with the others. */
  readonly timeFaults: readonly CountedFault[];
  readonly timesByKind: readonly TimesOfKind[];
  /** Of the mails without such a time: some was read; right where people only differ about which. */
  readonly timesUnagreed: Share;
  readonly language: Share;
  /** Of the mails for which a model was asked; null when it was asked for none. */
  readonly cost: {
    readonly asked: number;
    readonly away: number;
    readonly seconds: Spread;
    readonly prompt: Spread | null;
    readonly read: Spread | null;
    readonly written: Spread | null;
  } | null;
}

/** Measures one reader's work on labelled mails. */
export function figuresOf(all: readonly Marked[]): Figures {
  const calm = all.filter((marked) => !isRed(marked));
  const red = all.filter(isRed);
  const times = all.map(timesRead).filter((read) => read !== null);
  const seen = all.filter(({ got }) => (got?.wishes.length ?? 0) > 0).map(timesRead);
  const told = all.filter(({ language }) => language !== null);
  return {
    mails: all.length,
    unreadable: all.filter(({ got }) => got === null).length,
    kinds: calm.map(foundIn).reduce(added, NOTHING),
    byKind: byKind(calm),
    redFound: share(red, ({ got }) => got?.urgency === 'red'),
    falseRed: share(calm, ({ got }) => got?.urgency === 'red'),
    redAsRoutine: share(red, isRedAsRoutine),
    amberHeld: share(
      all.filter(({ truth }) => truth.urgency === 'amber'),
      (marked) => !isClosed(marked),
    ),
    letGo: share(
      all.filter(({ truth }) => truth.release),
      isClosed,
    ),
    letSlip: share(
      all.filter(({ truth }) => !truth.release),
      isClosed,
    ),
    coverage: COVERAGE_RULES.map((rule) => coverage(rule, all)),
    rightDays: share(times, ({ days }) => days),
    rightDaysSeen: share(
      seen.filter((read) => read !== null),
      ({ days }) => days,
    ),
    exactTimes: share(times, ({ exact }) => exact),
    timeFaults: timeFaults(all),
    timesByKind: timesByKind(all),
    timesUnagreed: share(
      calm.filter(({ truth }) => truth.wishes === null),
      ({ got }) => (got?.wishes.length ?? 0) > 0,
    ),
    language: share(told, ({ language, got }) => got?.language === language),
    cost: costOf(all),
  };
}

/** The same figures for each language there is, in the order of the corpus. */
export function figuresByLanguage(all: readonly Marked[]): ReadonlyMap<Language, Figures> {
  const languages = [...new Set(all.map(({ language }) => language))].filter((one) => one !== null);
  return new Map(
    languages.map((language) => [language, figuresOf(all.filter((marked) => marked.language === language))]),
  );
}

/** 0 … 1 each; null where nothing was said, or nothing was there. */
export function precisionRecall({ right, invented, missed }: Found): {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
} {
  const said = right + invented;
  const there = right + missed;
  return {
    precision: said === 0 ? null : right / said,
    recall: there === 0 ? null : right / there,
    f1: said + there === 0 ? null : (2 * right) / (said + there),
  };
}

const NOTHING: Found = { right: 0, invented: 0, missed: 0 };

function added(a: Found, b: Found): Found {
  return { right: a.right + b.right, invented: a.invented + b.invented, missed: a.missed + b.missed };
}

function foundIn({ truth, got }: Marked): Found {
  return compared(asked(truth.kinds), asked(got?.kinds));
}

function compared(there: ReadonlySet<RequestKind>, said: ReadonlySet<RequestKind>): Found {
  const right = [...there].filter((kind) => said.has(kind)).length;
  return { right, invented: said.size - right, missed: there.size - right };
}

function byKind(calm: readonly Marked[]): readonly KindFigures[] {
  return REQUEST_KINDS.map((kind) => {
    const only = (kinds: readonly RequestKind[] = []) =>
      new Set([...asked(kinds)].filter((one) => one === kind));
    const found = calm
      .map(({ truth, got }) => compared(only(truth.kinds), only(got?.kinds)))
      .reduce(added, NOTHING);
    const closed = calm.filter((marked) => isClosed(marked) && marked.got?.kinds.includes(kind));
    return { kind, ...found, closed: closed.length, wrong: closed.filter(isWronglyAnswered).length };
  }).filter(({ right, invented, missed }) => right + invented + missed > 0);
}

function coverage(rule: CoverageRule, all: readonly Marked[]): Coverage {
  const answered = all.filter((marked) => isClosed(marked) && passes(rule, marked));
  return {
    rule,
    answered: { hits: answered.length, of: all.length },
    wrong: share(answered, isWronglyAnswered),
    unread: share(answered, ({ truth }) => !truth.release),
  };
}

/** Sentences up to which a mail counts as short. */
const SHORT = 4;

function passes(rule: CoverageRule, { got }: Marked): boolean {
  const requests = (got?.kinds ?? []).filter((kind) => kind !== 'thanks' && kind !== 'none').length;
  switch (rule) {
    case 'every-closed':
      return true;
    case 'one-request':
      return requests <= 1;
    case 'one-request-short':
      return requests <= 1 && (got?.sentences ?? 0) <= SHORT;
  }
}

function costOf(all: readonly Marked[]): Figures['cost'] {
  const answered = all.filter(({ cost }) => cost !== null);
  const costs = answered.map(({ cost }) => cost).filter((cost): cost is Cost => cost !== null);
  const seconds = spread(costs.map((cost) => cost.seconds));
  if (seconds === null) return null;
  return {
    asked: answered.length,
    away: answered.filter(({ got }) => got?.modelAway === true).length,
    seconds,
    prompt: spread(costs.map(({ prompt }) => prompt).filter((count) => count !== null)),
    read: spread(costs.map(({ read }) => read).filter((count) => count !== null)),
    written: spread(costs.map(({ written }) => written).filter((count) => count !== null)),
  };
}

/** Null of nothing. */
export function spread(numbers: readonly number[]): Spread | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  const [median, p90] = [rank(0.5), rank(0.9)];
  return median === undefined || p90 === undefined ? null : { median, p90 };
}
