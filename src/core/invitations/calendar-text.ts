// The iCalendar text that goes to a patient's own calendar (RFC 5545, RFC 5546). It holds times, two addresses, one
// neutral word and what the practice allows beside it; no description, no alarm, no name of the patient (handbook R-7).

import type { ToldEvent } from '../../domain/invitation.ts';
import type { LetterCalendar } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import { HOUR, type Instant, type Zone } from '../../domain/time.ts';
import { localOrUtc } from '../agenda/edit/booking-text.ts';
import { linesText } from '../agenda/edit/event-text.ts';
import { vtimezoneLines } from '../agenda/edit/vtimezone-text.ts';
import { escapeText } from '../agenda/icalendar/content-lines.ts';
import { writeDateTime } from '../agenda/icalendar/ics-time.ts';
import { ianaRules } from '../agenda/zones/zone-rules.ts';

/** Who tells whom, in which words. */
export interface Teller {
  /** The practice's sending address: answers come back there. */
  readonly organizer: Address;
  readonly organizerName: string;
  readonly attendee: Address;
  readonly title: string;
  /** Null when the practice does not want its address in other people's calendars. */
  readonly place: string | null;
  /** Of the practice: local times are written on its clock. */
  readonly zone: Zone;
}

interface Told {
  readonly method: LetterCalendar['method'];
  /** One event, dates of one series, or, published, several events. */
  readonly events: readonly [ToldEvent, ...ToldEvent[]];
  readonly teller: Teller;
  readonly now: Instant;
}

const PROD_ID = '-//practice-agent//invitations//EN';

/** One calendar object with its METHOD, in folded lines that end in CRLF. `now` becomes DTSTAMP. */
export function calendarText({ method, events, teller, now }: Told): LetterCalendar {
  const { zone } = teller;
  const first = Math.min(...events.flatMap(({ start, original }) => [start, original ?? start]));
  const lines = [
    'BEGIN:VCALENDAR',
    `PRODID:${PROD_ID}`,
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(zone === 'UTC' ? [] : vtimezoneLines(zone, first)),
    ...events.flatMap((event) => eventLines(event, { method, teller, now })),
    'END:VCALENDAR',
  ];
  return { method, text: linesText(lines, '\r\n') };
}

function eventLines(event: ToldEvent, { method, teller, now }: Omit<Told, 'events'>): readonly string[] {
  const { organizer, organizerName, title, place, zone } = teller;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    ...(event.original === null ? [] : [`RECURRENCE-ID${timeOf(event.original, zone)}`]),
    `DTSTAMP:${writeDateTime(now)}Z`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART${timeOf(event.start, zone)}`,
    `DTEND${timeOf(event.end, zone)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(place === null ? [] : [`LOCATION:${escapeText(place)}`]),
    `ORGANIZER${commonName(organizerName)}:${mailto(organizer)}`,
    ...attendeeLines(method, teller),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/** Programs do not agree which of two hours with one name is meant (RFC 5545 §3.3.5 says the first): UTC names it. */
function timeOf(instant: Instant, zone: Zone): string {
  const { toLocal } = ianaRules(zone);
  const isTwice = [-HOUR, HOUR].some((shift) => toLocal(instant + shift) === toLocal(instant));
  return isTwice ? `:${writeDateTime(instant)}Z` : localOrUtc(instant, zone);
}

/** Whoever is asked for an answer; a published event asks nobody (RFC 5546 §3.2.1). */
function attendeeLines(method: LetterCalendar['method'], { attendee }: Teller): readonly string[] {
  const person = 'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT';
  switch (method) {
    case 'REQUEST':
      return [`${person};PARTSTAT=NEEDS-ACTION;RSVP=TRUE:${mailto(attendee)}`];
    case 'CANCEL':
    case 'DECLINECOUNTER':
      return [`${person}:${mailto(attendee)}`];
    case 'PUBLISH':
      return [];
  }
}

/** In quotes, which no parameter value may hold itself (RFC 5545 §3.2); a line break would begin a property. */
function commonName(name: string): string {
  const shown = name
    .replaceAll(/["\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
  return shown === '' ? '' : `;CN="${shown}"`;
}

/** A mailto address (RFC 6068 §2): what has a meaning of its own in it is percent-encoded. */
function mailto(address: Address): string {
  return `mailto:${address.replaceAll(/[^a-z0-9@._+~*'!$-]/giu, encodeURIComponent)}`;
}
