import { type Address, type CalendarAnswer, type Mail, parseAddress } from '../../domain/mail.ts';
import {
  addMinutes,
  type LocalTime,
  parseLocalTime,
  toInstant,
  toLocal,
  type Window,
  type Zone,
} from '../../domain/time.ts';
import { zoneNamed } from '../agenda/zones/zone-names.ts';
import { cleanBody, cleanLine } from './clean-text.ts';
import { type JcalComponent, type JcalProperty, jcalOf, propertiesNamed, propertyNamed } from './jcal.ts';

const MAX_UID = 1000;
const MAX_SUMMARY = 500;
const MAX_COMMENT = 4000;
const METHODS = [
  'REPLY',
  'COUNTER',
  'REQUEST',
  'CANCEL',
  'PUBLISH',
  'ADD',
  'REFRESH',
  'DECLINECOUNTER',
] as const satisfies readonly CalendarAnswer['method'][];
const PARTICIPATIONS = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'NEEDS-ACTION'] as const;

/**
 * Reads a text/calendar part as an answer (RFC 5546 §3.2, RFC 6047); null for what is broken, or names an occurrence
 * whose local time cannot be told: taken for the whole series it would cancel all. What speaks of several events or
 * people, or sends somebody else, is an answer with a doubt, for a human. `zone` is the practice's; times given in UTC
 * or another zone are shown on its wall clock.
 */
export function calendarAnswerIn(text: string, zone: Zone | null = null): CalendarAnswer | null {
  const calendar = jcalOf(text);
  if (calendar === null) return null;
  const method = METHODS.find((name) => name === propertyNamed(calendar, 'method')?.value.toUpperCase());
  const events = calendar.components.filter(({ name }) => name === 'vevent');
  const [event] = events;
  if (method === undefined || event === undefined) return null;
  // Compared with ours letter by letter, so nothing is trimmed.
  const uid = propertyNamed(event, 'uid')?.value ?? '';
  const doubt = events.length > 1 ? 'several' : doubtIn(event, method);
  const participation = doubt === null ? participationIn(event, method) : 'NEEDS-ACTION';
  const occurrence = propertyNamed(event, 'recurrence-id');
  const recurrenceId = occurrence === null ? null : wallTime(occurrence, zone);
  if (uid.trim() === '' || uid.length > MAX_UID || participation === null) return null;
  if (occurrence !== null && recurrenceId === null) return null;
  return {
    method,
    uid,
    recurrenceId,
    sequence: sequenceOf(event),
    attendees: propertiesNamed(event, 'attendee').flatMap(addressOf),
    participation,
    doubt,
    span: spanOf(event, zone),
    summary: cleanLine(propertyNamed(event, 'summary')?.value ?? '').slice(0, MAX_SUMMARY),
    comment: commentOf(event),
  };
}

/**
 * A person pressed a button and their calendar program wrote: automatic by its headers (Google's say `auto-generated`),
 * and yet an answer of theirs. It is read and acted on; no letter is ever sent back to it (RFC 3834).
 */
export function speaksForItsUser({ automatic, calendar }: Pick<Mail, 'automatic' | 'calendar'>): boolean {
  return (
    automatic === 'reply' &&
    calendar !== null &&
    (calendar.method === 'REPLY' || calendar.method === 'COUNTER')
  );
}

function participationIn(event: JcalComponent, method: CalendarAnswer['method']) {
  switch (method) {
    case 'REPLY':
      return participationOf(event);
    case 'COUNTER':
      // It may list everybody; what it proposes is in its times.
      return participationOf(event) ?? 'TENTATIVE';
    case 'REQUEST':
    case 'CANCEL':
    case 'PUBLISH':
    case 'ADD':
    case 'REFRESH':
    case 'DECLINECOUNTER':
      return 'NEEDS-ACTION';
  }
}

