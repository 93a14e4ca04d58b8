import ICAL from 'ical.js';
import type { CalendarAnswer } from '../../domain/mail.ts';
import { asZone, type LocalTime, parseLocalTime, toInstant, toLocal, type Zone } from '../../domain/time.ts';

const MAX_LENGTH = 256 * 1024;
const METHODS = ['REPLY', 'COUNTER', 'REQUEST', 'CANCEL'] as const;
const PARTICIPATIONS = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'NEEDS-ACTION'] as const;

/** A property in jCal form (RFC 7265 §3.4): name, parameters, type, value. */
interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly value: string;
}

interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

/**
 * Reads a text/calendar part as an answer (RFC 5546 §3.2, RFC 6047); null for what is broken, says several things
 * at once, or names an occurrence whose local time cannot be told: taken for the whole series it would cancel all.
 * `zone` is the practice's; times given in UTC or another zone are shown on its wall clock.
 */
export function calendarAnswerIn(text: string, zone: Zone | null = null): CalendarAnswer | null {
  const calendar = parse(text);
  const method = METHODS.find((name) => name === value(calendar, 'method')?.toUpperCase());
  const events = calendar?.components.filter(({ name }) => name === 'vevent') ?? [];
  const [event] = events;
  if (method === undefined || event === undefined || events.length > 1) return null;
  const uid = value(event, 'uid')?.trim() ?? '';
  const participation = method === 'REPLY' || method === 'COUNTER' ? participationOf(event) : 'NEEDS-ACTION';
  const occurrence = property(event, 'recurrence-id');
  const recurrenceId = occurrence === null ? null : wallTime(occurrence, zone);
  if (uid === '' || participation === null || (occurrence !== null && recurrenceId === null)) return null;
  return { method, uid, recurrenceId, participation };
}

/** A REPLY has one attendee (RFC 5546 §3.2.3); several that differ say nothing certain. */
function participationOf(event: Component): CalendarAnswer['participation'] | null {
  const attendees = event.properties.filter(({ name }) => name === 'attendee');
  const written = attendees.map(({ parameters }) =>
    String(parameters.partstat ?? 'NEEDS-ACTION').toUpperCase(),
  );
  if (new Set(written).size !== 1) return null;
  return PARTICIPATIONS.find((name) => name === written[0]) ?? null;
}

function wallTime({ parameters, value: written }: Property, zone: Zone | null): LocalTime | null {
  const utc = written.endsWith('Z');
  const time = parseLocalTime(
    /^\d{4}-\d{2}-\d{2}$/.test(written) ? `${written}T00:00` : written.replace(/Z$/, ''),
  );
  if (time === null) return null;
  if (utc) return zone === null ? null : toLocal(Date.parse(`${time}:00Z`), zone);
  const own = typeof parameters.tzid === 'string' ? asZone(parameters.tzid.replace(/^\//, '')) : null;
  return own === null || zone === null || own === zone ? time : toLocal(toInstant(time, own), zone);
}

function value(component: Component | null, name: string): string | null {
  return component === null ? null : (property(component, name)?.value ?? null);
}

function property(component: Component, name: string): Property | null {
  return component.properties.find((each) => each.name === name) ?? null;
}

/** ical.js throws for most broken files; what it lets through is checked again. */
function parse(text: string): Component | null {
  if (text.length > MAX_LENGTH) return null;
  try {
    return componentOf(ICAL.parse(text.replace(/^\ufeff/, '').trim()), 0);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function componentOf(raw: unknown, depth: number): Component | null {
  if (!Array.isArray(raw) || typeof raw[0] !== 'string' || depth > 3) return null;
  const [name, properties, components] = raw as [string, unknown, unknown];
  return {
    name: name.toLowerCase(),
    properties: listOf(properties, propertyOf),
    components: listOf(components, (each) => componentOf(each, depth + 1)),
  };
}

function propertyOf(raw: unknown): Property | null {
  if (!Array.isArray(raw) || typeof raw[0] !== 'string') return null;
  const [name, parameters, , written] = raw as [string, unknown, unknown, unknown];
  const known =
    typeof parameters === 'object' && parameters !== null ? (parameters as Record<string, unknown>) : {};
  return { name: name.toLowerCase(), parameters: known, value: typeof written === 'string' ? written : '' };
}

function listOf<T>(raw: unknown, read: (each: unknown) => T | null): T[] {
  return Array.isArray(raw) ? raw.map(read).filter((each) => each !== null) : [];
}
