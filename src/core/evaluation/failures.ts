import { isRed, isRedAsRoutine, type Marked, sameKinds, timesRead } from './marks.ts';

/** What can go wrong with a mail, the worst first. */
const FAULTS = [
  'red-as-routine',
  'red-missed',
  'amber-closed',
  'slipped',
  'unreadable',
  'false-red',
  'answered-other-kinds',
  'answered-other-days',
  'other-kinds',
  'other-days',
  'other-hours',
  'other-language',
  'held-needlessly',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Failure {
  readonly marked: Marked;
  /** At least one, the worst first. */
  readonly faults: readonly Fault[];
}

/** The mails that were read wrongly, worst first; of equally bad ones, in the order of the corpus. */
export function failuresOf(all: readonly Marked[]): readonly Failure[] {
  return all
    .map((marked) => ({ marked, faults: FAULTS.filter((fault) => isThere(fault, marked)) }))
    .filter(({ faults }) => faults.length > 0)
    .toSorted((a, b) => worst(a) - worst(b));
}

function worst({ faults: [first = 'held-needlessly'] }: Failure): number {
  return FAULTS.indexOf(first);
}

function isThere(fault: Fault, marked: Marked): boolean {
  const { truth, got, language } = marked;
  if (got === null) return fault === 'unreadable';
  switch (fault) {
    case 'unreadable':
      return false;
    case 'red-as-routine':
      return isRedAsRoutine(marked);
    case 'red-missed':
      return isRed(marked) && !got.closed && got.urgency !== 'red';
    case 'amber-closed':
      return truth.urgency === 'amber' && got.closed;
    case 'slipped':
      return truth.urgency === 'none' && !truth.release && got.closed;
    case 'false-red':
      return !isRed(marked) && got.urgency === 'red';
    case 'answered-other-kinds':
      return got.closed && otherKinds(marked);
    case 'answered-other-days':
      return got.closed && timesRead(marked)?.days === false;
    case 'other-kinds':
      return !got.closed && otherKinds(marked);
    case 'other-days':
      return !got.closed && timesRead(marked)?.days === false;
    case 'other-hours':
      return timesRead(marked)?.days === true && timesRead(marked)?.exact === false;
    case 'other-language':
      return language !== null && got.language !== language;
    case 'held-needlessly':
      return truth.release && !got.closed;
  }
}

function otherKinds(marked: Marked): boolean {
  return !isRed(marked) && !sameKinds(marked.truth.kinds, marked.got?.kinds ?? []);
}
