// A VEVENT's properties laid out for reading, with the facts that need no clock.

import { DAY, HOUR, type Span } from '../../../domain/time.ts';
import { eventLines } from '../edit/event-text.ts';
import type { Trouble } from '../trouble.ts';
import { UTC_RULES } from '../zones/zone-rules.ts';
import { type ContentLine, type Property, propertyOf, unescapeText } from './content-lines.ts';
import type { Clocks, EventFacts, ZonedTime } from './event-types.ts';
import { anyDayIn, parseIcsTime } from './ics-time.ts';
import type { EventBlock } from './parse.ts';

export interface EventSheet {
  readonly block: EventBlock;
  readonly clocks: Clocks;
  readonly uid: string;
  readonly all: (name: string) => readonly Property[];
  readonly first: (name: string) => Property | null;
  /** Grows while the event is read. */
  readonly troubles: Trouble[];
}

/** Nothing is judged yet: what the values lack is added to `troubles` when each is read. */
export function eventSheet(block: EventBlock, clocks: Clocks): EventSheet {
  const { lines } = block;
  const first = (name: string) => firstOf(lines, name);
  const all = (name: string) => allOf(lines, name);
  return { block, clocks, all, first, uid: uidOf(block), troubles: [] };
}

/** UID unescaped (RFC 5545 §3.8.4.7); '' where the event has none. */
export function uidOf({ lines }: EventBlock): string {
  return textIn(lines, 'UID');
}

type Lines = readonly ContentLine[];

function firstOf(lines: Lines, name: string): Property | null {
  const line = lines.find((candidate) => candidate.name === name);
  return line === undefined ? null : propertyOf(line);
}

const NONE: readonly Property[] = [];

function allOf(lines: Lines, name: string): readonly Property[] {
  if (!lines.some((line) => line.name === name)) return NONE;
  return lines
    .filter((line) => line.name === name)
    .map(propertyOf)
    .filter((property) => property !== null);
}

function textIn(lines: Lines, name: string): string {
  return unescapeText(firstOf(lines, name)?.value ?? '').trim();
}

/** What an event says besides its times. Worked out for the few events that are looked at. */
export function factsOf(block: EventBlock, allDay: boolean): EventFacts {
  const lines = eventLines(block).filter(({ nested }) => !nested);
  const status = textIn(lines, 'STATUS').toUpperCase();
  return {
    uid: textIn(lines, 'UID'),
    allDay,
    status: status === 'CANCELLED' || status === 'TENTATIVE' ? status : 'CONFIRMED',
    transparent: textIn(lines, 'TRANSP').toUpperCase() === 'TRANSPARENT',
    summary: textIn(lines, 'SUMMARY').replaceAll(/\p{Cc}+/gu, ' '),
    attendees: allOf(lines, 'ATTENDEE').flatMap(addressOf),
    patientId: textIn(lines, 'X-PRACTICE-PATIENT') || null,
    ...(textIn(lines, 'X-PRACTICE-CONFIRMED').toUpperCase() === 'TRUE' ? { confirmed: true as const } : {}),
    categories: allOf(lines, 'CATEGORIES').flatMap(({ value }) => value.split(/(?<!\\),/).map(wordOf)),
    line: block.line,
  };
}

/** LAST-MODIFIED or DTSTAMP as written: the later of two revisions has the later one. */
export function stampOf(block: EventBlock): string {
  const lines = eventLines(block);
  return textIn(lines, 'LAST-MODIFIED') || textIn(lines, 'DTSTAMP');
}

function addressOf({ value }: Property): readonly string[] {
  const [, address] = /^\s*mailto:(.+)$/i.exec(value) ?? [];
  return address === undefined ? [] : [address.trim().toLowerCase()];
}

function wordOf(text: string): string {
  return unescapeText(text).trim().toLowerCase();
}

/** CANCELLED and TRANSPARENT events take no time, understood or not. */
export function isFree(block: EventBlock): boolean {
  const { status, transparent } = factsOf(block, false);
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

/** Told at the event's first line; null as span: no time is known to be concerned. */
export function addTrouble(sheet: EventSheet, code: Trouble['code'], span: Span | null, detail = ''): void {
  const { block, uid } = sheet;
  sheet.troubles.push({ code, detail, line: block.line, uid, span, widens: code === 'zone' });
}

/** The time an event may cover as far as its text still tells; null when that can be any time. */
export function bestSpan(sheet: EventSheet): Span | null {
  const repeats = sheet.first('RRULE') !== null || sheet.first('RDATE') !== null;
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
