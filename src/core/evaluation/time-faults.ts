// What was wrong with the times read in mails: tells a request that was not heard from a grammar that reads badly.

import { REQUEST_KINDS, type RequestKind } from '../../domain/reading.ts';
import { addDays } from '../../domain/time.ts';
import { asked, type Marked, timesRead } from './marks.ts';
import { type TimesBeside, timesBeside } from './same-times.ts';
import { type Share, share } from './wilson.ts';

/** One mail's fault with times, in the order in which they are looked for. */
export const TIME_FAULTS = [
  /** None of the requests was heard, and no time was read. */
  'unheard',
  /** A request was heard and no time read. */
  'missed',
  /** None of the days read is wanted. */
  'other-days',
  /** All wanted days, and others. */
  'more-days',
  /** Some of the wanted days, no others. */
  'fewer-days',
  /** Some of the wanted days, and others. */
  'mixed-days',
  /** The right days up to eight weeks after the first; an open end, or the end of a repetition, differs. */
  'other-end',
  /** The right days; on one of them no minute is right. */
  'other-hours',
  /** The right days; too much or too little of one of them. */
  'other-part',
] as const;
export type TimeFault = (typeof TIME_FAULTS)[number];

/** Days after the first wanted one in which a practice looks for a free time. */
const SOON = 56;

/** The fault of a mail whose wanted times people agree about; null where nothing is measured or all is right. */
export function timeFault(marked: Marked): TimeFault | null {
  const { truth, got } = marked;
  const read = timesRead(marked);
  if (read === null || read.exact || truth.wishes === null) return null;
  const kinds = asked(got?.kinds);
  if (got === null || got.wishes.length === 0)
    return [...asked(truth.kinds)].some((kind) => kinds.has(kind)) ? 'missed' : 'unheard';
  const beside = timesBeside(truth.wishes, got.wishes);
  if (read.days) return beside.apart ? 'other-hours' : 'other-part';
  return dayFault(beside);
}

function dayFault({ shared, lacking, added }: TimesBeside): TimeFault {
  const [first] = [...shared, ...lacking].toSorted();
  if (first === undefined || shared.length === 0) return 'other-days';
  const soon = addDays(first, SOON);
  if ([...lacking, ...added].every((day) => day >= soon)) return 'other-end';
  if (lacking.length === 0) return 'more-days';
  return added.length === 0 ? 'fewer-days' : 'mixed-days';
}

export interface CountedFault {
  readonly fault: TimeFault;
  readonly mails: number;
}

/** How many mails have each fault, all faults in order. */
export function timeFaults(all: readonly Marked[]): readonly CountedFault[] {
  const found = all.map(timeFault);
  return TIME_FAULTS.map((fault) => ({ fault, mails: found.filter((one) => one === fault).length }));
}

export interface TimesOfKind {
  readonly kind: RequestKind;
  readonly days: Share;
  readonly exact: Share;
}

/** How the times were read in mails that ask for a kind, whatever else they ask for; kinds without any are left out. */
export function timesByKind(all: readonly Marked[]): readonly TimesOfKind[] {
  return REQUEST_KINDS.flatMap((kind) => {
    const reads = all
      .filter(({ truth }) => asked(truth.kinds).has(kind))
      .map(timesRead)
      .filter((read) => read !== null);
    if (reads.length === 0) return [];
    return [{ kind, days: share(reads, ({ days }) => days), exact: share(reads, ({ exact }) => exact) }];
  });
}
