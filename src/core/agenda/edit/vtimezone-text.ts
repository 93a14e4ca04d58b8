// Writes a VTIMEZONE for a zone known by name, for files in which we book and that do not have it yet.

import { DAY, type Instant, MINUTE, partsOf, type Zone } from '../../../domain/time.ts';
import { writeDateTime } from '../icalendar/ics-time.ts';
import { localText } from '../recurrence/recurrence-set.ts';
import { weekdayAt } from '../recurrence/rrule.ts';
import { ianaRules, type ZoneRules } from '../zones/zone-rules.ts';

interface Change {
  /** Wall clock just before the change. */
  readonly local: number;
  readonly from: number;
  readonly to: number;
}

/** The lines of a VTIMEZONE that is right from the year of `instant` on, as long as the zone keeps its rule. */
export function vtimezoneLines(zone: Zone, instant: Instant): readonly string[] {
  const rules = ianaRules(zone);
  const year = new Date(instant).getUTCFullYear();
  const years = [0, 1, 2, 3, 4].map((more) => changesIn(rules, year - 1 + more));
  const first = years[0] ?? [];
  const parts =
    first.length === 0 ? [fixedPart(rules, instant)] : first.map((_, place) => part(years, place));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'];
}

function fixedPart(rules: ZoneRules, instant: Instant): readonly string[] {
  const offset = offsetText(rules.toLocal(instant) - instant);
  return [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
  ];
}

/** One of the year's changes: by rule when all years keep it, else by its dates. */
function part(years: readonly (readonly Change[])[], place: number): readonly string[] {
  const changes = years.map((changes) => changes[place]).filter((change) => change !== undefined);
  const [first] = changes;
  if (first === undefined) return [];
  const kind = first.to > first.from ? 'DAYLIGHT' : 'STANDARD';
  const rule = ruleOf(changes);
  const dates = changes.slice(1).map(({ local }) => writeDateTime(local));
  return [
    `BEGIN:${kind}`,
    `DTSTART:${writeDateTime(first.local)}`,
    ...(rule === null ? dates.map((date) => `RDATE:${date}`) : [`RRULE:${rule}`]),
    `TZOFFSETFROM:${offsetText(first.from)}`,
    `TZOFFSETTO:${offsetText(first.to)}`,
    `END:${kind}`,
  ];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** "Last Sunday of March", when all changes say so. */
function ruleOf(changes: readonly Change[]): string | null {
  const rules = [-1, 1, 2, 3, 4].map((nth) => changes.map(({ local }) => nthOf(local, nth)));
  const same = rules.find((texts) => texts.every((text) => text !== null && text === texts[0]));
  return same?.[0] ?? null;
}

function nthOf(local: number, nth: number): string | null {
  const { month, day } = partsOf(dayOfLocal(local));
  const next = partsOf(dayOfLocal(local + 7 * DAY)).month;
  const isNth = nth === -1 ? next !== month : Math.ceil(day / 7) === nth;
  return isNth ? `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${WEEKDAYS[weekdayAt(local) - 1]}` : null;
}

function dayOfLocal(local: number) {
  return localText(local).slice(0, 10) as Parameters<typeof partsOf>[0];
}

function changesIn(rules: ZoneRules, year: number): readonly Change[] {
  const changes: Change[] = [];
  const offset = (instant: Instant) => rules.toLocal(instant) - instant;
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    let at = day;
    while (offset(at) === offset(day)) at += MINUTE;
    changes.push({ local: at + offset(day), from: offset(day), to: offset(at) });
  }
  return changes;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