/** What makes of one time many (RFC 5545 §3.8.5): a proposal of such is not one time. */
const REPEATS: readonly string[] = ['rrule', 'rdate', 'exrule'];

/** A REPLY is one person's (RFC 5546 §3.2.3); who sends somebody else, or is sent, says more than yes or no (§4.2.4). */
function doubtIn(event: JcalComponent, method: CalendarAnswer['method']): CalendarAnswer['doubt'] {
  const attendees = propertiesNamed(event, 'attendee');
  if (attendees.some(isDelegated)) return 'delegated';
  if (method === 'COUNTER' && event.properties.some(({ name }) => REPEATS.includes(name))) return 'several';
  const people = new Set(attendees.map(({ value }) => value.toLowerCase()));
  return method === 'REPLY' && people.size > 1 ? 'several' : null;
}

function isDelegated({ parameters }: JcalProperty): boolean {
  const written = String(parameters.partstat ?? '').toUpperCase();
  return written === 'DELEGATED' || 'delegated-to' in parameters || 'delegated-from' in parameters;
}

/** Null when it does not say, or what it says is no number. */
function sequenceOf(event: JcalComponent): number | null {
  const written = propertyNamed(event, 'sequence')?.value ?? '';
  return /^\d{1,9}$/.test(written) ? Number(written) : null;
}

/** The address of a mailto value; none where it can't be read as one (Exchange knows people without). */
function addressOf({ value }: JcalProperty): readonly Address[] {
  const address = parseAddress(percentDecoded(value.replace(/^mailto:/i, '')));
  return address === null ? [] : [address];
}

function percentDecoded(text: string): string {
  return text.replaceAll(/%([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** DTSTART and DTEND; an hour, or the day, where no end is written. */
function spanOf(event: JcalComponent, zone: Zone | null): Window | null {
  const from = propertyNamed(event, 'dtstart');
  const start = from === null ? null : wallTime(from, zone);
  if (from === null || start === null) return null;
  const to = propertyNamed(event, 'dtend');
  const written = to === null ? null : wallTime(to, zone);
  const end = written ?? addMinutes(start, isDate(from) ? 1440 : 60);
  return end > start ? { start, end } : null;
}

/** COMMENT (RFC 5545 §3.8.1.4), and the parameter in which Google keeps it. */
function commentOf({ properties }: JcalComponent): string {
  const written = properties.flatMap(({ name, value: text, parameters }) => {
    if (name === 'comment') return [text];
    const beside: unknown = name === 'attendee' ? parameters['x-response-comment'] : null;
    return typeof beside === 'string' ? [beside] : [];
  });
  const lines = [...new Set(written.map((text) => cleanBody(text).trim()))].filter((text) => text !== '');
  return lines.join('\n').slice(0, MAX_COMMENT);
}

/** PARTSTAT; null when none is written, or attendees differ. */
function participationOf(event: JcalComponent): CalendarAnswer['participation'] | null {
  const attendees = event.properties.filter(({ name }) => name === 'attendee');
  const written = attendees.map(({ parameters }) =>
    String(parameters.partstat ?? 'NEEDS-ACTION').toUpperCase(),
  );
  if (new Set(written).size !== 1) return null;
  return PARTICIPATIONS.find((name) => name === written[0]) ?? null;
}

function wallTime({ parameters, value: written }: JcalProperty, zone: Zone | null): LocalTime | null {
  const utc = written.endsWith('Z');
  const time = parseLocalTime(isDate({ value: written }) ? `${written}T00:00` : written.replace(/Z$/, ''));
  if (time === null) return null;
  if (utc) return zone === null ? null : toLocal(Date.parse(`${time}:00Z`), zone);
  const own = typeof parameters.tzid === 'string' ? zoneNamed(parameters.tzid.replace(/^\//, '')) : null;
  return own === null || zone === null || own === zone ? time : toLocal(toInstant(time, own), zone);
}

function isDate({ value: written }: Pick<JcalProperty, 'value'>): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(written);
}
