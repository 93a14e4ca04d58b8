import type { MinuteRange, SeasonHours, WeekHours } from '../domain/practice.ts';
import type { LocalDate } from '../domain/time.ts';
import { error, type Found } from './faults.ts';
import type { Path } from './keys.ts';
import { minuteRange, spanText } from './times.ts';
import type { WrittenHours, WrittenWeek } from './written.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Written opening hours as minutes by weekday, earliest first, breaks taken out; a day left out is closed. */
export function openHours(hours: WrittenWeek & Pick<WrittenHours, 'breaks'>): WeekHours {
  const pauses = listed(hours.breaks).map(minuteRange);
  const open = (day: (typeof DAYS)[number]): readonly MinuteRange[] =>
    pauses.reduce(
      without,
      spansOf(hours, day)
        .map(minuteRange)
        .sort((a, b) => a[0] - b[0]),
    );
  return {
    1: open('monday'),
    2: open('tuesday'),
    3: open('wednesday'),
    4: open('thursday'),
    5: open('friday'),
    6: open('saturday'),
    7: open('sunday'),
  };
}

function without(ranges: readonly MinuteRange[], [from, to]: MinuteRange): MinuteRange[] {
  return ranges.flatMap(([start, end]): MinuteRange[] => {
    const left: MinuteRange[] = [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ];
    return left.filter(([first, last]) => first < last);
  });
}

/** The hours of the periods that have their own. One without days or holidays is named by a rule and left out here. */
export function seasonHours({ periods = [] }: WrittenHours): readonly SeasonHours[] {
  return periods.flatMap((period): SeasonHours[] => {
    const hours = openHours(period);
    if (period.in !== undefined) return [{ season: { kind: 'school-holidays' }, hours }];
    const { from, to = from } = period;
    if (from === undefined || to === undefined) return [];
    return [{ season: { kind: 'dates', from: from as LocalDate, to: to as LocalDate }, hours }];
  });
}

/** Faults of the usual hours and of those of every period. */
export function allHoursFaults(hours: WrittenHours, path: Path): Found[] {
  const periods = (hours.periods ?? []).flatMap((period, index) =>
    hoursFaults(period, [...path, 'periods', index]),
  );
  const pauses = listed(hours.breaks).flatMap((span) => invertedSpan(span, [...path, 'breaks']));
  return [...hoursFaults(hours, path), ...pauses, ...periods];
}

/** Ranges that end before they begin, or that overlap on one day. */
export function hoursFaults(hours: WrittenWeek, path: Path): Found[] {
  return DAYS.flatMap((day) => {
    const spans = spansOf(hours, day);
    const inverted = spans.flatMap((span, index) =>
      invertedSpan(span, itemPath(hours, [...path, day], index)),
    );
    return inverted.length > 0
      ? inverted
      : overlaps(spans, (index) => itemPath(hours, [...path, day], index));
  });
}

/** A range of one day must end after it begins. */
export function invertedSpan(span: string, path: Path): Found[] {
  const [from, to] = minuteRange(span);
  if (from < to) return [];
  const write = from === to ? spanText([from, Math.min(from + 60, 1440)]) : spanText([to, from]);
  return [error(path, { code: 'inverted-span', read: span, write })];
}

function overlaps(spans: readonly string[], pathOf: (index: number) => Path): Found[] {
  const sorted = spans
    .map((text, index) => ({ text, index, range: minuteRange(text) }))
    .sort((a, b) => a.range[0] - b.range[0]);
  return sorted.slice(1).flatMap((other, before) => {
    const one = sorted[before];
    if (one === undefined || one.range[1] <= other.range[0]) return [];
    const write = spanText([one.range[0], Math.max(one.range[1], other.range[1])]);
    const later = pathOf(Math.max(one.index, other.index));
    return [error(later, { code: 'overlap', one: one.text, other: other.text, write })];
  });
}

function spansOf(hours: WrittenWeek, day: (typeof DAYS)[number]): readonly string[] {
  return listed(hours[day]);
}

function listed(written: string | readonly string[] | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === 'string' ? [written] : written;
}

function itemPath(hours: WrittenWeek, path: Path, index: number): Path {
  const day = DAYS.find((name) => name === path.at(-1));
  return day !== undefined && Array.isArray(hours[day]) ? [...path, index] : path;
}
