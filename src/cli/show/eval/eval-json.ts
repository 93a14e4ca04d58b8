import type { Failure } from '../../../core/evaluation/failures.ts';
import { type Figures, precisionRecall } from '../../../core/evaluation/figures.ts';
import { type Fitness, fitnessOf, type Trust } from '../../../core/evaluation/fitness.ts';
import { ratio, type Share, wilson } from '../../../core/evaluation/wilson.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import type { Run } from './eval-tables.ts';

/** One reader's figures for a machine; `failures` null when they were not asked for. */
export function runJson(
  { name, all, byLanguage }: Run,
  corpus: string | null,
  failures: readonly Failure[] | null,
): Record<string, unknown> {
  return {
    reader: name,
    corpus: corpus ?? 'shipped',
    ...figuresJson(all),
    fitness: fitnessOf(all),
    byLanguage: Object.fromEntries([...byLanguage].map(([language, own]) => [language, figuresJson(own)])),
    ...(failures === null ? {} : { failures: failures.map(failureJson) }),
  };
}

function figuresJson(figures: Figures): Record<string, unknown> {
  const { kinds, byKind, coverage, cost, mails, unreadable } = figures;
  return {
    mails,
    unreadable,
    kinds: { ...kinds, ...precisionRecall(kinds) },
    byKind: byKind.map((one) => ({
      ...one,
      ...precisionRecall(one),
      advice: adviceOn(one.kind, fitnessOf(figures)),
    })),
    redFound: shareJson(figures.redFound),
    falseRed: shareJson(figures.falseRed),
    redAsRoutine: shareJson(figures.redAsRoutine),
    amberHeld: shareJson(figures.amberHeld),
    letGo: shareJson(figures.letGo),
    letSlip: shareJson(figures.letSlip),
    coverage: coverage.map(({ rule, answered, wrong, unread }) => ({
      rule,
      answered: shareJson(answered),
      wrong: shareJson(wrong),
      unread: shareJson(unread),
    })),
    rightDays: shareJson(figures.rightDays),
    rightDaysSeen: shareJson(figures.rightDaysSeen),
    exactTimes: shareJson(figures.exactTimes),
    timeFaults: Object.fromEntries(figures.timeFaults.map(({ fault, mails: count }) => [fault, count])),
    timesByKind: figures.timesByKind.map(({ kind, days, exact }) => ({
      kind,
      days: shareJson(days),
      exact: shareJson(exact),
    })),
    timesUnagreed: shareJson(figures.timesUnagreed),
    language: shareJson(figures.language),
    cost,
  };
}

function adviceOn(kind: RequestKind, { auto, suggest }: Fitness): Trust {
  if (auto.includes(kind)) return 'auto';
  return suggest.includes(kind) ? 'suggest' : 'human';
}

function shareJson(share: Share): Record<string, unknown> {
  return { ...share, share: ratio(share), interval: share.of === 0 ? null : wilson(share) };
}

function failureJson({ marked: { id, truth, got }, faults }: Failure): Record<string, unknown> {
  return { id, faults, expected: truth, got };
}
