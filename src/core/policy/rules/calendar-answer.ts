import type { Plan } from '../../../domain/action.ts';
import type { Appointment } from '../../../domain/agenda.ts';
import type { Address, CalendarAnswer } from '../../../domain/mail.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Request, RequestKind } from '../../../domain/reading.ts';
import type { CalendarDoubt } from '../../../domain/reason.ts';
import type { Situation } from '../../../domain/situation.ts';
import { toInstant, toLocal, type Window } from '../../../domain/time.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { answeredByCalendar, invitationAnswered, isMeant, whichAppointments } from '../which.ts';

/**
 * A calendar program's answer (RFC 5546, RFC 6047) counts when the proved writer answers about one appointment of theirs
 * as it stands now, says yes, no or another time, and the words beside it do not say otherwise. Said a second time it
 * needs nobody. Everything else is a human's.
 */
export const calendarAnswer: Rule = (situation) => {
  const { calendar } = situation.mail;
  if (calendar === null) return null;
  if (isSaidAgain(calendar, situation)) {
    const plan: Plan = [{ kind: 'label', keyword: 'set-aside' }];
    return { kind: 'ignore', plan, reason: { code: 'calendar-again' } };
  }
  const why = doubtAbout(calendar, situation);
  return why === null ? null : toHuman({ code: 'calendar-answer', why });
};

function doubtAbout(calendar: CalendarAnswer, situation: Situation): CalendarDoubt | null {
  const { agenda, writer } = situation;
  if (calendar.method !== 'REPLY' && calendar.method !== 'COUNTER') return 'organises';
  if (calendar.doubt !== null) return calendar.doubt;
  const asked = situation.reading.requests.find((request) => request.calendar === true);
  if (asked === undefined) return 'tentative';
  if (writer.kind !== 'patient' || agenda.trouble !== '') return null;
  if (!answersForThemselves(calendar, situation, writer.patient)) return 'other-attendee';
  const appointment = answeredByCalendar(situation);
  if (appointment === null)
    return invitationAnswered(situation)?.patient === writer.patient.id ? 'cancelled-since' : 'not-theirs';
  if (isOutdated(calendar, situation, appointment)) return 'moved-since';
  if (isOtherLength(calendar, situation, appointment)) return 'other-length';
  const others = situation.reading.requests.filter((request) => request !== asked);
  return others.some((other) => contradicts(other, { asked, appointment, situation })) ? 'contradicts' : null;
}

/** The one who answers is the one who writes, by this or another recorded address of the same patient. */
function answersForThemselves(
  { attendees, method }: CalendarAnswer,
  { mail }: Situation,
  { contacts }: Patient,
): boolean {
  const theirs = (one: Address) => one === mail.from || contacts.some(({ address }) => address === one);
  // A COUNTER may list everybody who is invited.
  return method === 'REPLY' ? attendees.length > 0 && attendees.every(theirs) : attendees.some(theirs);
}

/**
 * Whether it answers an appointment as it stood before: an older SEQUENCE than the one that was told (RFC 5546 §2.1.5),
 * another time, or, when it names neither, one of which we can't tell.
 */
function isOutdated(
  { method, sequence, span }: CalendarAnswer,
  situation: Situation,
  { occurrence }: Appointment,
): boolean {
  const told = invitationAnswered(situation);
  const known = method === 'REPLY' ? span : null;
  if (known !== null && known.start !== toLocal(occurrence.start, situation.practice.zone)) return true;
  if (told === null) return method === 'REPLY' && known === null;
  if (told.state !== 'invited' || told.start !== occurrence.start) return true;
  return sequence === null ? known === null && told.sequence > 0 : sequence < told.sequence;
}

/** A proposal that is not as long as the appointment: more, or less, than another time is wanted. */
function isOtherLength(
  { method, span }: CalendarAnswer,
  { practice }: Situation,
  { occurrence: { start, end } }: Appointment,
): boolean {
  if (method !== 'COUNTER' || span === null) return false;
  return toInstant(span.end, practice.zone) - toInstant(span.start, practice.zone) !== end - start;
}

/** The same yes or no as one that was acted on, and nothing else: a button pressed twice, a mail that came twice. */
function isSaidAgain(calendar: CalendarAnswer, situation: Situation): boolean {
  const { reading, writer } = situation;
  const told = invitationAnswered(situation);
  const [asked, more] = reading.requests;
  if (told === null || writer.kind !== 'patient' || told.patient !== writer.patient.id) return false;
  if (calendar.method !== 'REPLY' || calendar.doubt !== null || !reading.closed) return false;
  if (!answersForThemselves(calendar, situation, writer.patient)) return false;
  if (asked?.calendar !== true || more !== undefined) return false;
  if (calendar.participation === 'DECLINED') return told.state === 'cancelled';
  const appointment = answeredByCalendar(situation);
  if (told.answer !== 'accepted' || appointment === null) return false;
  return asked.kind === 'confirm' && !isOutdated(calendar, situation, appointment);
}

/** Kinds that want something of an appointment: beside a calendar's answer they must want the same. */
const TOUCHES: readonly RequestKind[] = ['choose', 'confirm', 'move', 'cancel', 'book', 'series'];

interface Beside {
  readonly asked: Request;
  readonly appointment: Appointment;
  readonly situation: Situation;
}

function contradicts(other: Request, { asked, appointment, situation }: Beside): boolean {
  if (!TOUCHES.includes(other.kind)) return false;
  if (other.kind !== asked.kind) return true;
  const which = whichAppointments(situation, other);
  if (other.about.length > 0 && !(which.kind === 'these' && which.appointments.includes(appointment)))
    return true;
  if (other.wishes.length === 0) return false;
  const [proposed] = asked.wishes;
  const { zone } = situation.practice;
  const { start, end } = appointment.occurrence;
  const meant = proposed ?? { start: toLocal(start, zone), end: toLocal(end, zone) };
  return !other.wishes.some((wish) => wish.include && covers(wish, meant, zone));
}

function covers(wish: Request['wishes'][number], proposed: Window, zone: string): boolean {
  if (wish.start <= proposed.start && proposed.end <= wish.end) return true;
  return isMeant(toInstant(proposed.start, zone), wish, zone);
}
