// Values of time in iCalendar text (RFC 5545 §3.3.4, §3.3.5, §3.3.6, §3.3.14), read with the tolerance that real
// exports need. "Local" numbers are milliseconds of a wall clock, counted as if the clock were UTC.

import { DAY, HOUR, MINUTE } from '../../../domain/time.ts';

/** A DATE or DATE-TIME as written. */
export interface IcsTime {
  /** Wall clock as if UTC, milliseconds; midnight for a date. */
  readonly local: number;
  /** date: VALUE=DATE; utc: ends in Z; local: form 1 or 3, the zone is the TZID's or the reader's. */
  readonly form: 'date' | 'utc' | 'local';
}

/** A DURATION: whole days follow the wall clock, the rest is exact time. */
export interface IcsDuration {
  readonly days: number;
  readonly exact: number;
}

const TIME =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?([Zz]|[+-]\d{2}:?\d{2})?)?$/;
const DURATION = /^([+-])?P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const OFFSET = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/;

/** Reads a DATE or DATE-TIME; null when it is none. The ISO spelling and a missing second are accepted. */
export function parseIcsTime(text: string): IcsTime | null {
  const [found, year = '', month = '', day = '', hour, minute = '0', second = '0', suffix] =
    TIME.exec(text.trim()) ?? [];
  if (found === undefined) return null;
  const midnight = midnightOf(Number(year), Number(month), Number(day));
  if (midnight === null) return null;
  if (hour === undefined) return { local: midnight, form: 'date' };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const local =
    midnight + Number(hour) * HOUR + Number(minute) * MINUTE + Math.min(Number(second), 59) * 1000;
  if (suffix === undefined) return { local, form: 'local' };
  return { local: local - (parseUtcOffset(suffix) ?? 0), form: 'utc' };
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function midnightOf(year: number, month: number, day: number): number | null {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = (MONTH_LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
  return year >= 1000 && day >= 1 && day <= length ? Date.UTC(year, month - 1, day) : null;
}

/** Reads a DURATION; null when it is none or negative: an event does not end before it begins. */
export function parseIcsDuration(text: string): IcsDuration | null {
  const [found, sign, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] =
    DURATION.exec(text.trim()) ?? [];
  if (found === undefined) return null;
  const whole = Number(weeks) * 7 + Number(days);
  const exact = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  if (sign === '-' && whole + exact > 0) return null;
  return whole * DAY + exact > 3660 * DAY ? null : { days: whole, exact };
}

/** Reads a UTC-OFFSET in milliseconds; null when it is none or as large as a day. */
export function parseUtcOffset(text: string): number | null {
  const [found, sign, hours = '', minutes = '', seconds = '0'] = OFFSET.exec(text.trim()) ?? [];
  if (found === undefined) return null;
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return sign === '-' ? -size : size;
}

/** Writes a DATE: `20261126`. */
export function writeDate(local: number): string {
  return new Date(local).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Writes a DATE-TIME without its zone: `20261126T173000`. */
export function writeDateTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** The first calendar day that can be found in a text, as its midnight; null when there is none. */
export function anyDayIn(text: string): number | null {
  const [, year, month, day] = /(\d{4})-?(\d{2})-?(\d{2})/.exec(text) ?? [];
  return year === undefined ? null : midnightOf(Number(year), Number(month), Number(day));
}
