// Moments and days. Two kinds of time exist here and are never mixed:
// an Instant is a point on the world's clock; a LocalTime is what a wall clock in the practice shows.

declare const localDate: unique symbol;
declare const localTime: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day, `YYYY-MM-DD`. Strings compare in time order. */
export type LocalDate = string & { readonly [localDate]: true };

/** A wall-clock minute without zone, `YYYY-MM-DDTHH:MM` (RFC 5545 §3.3.5 form 1). Strings compare in time order. */
export type LocalTime = string & { readonly [localTime]: true };

/** An IANA zone name, checked by `asZone`. */
export type Zone = string;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A half-open stretch of wall-clock time: `start` belongs to it, `end` does not. */
export interface Window {
  readonly start: LocalTime;
  readonly end: LocalTime;
}

/** A half-open stretch of the world's clock. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/** Reads `YYYY-MM-DD`; null when it is not a day of the calendar. */
export function parseLocalDate(text: string): LocalDate | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const date = dateOf(Number(year), Number(month), Number(day));
  return date === text ? date : null;
}

/** Reads `YYYY-MM-DDTHH:MM` (seconds are dropped); null when it is not a wall-clock minute. 24:00 is refused. */
export function parseLocalTime(text: string): LocalTime | null {
  const [, date, hour, minute] = TIME.exec(text) ?? [];
  if (date === undefined || parseLocalDate(date) === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${date}T${hour}:${minute}` as LocalTime;
}

/** The day with these numbers; months and days beyond their range roll over (32 January is 1 February). */
export function dateOf(year: number, month: number, day: number): LocalDate {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return moment.toISOString().slice(0, 10) as LocalDate;
}

/** `minutes` after midnight of a day; 1440 is the next midnight. */
export function at(date: LocalDate, minutes: number): LocalTime {
  const day = addDays(date, Math.floor(minutes / 1440));
  const rest = ((minutes % 1440) + 1440) % 1440;
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}` as LocalTime;
}

/** The day that the wall clock shows at that minute. */
export function dayOf(time: LocalTime): LocalDate {
  return time.slice(0, 10) as LocalDate;
}

/** Minutes after midnight, 0 … 1439. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
}

/** Days of the calendar, also backwards: a day with a clock change is one, too. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const { year, month, day } = partsOf(date);
  return dateOf(year, month, day + days);
}

/** On the wall clock, which knows no clock change: for lengths of time use Instants. */
export function addMinutes(time: LocalTime, minutes: number): LocalTime {
  return at(dayOf(time), minutesOf(time) + minutes);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekdayOf(date: LocalDate): Weekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday;
}

/** `month` counts from 1. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The whole day as a window, midnight to midnight. */
export function wholeDay(date: LocalDate): Window {
  return { start: at(date, 0), end: at(date, 1440) };
}

/** The wall-clock minute that a clock in `zone` shows at `instant`. */
export function toLocal(instant: Instant, zone: Zone): LocalTime {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16) as LocalTime;
}

/**
 * The instant at which a clock in `zone` shows `time`. In the hour that daylight saving repeats, the first one;
 * in the hour it skips, the moment as far after the jump (RFC 5545 §3.3.5: the offset before the gap).
 */
export function toInstant(time: LocalTime, zone: Zone): Instant {
  const asUtc = Date.parse(`${time}:00Z`);
  const before = asUtc - offsetAt(asUtc - DAY, zone);
  if (before + offsetAt(before, zone) === asUtc) return before;
  const after = asUtc - offsetAt(asUtc + DAY, zone);
  return after + offsetAt(after, zone) === asUtc ? after : before;
}

/** The midnight with which the local day of `instant` began; the first moment of the day where clocks jump over midnight. */
export function startOfDay(instant: Instant, zone: Zone): Instant {
  return toInstant(at(dayOf(toLocal(instant, zone)), 0), zone);
}

/** The zone's name as Intl knows it; null when it knows no such zone. */
export function asZone(name: string): Zone | null {
  try {
    return formatterOf(name).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Spans that only touch do not overlap. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

const formatters = new Map<Zone, Intl.DateTimeFormat>();

function formatterOf(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

const QUARTER = 15 * MINUTE;
const offsets = new Map<Zone, Map<number, number>>();

/** Milliseconds that `zone` is ahead of UTC; remembered by quarter of an hour, since no zone changes inside one. */
function offsetAt(instant: Instant, zone: Zone): number {
  const quarter = Math.floor(instant / QUARTER);
  let known = offsets.get(zone);
  if (known === undefined) {
    known = new Map();
    offsets.set(zone, known);
  }
  const remembered = known.get(quarter);
  if (remembered !== undefined) return remembered;
  if (known.size > 200_000) known.clear();
  const measured = measureOffset(quarter * QUARTER, zone);
  known.set(quarter, measured);
  return measured;
}

function measureOffset(instant: Instant, zone: Zone): number {
  const shown: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(instant)) shown[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
