// Reads one VEVENT. What is not understood keeps the best known time it may cover, and that time is busy.

import { DAY, type Span } from '../../../domain/time.ts';
import { parseRule, type Rule } from '../recurrence/rrule.ts';
import type { Trouble } from '../trouble.ts';
import type { Property } from './content-lines.ts';
import {
  addTrouble,
  bestSpan,
  dayAround,
  type EventSheet,
  eventSheet,
  factsOf,
  isFree,
  stampOf,
  timeOn,
  writtenSpan,
} from './event-sheet.ts';
import type { Clocks, EventReading, ExtraDate, Length, ZonedTime } from './event-types.ts';
import { anyDayIn, parseIcsDuration } from './ics-time.ts';
import type { EventBlock } from './parse.ts';

/** Reads a VEVENT on the clocks of its file. */
export function readEvent(block: EventBlock, clocks: Clocks): EventReading {
  const sheet = eventSheet(block, clocks);
  if (!block.closed) addTrouble(sheet, 'cut-off', writtenSpan(sheet));
  const start = startOf(sheet);
  const replaces = replacedBy(sheet);
  if (start === null || replaces === undefined) return { event: null, troubles: effective(sheet) };
  const event = {
    block,
    uid: sheet.uid,
    start,
    length: lengthOf(sheet, start),
    rules: rulesOf(sheet, start),
    exRules: sheet
      .all('EXRULE')
      .map(({ value }) => parseRule(value))
      .filter(isPresent),
    extraDates: listed(sheet, 'RDATE', (text, property) => extraDate(sheet, start, text, property)),
    exceptions: listed(sheet, 'EXDATE', (text, property) => timeOn(sheet, text, property)),
    replaces,
    andFuture: (sheet.first('RECURRENCE-ID')?.params.RANGE ?? '').toUpperCase() === 'THISANDFUTURE',
    sequence: Number.parseInt(sheet.first('SEQUENCE')?.value ?? '0', 10) || 0,
    stamp: once(() => stampOf(block)),
    facts: once(() => factsOf(block, start.form === 'date')),
  };
  return { event, troubles: effective(sheet) };
}

function effective({ block, troubles }: EventSheet): readonly Trouble[] {
  return troubles.length === 0 || isFree(block) ? [] : troubles;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function startOf(sheet: EventSheet): ZonedTime | null {
  const property = sheet.first('DTSTART');
  const start = property === null ? null : timeOn(sheet, property.value, property);
  if (start === null) addTrouble(sheet, property === null ? 'no-start' : 'start', bestSpan(sheet));
  return start;
}

/** RECURRENCE-ID; undefined when there is one that can't be read: then the original stays where it is. */
function replacedBy(sheet: EventSheet): ZonedTime | null | undefined {
  const property = sheet.first('RECURRENCE-ID');
  if (property === null) return null;
  const time = timeOn(sheet, property.value, property);
  if (time !== null) return time;
  addTrouble(sheet, 'recurrence-id', bestSpan(sheet));
  return undefined;
}

function lengthOf(sheet: EventSheet, start: ZonedTime): Length {
  const end = sheet.first('DTEND');
  const duration = sheet.first('DURATION');
  if (end === null && duration === null) return { wall: start.form === 'date' ? DAY : 0, exact: 0 };
  const written = end === null ? durationOf(duration?.value ?? '') : untilEnd(sheet, start, end);
  return written ?? wholeDay(sheet, start);
}

function untilEnd(sheet: EventSheet, start: ZonedTime, property: Property): Length | null {
  const end = timeOn(sheet, property.value, property);
  return end === null ? null : between(start, end);
}

/** On one wall clock the difference of the hands, else of the instants; null when the end lies before the start. */
function between(start: ZonedTime, end: ZonedTime): Length | null {
  const sameClock = start.zone.name === end.zone.name || start.form === 'date' || end.form === 'date';
  const length = sameClock
    ? { wall: end.local - start.local, exact: 0 }
    : { wall: 0, exact: end.zone.toInstant(end.local) - start.zone.toInstant(start.local) };
  const total = length.wall + length.exact;
  if (total < 0) return null;
  return total === 0 && start.form === 'date' ? { wall: DAY, exact: 0 } : length;
}

function durationOf(text: string): Length | null {
  const duration = parseIcsDuration(text);
  return duration === null ? null : { wall: duration.days * DAY, exact: duration.exact };
}

/** An event whose end is not understood takes a whole day from its start. */
function wholeDay(sheet: EventSheet, start: ZonedTime): Length {
  const from = start.zone.toInstant(start.local);
  addTrouble(sheet, 'end', { start: from, end: from + DAY });
  return { wall: DAY, exact: 0 };
}

function rulesOf(sheet: EventSheet, start: ZonedTime): readonly Rule[] {
  const rules: Rule[] = [];
  for (const { value } of sheet.all('RRULE')) {
    const rule = parseRule(value);
    if (rule === null) addTrouble(sheet, 'rule', foreverFrom(start, value));
    else rules.push(rule);
  }
  return rules;
}

const END_OF_TIME = Date.UTC(9999, 0, 1);

/** From a start for ever, or until the day that a rule's text still names. */
export function foreverFrom(start: ZonedTime, rule: string): Span {
  const [, until] = /UNTIL=([\dTZ]+)/i.exec(rule) ?? [];
  const last = until === undefined ? null : anyDayIn(until);
  return { start: start.zone.toInstant(start.local), end: last === null ? END_OF_TIME : last + 2 * DAY };
}

function extraDate(sheet: EventSheet, start: ZonedTime, text: string, property: Property): ExtraDate | null {
  const [from = '', to] = text.split('/');
  const time = timeOn(sheet, from, property);
  if (time !== null && to === undefined) return { time, length: null };
  const length = time === null || to === undefined ? null : periodLength(sheet, time, to, property);
  if (time !== null && length !== null) return { time, length };
  addTrouble(sheet, 'extra-date', dayAround(text) ?? foreverFrom(start, ''));
  return null;
}

function periodLength(sheet: EventSheet, from: ZonedTime, to: string, property: Property): Length | null {
  if (/^[+-]?P/i.test(to)) return durationOf(to);
  const end = timeOn(sheet, to, property);
  return end === null ? null : between(from, end);
}

/** The comma-separated values of all properties with this name, as far as they are readable. */
function listed<T>(
  sheet: EventSheet,
  name: string,
  read: (text: string, property: Property) => T | null,
): readonly T[] {
  const properties = sheet.all(name);
  if (properties.length === 0) return [];
  return properties.flatMap((property) =>
    property.value
      .split(',')
      .filter((text) => text.trim() !== '')
      .map((text) => read(text, property))
      .filter(isPresent),
  );
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}
