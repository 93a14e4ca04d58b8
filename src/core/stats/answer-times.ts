import type { CaseFigures } from '../../domain/figures.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, type Span } from '../../domain/time.ts';
import { openRanges } from '../agenda/open/open-hours.ts';
import { median } from './median.ts';

export interface Times {
  readonly answers: number;
  /** Milliseconds between a mail being sent and its answer leaving; null without answers. */
  readonly median: number | null;
}

/** By whether the practice received patients when the mail was sent. */
export interface AnswerTimes {
  readonly inHours: Times;
  readonly outOfHours: Times;
}

/** How long before the first day a mail may have been sent that was opened in it. */
const LAID = 7 * DAY;

/** Answered mails only, each by whether the practice was open when it was sent; none takes less than 0 ms. */
export function answerTimes(
  mails: readonly CaseFigures[],
  practice: Practice,
  { start, end }: Span,
): AnswerTimes {
  // A mail that claims to be older than that has a wrong clock; its hour tells nothing.
  const isOpen = openAt(practice, { start: start - LAID, end });
  const answered = mails.flatMap(({ sent, answered: answer }) =>
    answer === null ? [] : [{ sent, took: Math.max(0, answer.at - sent) }],
  );
  return {
    inHours: timesOf(answered.filter(({ sent }) => isOpen(sent))),
    outOfHours: timesOf(answered.filter(({ sent }) => !isOpen(sent))),
  };
}

function timesOf(answered: readonly { readonly took: number }[]): Times {
  return { answers: answered.length, median: median(answered.map(({ took }) => took)) };
}

/** Whether somebody of the practice receives at a moment, by its settings: hours, holidays, closures. */
function openAt(practice: Practice, within: Span): (at: Instant) => boolean {
  const ranges = practice.practitioners
    .flatMap((practitioner) => openRanges(practice, practitioner, within))
    .toSorted((a, b) => a.start - b.start);
  const merged: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (at) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return (merged[low]?.start ?? Number.POSITIVE_INFINITY) <= at;
  };
}
