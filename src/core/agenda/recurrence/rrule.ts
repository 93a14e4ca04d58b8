// RRULE values (RFC 5545 §3.3.10): read strictly. A rule that is not fully understood is refused, never simplified.

import { DAY } from '../../../domain/time.ts';
import { type IcsTime, parseIcsTime } from '../icalendar/ics-time.ts';

export type Frequency = 'SECONDLY' | 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** `2TU` is { weekday: 2, nth: 2 }; plain `TU` has nth 0. */
export interface RuleDay {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly nth: number;
}

/** A recurrence rule; an empty list means that the part was not given. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: IcsTime | null;
  readonly bySecond: readonly number[];
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

const WEEKDAYS: Readonly<Record<string, number>> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };
const FREQUENCIES: ReadonlySet<string> = new Set<Frequency>([
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
]);
const KNOWN = new Set(
  (
    'FREQ INTERVAL COUNT UNTIL BYSECOND BYMINUTE BYHOUR BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH ' +
    'BYSETPOS WKST RSCALE SKIP'
  ).split(' '),
);

/** Reads an RRULE value; null when any part of it is not understood. */
export function parseRule(value: string): Rule | null {
  const parts = partsOf(value);
  if (parts === null || !inGregorianCalendar(parts)) return null;
  const frequency = parts.get('FREQ') ?? '';
  const until = parts.get('UNTIL');
  const rule = {
    frequency: frequency as Frequency,
    interval: whole(parts.get('INTERVAL') ?? '1'),
    count: parts.has('COUNT') ? whole(parts.get('COUNT') ?? '') : null,
    until: until === undefined ? null : parseIcsTime(until),
    bySecond: numbers(parts.get('BYSECOND'), 0, 60),
    byMinute: numbers(parts.get('BYMINUTE'), 0, 59),
    byHour: numbers(parts.get('BYHOUR'), 0, 23),
    byDay: daysOf(parts.get('BYDAY')),
    byMonthDay: signed(parts.get('BYMONTHDAY'), 31),
    byYearDay: signed(parts.get('BYYEARDAY'), 366),
    byWeekNo: signed(parts.get('BYWEEKNO'), 53),
    byMonth: numbers(parts.get('BYMONTH'), 1, 12),
    bySetPos: signed(parts.get('BYSETPOS'), 366),
    weekStart: WEEKDAYS[parts.get('WKST') ?? 'MO'] ?? Number.NaN,
  };
  if (!FREQUENCIES.has(frequency) || (until !== undefined && rule.until === null)) return null;
  return isWhole(rule) && isAllowed(rule) ? rule : null;
}

/** Parts by name; null when one is unknown, empty or given twice. A closing semicolon is forgiven. */
function partsOf(value: string): ReadonlyMap<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of value.trim().replace(/;$/, '').split(';')) {
    const [, name = '', text = ''] = /^\s*([A-Za-z-]+)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    const key = name.toUpperCase();
    if (!KNOWN.has(key) || parts.has(key)) return null;
    parts.set(key, text.toUpperCase());
  }
  return parts;
}

/** RFC 7529: other calendars, and days moved instead of left out, are beyond us. */
function inGregorianCalendar(parts: ReadonlyMap<string, string>): boolean {
  return (parts.get('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN' && (parts.get('SKIP') ?? 'OMIT') === 'OMIT';
}

function whole(text: string): number {
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : Number.NaN;
}

function numbers(text: string | undefined, min: number, max: number): readonly number[] {
  if (text === undefined) return [];
  return text.split(',').map((item) => {
    const number = /^\s*\+?\d{1,3}\s*$/.test(item) ? Number(item) : Number.NaN;
    return number >= min && number <= max ? number : Number.NaN;
  });
}

function signed(text: string | undefined, max: number): readonly number[] {
  if (text === undefined) return [];
  return text.split(',').map((item) => {
    const number = /^\s*[+-]?\d{1,3}\s*$/.test(item) ? Number(item) : Number.NaN;
    return number !== 0 && Math.abs(number) <= max ? number : Number.NaN;
  });
}

function daysOf(text: string | undefined): readonly RuleDay[] {
  if (text === undefined) return [];
  return text.split(',').map((item) => {
    const [, nth = '0', day = ''] = /^\s*([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)\s*$/.exec(item) ?? [];
    return {
      weekday: WEEKDAYS[day] ?? Number.NaN,
      nth: Math.abs(Number(nth)) > 53 ? Number.NaN : Number(nth),
    };
  });
}

function isWhole(rule: Rule): boolean {
  const all = [
    rule.interval,
    rule.count ?? 1,
    rule.weekStart,
    ...rule.byDay.flatMap(({ weekday, nth }) => [weekday, nth]),
    ...rule.bySecond,
    ...rule.byMinute,
    ...rule.byHour,
    ...rule.byMonthDay,
    ...rule.byYearDay,
    ...rule.byWeekNo,
    ...rule.byMonth,
    ...rule.bySetPos,
  ];
  return !all.some(Number.isNaN);
}

/** Combinations that RFC 5545 forbids mean nothing that two programs would agree on. */
function isAllowed(rule: Rule): boolean {
  const { frequency, byDay, byWeekNo, byMonthDay, byYearDay, bySetPos } = rule;
  if (byWeekNo.length > 0 && frequency !== 'YEARLY') return false;
  if (byYearDay.length > 0 && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)) return false;
  if (byMonthDay.length > 0 && frequency === 'WEEKLY') return false;
  const counted = byDay.some(({ nth }) => nth !== 0);
  if (counted && frequency !== 'MONTHLY' && frequency !== 'YEARLY') return false;
  if (counted && byWeekNo.length > 0) return false;
  return bySetPos.length === 0 || hasOtherPart(rule);
}

function hasOtherPart(rule: Rule): boolean {
  const { bySecond, byMinute, byHour, byDay, byMonthDay, byYearDay, byWeekNo, byMonth } = rule;
  return [bySecond, byMinute, byHour, byDay, byMonthDay, byYearDay, byWeekNo, byMonth].some(
    (part) => part.length > 0,
  );
}

/** 1 = Monday … 7 = Sunday, of a wall-clock number. */
export function weekdayAt(local: number): number {
  return ((((Math.floor(local / DAY) + 3) % 7) + 7) % 7) + 1;
}
