// The text of an appointment that we book (handbook R-2: a title without a reason, times in the zone of the practice).

import type { AgendaChange } from '../../../domain/agenda.ts';
import type { Instant } from '../../../domain/time.ts';
import { escapeText } from '../icalendar/content-lines.ts';
import { writeDateTime } from '../icalendar/ics-time.ts';
import type { CalendarBlocks } from '../icalendar/parse.ts';
import { ianaRules } from '../zones/zone-rules.ts';
import { vtimezoneLines } from './vtimezone-text.ts';

type Booking = Extract<AgendaChange, { kind: 'book' }>;

/** The content lines of a new VEVENT. */
export function bookingLines(
  { uid, span, title, patient, status, zone, category }: Booking,
  now: Instant,
): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${writeDateTime(now)}Z`,
    'SEQUENCE:0',
    `DTSTART${localOrUtc(span.start, zone)}`,
    `DTEND${localOrUtc(span.end, zone)}`,
    `SUMMARY:${escapeText(title)}`,
    `STATUS:${status}`,
    'TRANSP:OPAQUE',
    ...(category === undefined ? [] : [`CATEGORIES:${escapeText(category)}`]),
    ...(patient === null ? [] : [`X-PRACTICE-PATIENT:${escapeText(patient)}`]),
    'END:VEVENT',
  ];
}

/** What follows a property's name: local time with TZID; in the second of a repeated hour, which a local time can't name, UTC. */
export function localOrUtc(instant: Instant, zone: string): string {
  const clock = ianaRules(zone);
  const local = clock.toLocal(instant);
  const namable = zone !== 'UTC' && clock.toInstant(local) === instant;
  return namable ? `;TZID=${zone}:${writeDateTime(local)}` : `:${writeDateTime(instant)}Z`;
}

/** The VTIMEZONE that a booking needs; nothing when the file has it already. */
export function zoneFor({ zones }: CalendarBlocks, { zone, span }: Booking): readonly string[] {
  return zone === 'UTC' || zones.has(zone) ? [] : vtimezoneLines(zone, span.start);
}
