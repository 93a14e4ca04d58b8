// What a VEVENT says once it is understood.

import type { Occurrence } from '../../../domain/agenda.ts';
import type { Rule } from '../recurrence/rrule.ts';
import type { Trouble } from '../trouble.ts';
import type { ZoneRules } from '../zones/zone-rules.ts';
import type { EventBlock } from './parse.ts';

/** A time with the clock it is read on; `local` is its wall clock as if UTC. */
export interface ZonedTime {
  readonly local: number;
  readonly zone: ZoneRules;
  readonly form: 'date' | 'utc' | 'floating' | 'zoned';
}

/** How long an event lasts: first on the wall clock, then exactly. */
export interface Length {
  readonly wall: number;
  readonly exact: number;
}

/** An RDATE: a further start, with its own length when it is a period. */
export interface ExtraDate {
  readonly time: ZonedTime;
  readonly length: Length | null;
}

/** What an occurrence takes from its event unchanged. */
export type EventFacts = Pick<
  Occurrence,
  | 'uid'
  | 'allDay'
  | 'status'
  | 'transparent'
  | 'summary'
  | 'attendees'
  | 'patientId'
  | 'categories'
  | 'confirmed'
  | 'line'
>;

/** A VEVENT that is understood. */
export interface CalendarEvent {
  readonly block: EventBlock;
  readonly uid: string;
  readonly start: ZonedTime;
  readonly length: Length;
  readonly rules: readonly Rule[];
  /** EXRULE, no longer in RFC 5545 but still met. */
  readonly exRules: readonly Rule[];
  readonly extraDates: readonly ExtraDate[];
  readonly exceptions: readonly ZonedTime[];
  /** RECURRENCE-ID; null for a series or a single event. */
  readonly replaces: ZonedTime | null;
  /** RANGE=THISANDFUTURE. */
  readonly andFuture: boolean;
  readonly sequence: number;
  /** LAST-MODIFIED or DTSTAMP as written, to tell the later of two revisions. */
  readonly stamp: () => string;
  readonly facts: () => EventFacts;
}

/** What reading a VEVENT gave: an event, troubles with the time they may cover, or both. */
export interface EventReading {
  readonly event: CalendarEvent | null;
  readonly troubles: readonly Trouble[];
}

/** The clocks of a file. */
export interface Clocks {
  /** The practice's zone: all-day events. */
  readonly practice: ZoneRules;
  /** Times without zone: X-WR-TIMEZONE when the file has it, else the practice's zone. */
  readonly floating: ZoneRules;
  /** The clock of a TZID; null when nobody knows it. */
  readonly named: (tzid: string) => ZoneRules | null;
}
