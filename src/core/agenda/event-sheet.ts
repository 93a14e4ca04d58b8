// A VEVENT's properties laid out for reading, with the facts that need no clock.

import { DAY, HOUR, type Span } from '../../domain/time.ts';
import { type ContentLine, type Property, propertyOf, unescapeText } from './content-lines.ts';
import type { Clocks, EventFacts, ZonedTime } from './event-types.ts';
import { anyDayIn, parseIcsTime } from './ics-time.ts';
import type { EventBlock } from './parse.ts';
import type { Trouble } from './trouble.ts';
import { UTC_RULES } from './zone-rules.ts';

export interface EventSheet {
  readonly block: EventBlock;
  readonly clocks: Clocks;
  readonly facts: EventFacts;
  readonly all: (name: string) => readonly Property[];
  readonly first: (name: string) => Property | undefined;
  /** Grows while the event is read. */
  readonly troubles: Trouble[];
}

const PROPERTIES = new Set(
  (
    'UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP SUMMARY ATTENDEE ' +
    'CATEGORIES X-PRACTICE-PATIENT SEQUENCE DTSTAMP LAST-MODIFIED'
  ).split(' '),
);

export function eventSheet(block: EventBlock, clocks: Clocks): EventSheet {
  const found = new Map<string, Property[]>();
  for (const line of block.lines) addProperty(found, line);
  const all = (name: string) => found.get(name) ?? [];
  const first = (name: string) => found.get(name)?.[0];
  return { block, clocks, all, first, troubles: [], facts: factsOf(block, all) };
}

function addProperty(found: Map<string, Property[]>, line: ContentLine): void {
  if (!PROPERTIES.has(line.name)) return;
  const property = propertyOf(line);
  if (property === null) return;
  const others = found.get(line.name);
  if (others === undefined) found.set(line.name, [property]);
  else others.push(property);
}

function factsOf(block: EventBlock, all: (name: string) => readonly Property[]): EventFacts {
  const text = (name: string) => unescapeText(all(name)[0]?.value ?? '').trim();
  const status = text('STATUS').toUpperCase();
  return {
    uid: text('UID'),
    allDay: false,
    status: status === 'CANCELLED' || status === 'TENTATIVE' ? status : 'CONFIRMED',
    transparent: text('TRANSP').toUpperCase() === 'TRANSPARENT',
    summary: text('SUMMARY'),
    attendees: all('ATTENDEE').flatMap(addressOf),
    patientId: text('X-PRACTICE-PATIENT') || null,
    categories: all('CATEGORIES').flatMap(({ value }) => value.split(/(?<!\\),/).map(wordOf)),
    line: block.line,
  };
}

function addressOf({ value }: Property): readonly string[] {
  const [, address] = /^\s*mailto:(.+)$/i.exec(value) ?? [];
  return address === undefined ? [] : [address.trim().toLowerCase()];
}

function wordOf(text: string): string {
  return unescapeText(text).trim().toLowerCase();
}

/** CANCELLED and TRANSPARENT events take no time, understood or not. */
export function isFree({ status, transparent }: EventFacts): boolean {
  return status === 'CANCELLED' || transparent;
}

/** A DATE or DATE-TIME value on its clock; null when it is none. An unknown zone is a trouble, read on the practice's clock. */
export function timeOn(sheet: EventSheet, text: string, { params }: Property): ZonedTime | null {
  const time = parseIcsTime(text);
  if (time === null) return null;
  const { form, local } = time;
  const { clocks } = sheet;
  if (form === 'date') return { form, local, zone: clocks.practice };
  if (form === 'utc') return { form, local, zone: UTC_RULES };
  const tzid = params.TZID?.trim() ?? '';
  if (tzid === '') return { form: 'floating', local, zone: clocks.floating };
  const zone = clocks.named(tzid);
  if (zone === null) addZoneTrouble(sheet, tzid);
  return { form: 'zoned', local, zone: zone ?? clocks.practice };
}

function addZoneTrouble(sheet: EventSheet, tzid: string): void {
  if (sheet.troubles.some(({ code }) => code === 'zone')) return;
  addTrouble(sheet, 'zone', null, tzid);
}

export function addTrouble(sheet: EventSheet, code: Trouble['code'], span: Span | null, detail = ''): void {
  const { block, facts } = sheet;
  sheet.troubles.push({ code, detail, line: block.line, uid: facts.uid, span, widens: code === 'zone' });
}

/** The time an event may cover as far as its text still tells; null when that can be any time. */
export function bestSpan(sheet: EventSheet): Span | null {
  const repeats = sheet.first('RRULE') !== undefined || sheet.first('RDATE') !== undefined;
  return repeats ? null : writtenSpan(sheet);
}

/** From the day of DTSTART to the day of DTEND, as far as they are readable. */
export function writtenSpan(sheet: EventSheet): Span | null {
  const start = dayAround(sheet.first('DTSTART')?.value ?? '');
  const end = dayAround(sheet.first('DTEND')?.value ?? '');
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return null;
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** The day named in a text, on every clock of the world. */
export function dayAround(text: string): Span | null {
  const day = anyDayIn(text);
  return day === null ? null : { start: day - 14 * HOUR, end: day + DAY + 12 * HOUR };
}
