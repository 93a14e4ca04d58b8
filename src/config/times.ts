// Spans and lengths of time as they are written, as minutes.

import type { MinuteRange } from '../domain/practice.ts';
import { DURATION, type DurationUnit } from './sections/kinds.ts';

const SECONDS: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/** `9:00-12:00` in minutes after midnight; the schema has already checked its form. */
export function minuteRange(text: string): MinuteRange {
  const [from = '0:00', to = '0:00'] = text.split(/\s*[-–]\s*/);
  return [minuteOf(from), minuteOf(to)];
}

/** `540, 720` as `09:00-12:00`. */
export function spanText([from, to]: MinuteRange): string {
  return `${clockText(from)}-${clockText(to)}`;
}

/** A written length of time counted in `unit`, rounded up: 90 min are 2 hours. A bare number counts in `bare`. */
export function lengthIn(unit: DurationUnit, written: string | number, bare: DurationUnit): number {
  return Math.ceil(secondsOf(written, bare) / SECONDS[unit]);
}

/** `2 h`, `90 min`, `3 days`: minutes for a person, in both program languages alike but for days. */
export function lengthText(minutes: number, day: string): string {
  if (minutes % 1440 === 0 && minutes >= 2880) return `${minutes / 1440} ${day}`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** What a span was probably meant to be: `9-12`, `9h30 à 12h`, `14h-19h`; null when that can't be told. */
export function spanMeant(text: string): string | null {
  const clock = /(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?/;
  const whole = new RegExp(`^\\D*?${clock.source}\\s*(?:-|–|—|à|a|to|bis|/|,)\\s*${clock.source}\\D*$`, 'i');
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = whole.exec(text) ?? [];
  if (fromHour === undefined || toHour === undefined) return null;
  const range: MinuteRange = [
    Number(fromHour) * 60 + Number(fromMinute),
    Number(toHour) * 60 + Number(toMinute),
  ];
  return range[0] < range[1] && range[1] <= 1440 ? spanText(range) : null;
}

/** What a length of time was probably meant to be: `1h30`, `30 mn`, `un jour`; null when that can't be told. */
export function lengthMeant(text: string): string | null {
  const [, hours, minutes] = /^(\d{1,3})\s*h(?:eures?)?\s*(\d{1,2})$/i.exec(text.trim()) ?? [];
  if (hours !== undefined) return `${Number(hours) * 60 + Number(minutes)} min`;
  const [, count, unit = ''] = /^(\d{1,5})\s*([a-zé]+)\.?$/i.exec(text.trim()) ?? [];
  if (count === undefined) return null;
  const tries = [unit.toLowerCase(), { mn: 'min', m: 'min', hrs: 'h', hr: 'h' }[unit.toLowerCase()] ?? ''];
  const good = tries.find((name) => DURATION.test(`${count} ${name}`));
  return good === undefined ? null : `${count} ${good}`;
}

/** What a term was probably meant to be: `3 Monate`, `2years`, `90 jrs`; null when that can't be told. */
export function termMeant(text: string): string | null {
  const [, count, letter = ''] = /^(\d{1,4})\s*([a-zé])[a-zé]*\.?$/i.exec(text.trim()) ?? [];
  const unit = {
    d: 'days',
    j: 'jours',
    t: 'days',
    w: 'weeks',
    s: 'semaines',
    m: 'months',
    y: 'years',
    a: 'ans',
  }[letter.toLowerCase()];
  return count === undefined || unit === undefined ? null : `${count} ${unit}`;
}

function secondsOf(written: string | number, bare: DurationUnit): number {
  if (typeof written === 'number') return written * SECONDS[bare];
  const [, count, unit = ''] = DURATION.exec(written) ?? [];
  return Number(count) * unitSeconds(unit);
}

function unitSeconds(unit: string): number {
  if (unit.startsWith('sem') || unit.startsWith('w')) return 7 * SECONDS.days;
  if (unit.startsWith('d') || unit.startsWith('j')) return SECONDS.days;
  if (unit.startsWith('h')) return SECONDS.hours;
  return unit.startsWith('m') ? SECONDS.minutes : SECONDS.seconds;
}

function minuteOf(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}

function clockText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
