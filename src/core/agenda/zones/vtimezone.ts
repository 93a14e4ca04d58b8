// A zone that a file brings along (VTIMEZONE, RFC 5545 §3.6.5). It stays the file's own: nothing is registered globally.

import { DAY, type Instant } from '../../../domain/time.ts';
import { type ContentLine, propertyOf } from '../icalendar/content-lines.ts';
import { parseIcsTime, parseUtcOffset } from '../icalendar/ics-time.ts';
import type { ZoneBlock } from '../icalendar/parse.ts';
import { recur } from '../recurrence/recur.ts';
import { parseRule, type Rule } from '../recurrence/rrule.ts';
import { rulesFrom, type ZoneRules } from './zone-rules.ts';

/** One STANDARD or DAYLIGHT part. */
interface Observance {
  /** First onset, wall clock of the offset before. */
  readonly start: number;
  readonly offsetFrom: number;
  readonly offsetTo: number;
  readonly rules: readonly Rule[];
  /** Further onsets. */
  readonly dates: readonly number[];
}

interface Transition {
  readonly at: Instant;
  readonly offset: number;
}

/** The clock of a VTIMEZONE; null when any part of it is broken. */
export function fileZoneRules(block: ZoneBlock): ZoneRules | null {
  const observances: Observance[] = [];
  for (const lines of block.observances) {
    const observance = observanceOf(lines);
    if (observance === null) return null;
    observances.push(observance);
  }
  const [first] = observances.toSorted((a, b) => a.start - b.start);
  return first === undefined ? null : rulesFrom(block.id, offsets(observances, first.offsetFrom));
}

function observanceOf(lines: readonly ContentLine[]): Observance | null {
  const textOf = (name: string): string => {
    const line = lines.find((candidate) => candidate.name === name);
    return (line === undefined ? null : propertyOf(line)?.value) ?? '';
  };
  const start = parseIcsTime(textOf('DTSTART'));
  const offsetFrom = parseUtcOffset(textOf('TZOFFSETFROM'));
  const offsetTo = parseUtcOffset(textOf('TZOFFSETTO'));
  const rules = valuesOf(lines, 'RRULE').map(parseRule);
  const dates = valuesOf(lines, 'RDATE').flatMap((value) => value.split(',').map(parseIcsTime));
  if (start === null || offsetFrom === null || offsetTo === null) return null;
  const read = { rules: rules.filter(isPresent), dates: dates.filter(isPresent) };
  if (read.rules.length < rules.length || read.dates.length < dates.length) return null;
  return {
    start: start.local,
    offsetFrom,
    offsetTo,
    rules: read.rules,
    dates: read.dates.map(({ local }) => local),
  };
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}

function valuesOf(lines: readonly ContentLine[], name: string): readonly string[] {
  return lines
    .filter((line) => line.name === name)
    .map(propertyOf)
    .flatMap((property) => (property === null ? [] : [property.value]));
}

function offsets(observances: readonly Observance[], earliest: number): (instant: Instant) => number {
  const years = new Map<number, readonly Transition[]>();
  return (instant) => {
    const year = new Date(instant).getUTCFullYear();
    let transitions = years.get(year);
    if (transitions === undefined) {
      transitions = transitionsUpTo(observances, year);
      years.set(year, transitions);
    }
    return transitions.findLast(({ at }) => at <= instant)?.offset ?? earliest;
  };
}

/** All changes of the clock until the end of a year; of endless rules only the last two years. */
function transitionsUpTo(observances: readonly Observance[], year: number): readonly Transition[] {
  return observances
    .flatMap((observance) =>
      onsets(observance, year).map((local) => ({
        at: local - observance.offsetFrom,
        offset: observance.offsetTo,
      })),
    )
    .sort((a, b) => a.at - b.at);
}

function onsets({ start, rules, dates, offsetFrom }: Observance, year: number): readonly number[] {
  const to = Date.UTC(year + 1, 0, 2);
  const found = [start, ...dates];
  for (const rule of rules) {
    const endless = rule.until === null && rule.count === null;
    const from = endless ? Math.max(start, Date.UTC(year - 2, 0, 1)) : start;
    found.push(...(recur({ rule, start, until: untilOf(rule, offsetFrom) }, { from, to }) ?? []));
  }
  return found.filter((local) => local <= to);
}

function untilOf({ until }: Rule, offsetFrom: number): number {
  if (until === null) return Number.POSITIVE_INFINITY;
  if (until.form === 'date') return until.local + DAY - 1;
  return until.form === 'utc' ? until.local + offsetFrom : until.local;
}
