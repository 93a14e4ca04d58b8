import type { LocalDate, LocalTime, Window } from './time.ts';

/**
 * When a patient would or would not come: a stretch of the practice's wall clock, wanted or excluded.
 * Wanted windows are alternatives; excluded ones are taken out of all of them.
 */
export interface Wish extends Window {
  /** false: "sauf le mercredi", "not before three". */
  readonly include: boolean;
  /** The patient named a clock time: the window is the hour that begins there. */
  readonly exact?: true;
  /** "même heure": the clock time of the appointment in question, once it is known. */
  readonly sameTime?: true;
  /** Only these minutes of each day of the stretch, [from, to) after midnight: "le matin" without a day. */
  readonly daily?: readonly [from: number, to: number];
  /** Another reading that is as good: "mercredi prochain", an English "5/12". Such a wish is asked about and never booked. */
  readonly otherwise?: Window;
}

/** How far an appointment is to be moved, earlier when negative; days keep its clock time. */
export interface Shift {
  readonly days: number;
  readonly minutes: number;
}

/** What the date grammar made of a phrase. */
export interface WishReading {
  readonly wishes: readonly Wish[];
  /** What of the phrase it did not use, for the explanation. */
  readonly rest: string;
  /** One line for each part understood: `jeudi après-midi = jeudi 26 novembre 2026, 12:00–18:00`. */
  readonly explained: readonly string[];
}

/** What the date grammar needs to know of the practice and the moment. */
export interface WishContext {
  /** The mail's sending time on the practice's wall clock; every phrase is resolved from here (handbook R-49). */
  readonly sent: LocalTime;
  /** Parts of the day in minutes after midnight. */
  readonly partsOfDay: PartsOfDay;
  /** The earliest opening and latest closing of any day, in minutes: they turn "à 5 h" into 17:00. */
  readonly opening: readonly [from: number, to: number];
  /** The national day of the practice's country; without it "the national day" is not read. */
  readonly nationalDay?: readonly [month: number, day: number];
  /** Ascending; without them a phrase about school holidays is not read. */
  readonly schoolHolidays?: readonly SchoolHoliday[];
  /** The date that was named last before the phrase, in whose month "the 7th" lies. */
  readonly anchor?: LocalDate;
}

const SCHOOL_HOLIDAYS = ['autumn', 'christmas', 'winter', 'spring', 'summer'] as const;
export type SchoolHolidayName = (typeof SCHOOL_HOLIDAYS)[number];

export interface SchoolHoliday {
  /** null where the practice only declares its days. */
  readonly name: SchoolHolidayName | null;
  /** First day without school. */
  readonly from: LocalDate;
  /** The day on which school begins again; null while it is not fixed. */
  readonly to: LocalDate | null;
}

export interface PartsOfDay {
  readonly morning: readonly [number, number];
  readonly lunch: readonly [number, number];
  readonly afternoon: readonly [number, number];
  readonly evening: readonly [number, number];
}

export const PARTS_OF_DAY: PartsOfDay = {
  morning: [480, 720],
  lunch: [720, 840],
  afternoon: [720, 1080],
  evening: [1080, 1260],
};
