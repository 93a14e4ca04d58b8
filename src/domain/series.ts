import type { Slot } from './agenda.ts';
import type { LocalDate, LocalTime } from './time.ts';
import type { Wish } from './wish.ts';

/** How often somebody comes. */
export interface Rhythm {
  readonly perWeek: number;
  /** 2: in every second week. */
  readonly everyWeeks: number;
}

/** A series of appointments to be planned in one go (handbook R-56). */
export interface SeriesQuery extends Rhythm {
  /** The number prescribed: the series stops there. */
  readonly count: number;
  /** First day that counts; null: as soon as there is time. */
  readonly from: LocalDate | null;
  /** Free days between two dates (handbook §4.3: one); 0 allows neighbouring days. */
  readonly minGapDays: number;
  /** A date on a holiday or in a closure is left out instead of replaced in its week. */
  readonly skipHolidays: boolean;
  readonly wishes: readonly Wish[];
  /** Slot type id. */
  readonly type: string;
  readonly practitioner: string | null;
}

/** Free days between two dates where nobody says otherwise: one (handbook §4.3), none when the week has no room for it. */
export function usualGap(perWeek: number): number {
  return perWeek <= 3 ? 1 : 0;
}

/** Dates planned together, ascending. */
export interface PlannedSeries {
  readonly sessions: readonly Slot[];
  readonly exceptions: readonly SeriesException[];
  /** How many of the count found no time. */
  readonly missing: number;
}

/** A date at which the rhythm could not be kept. */
export interface SeriesException {
  /** When it would have been. */
  readonly wanted: LocalTime;
  readonly why: 'holiday' | 'closed' | 'taken' | 'clock-change';
  /** The nearest time of the same week; null when it is left out. */
  readonly replaced: Slot | null;
}
