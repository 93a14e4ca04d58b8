// What a letter carries for the patient's own calendar, and what is written down of it.

import type { CalendarFile } from '../../domain/agenda.ts';
import type { EventName, Invitation, ToldEvent } from '../../domain/invitation.ts';
import type { Language } from '../../domain/language.ts';
import type { LetterCalendar } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant, Span } from '../../domain/time.ts';
import { calendarText, type Teller } from './calendar-text.ts';
import { isAt, standingOf } from './standing.ts';
import { TITLE_WORDS } from './title-words.ts';
import type { Telling, Tellings } from './told-by.ts';

export interface Enclosed {
  readonly calendars: readonly LetterCalendar[];
  /** To be written down before the letter leaves. */
  readonly invitations: readonly Invitation[];
}

interface Enclosing {
  readonly tellings: Tellings;
  /** The agenda after the change was written. */
  readonly files: readonly CalendarFile[];
  /** What calendars were told before. */
  readonly known: readonly Invitation[];
  readonly practice: Pick<Practice, 'zone' | 'mail' | 'name' | 'address' | 'invitations'>;
  readonly patient: PatientId;
  readonly to: Address;
  readonly language: Language;
  readonly now: Instant;
}

/**
 * Invitations, changes and cancellations of the appointments that a letter tells of, each as it stands in the agenda:
 * what does not stand as the letter says is left out. An appointment of which another address was told is left out too.
 */
export function letterCalendars(enclosing: Enclosing): Enclosed {
  const invitations = enclosing.tellings.events.flatMap((telling) => invitationFor(telling, enclosing));
  const standing = invitations.filter(({ state }) => state === 'invited');
  const cancelled = invitations.filter(({ state }) => state === 'cancelled');
  const calendars = [
    ...inOneObject(standing, enclosing),
    ...byUid(cancelled).flatMap((events) => text('CANCEL', events, enclosing)),
    ...declinedIn(enclosing),
  ];
  return { calendars, invitations };
}

/** One event or series is asked about; several can't be in one REQUEST (RFC 5546 §3.2.2) and are published. */
function inOneObject(events: readonly Invitation[], enclosing: Enclosing): readonly LetterCalendar[] {
  return text(byUid(events).length > 1 ? 'PUBLISH' : 'REQUEST', events, enclosing);
}

function byUid(events: readonly Invitation[]): readonly (readonly Invitation[])[] {
  return [...new Set(events.map(({ uid }) => uid))].map((uid) => events.filter((event) => event.uid === uid));
}

function invitationFor(telling: Telling, enclosing: Enclosing): readonly Invitation[] {
  const before = enclosing.known.find((one) => isSame(one, telling)) ?? null;
  if (before !== null && before.to !== enclosing.to && before.state === 'invited') return [];
  if (before?.state === 'invited' && telling.as === 'again') return [];
  const { zone } = enclosing.practice;
  const standing = standingOf(telling, enclosing.files, zone);
  const told = (event: ToldEvent, state: Invitation['state']): readonly Invitation[] => {
    const { patient, to, now } = enclosing;
    return [{ ...event, patient, to, state, answer: 'none', at: now }];
  };
  if (telling.span === null) {
    if (before === null || before.state === 'unsent' || standing.kind === 'stands') return [];
    if (standing.kind === 'unclear') return [];
    const sequence = standing.kind === 'cancelled' ? standing.event.sequence : 0;
    return told({ ...eventOf(before), sequence: nextSequence(before, null, sequence) }, 'cancelled');
  }
  if (standing.kind !== 'stands' || !isAt(standing.event, telling.span)) return [];
  const sequence = nextSequence(before, telling.span, standing.event.sequence);
  return told({ ...standing.event, sequence }, 'invited');
}

/**
 * The number of the next message (RFC 5546 §2.1.4): never lower than the agenda's own, higher than the last one that was
 * told when this one says something else; the same when it says the same again.
 */
function nextSequence(before: Invitation | null, span: Span | null, inAgenda: number): number {
  if (before === null) return inAgenda;
  if (before.state === 'unsent') return Math.max(before.sequence, inAgenda);
  const says =
    span === null ? before.state === 'cancelled' : before.state === 'invited' && isAt(before, span);
  return says ? before.sequence : Math.max(before.sequence + 1, inAgenda);
}

/** The time that the calendar wanted is not given: it goes back to what it was told (RFC 5546 §3.2.8). */
function declinedIn(enclosing: Enclosing): readonly LetterCalendar[] {
  const { declined } = enclosing.tellings;
  if (declined === null) return [];
  const before = enclosing.known.find((one) => isSame(one, declined));
  if (before?.state !== 'invited' || before.to !== enclosing.to) return [];
  return text('DECLINECOUNTER', [before], enclosing);
}

function text(
  method: LetterCalendar['method'],
  events: readonly ToldEvent[],
  { practice, to, language, now }: Enclosing,
): readonly LetterCalendar[] {
  const [first, ...others] = events;
  if (first === undefined) return [];
  const { name, place } = practice.invitations;
  const word = TITLE_WORDS[language];
  const teller: Teller = {
    organizer: practice.mail.addresses[0],
    organizerName: practice.mail.senderName,
    attendee: to,
    title: name ? `${word} – ${practice.name}` : word,
    place: place ? practice.address : null,
    zone: practice.zone,
  };
  return [calendarText({ method, events: [first, ...others], teller, now })];
}

function eventOf({ uid, recurrenceId, start, end, original, sequence }: ToldEvent): ToldEvent {
  return { uid, recurrenceId, start, end, original, sequence };
}

/** Whether two names mean the same event or date. */
export function isSame(one: EventName, other: EventName): boolean {
  return one.uid === other.uid && one.recurrenceId === other.recurrenceId;
}
