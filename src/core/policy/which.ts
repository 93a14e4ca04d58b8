import type { Appointment } from '../../domain/agenda.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { Request } from '../../domain/reading.ts';
import type { Situation } from '../../domain/situation.ts';
import { DAY, dayOf, minutesOf, toLocal } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';

/** Which of the writer's appointments a request means. */
export type Which =
  | { readonly kind: 'these'; readonly appointments: readonly [Appointment, ...Appointment[]] }
  /** They have some, and it is not said which. */
  | { readonly kind: 'unclear'; readonly candidates: readonly Appointment[] }
  /** They named a time at which they have none. */
  | { readonly kind: 'other-time'; readonly candidates: readonly Appointment[] }
  | { readonly kind: 'none' };

/**
 * The appointments a request is about: those at the times it names; else the only one; else the next one, when the
 * mail answers about a single coming appointment (within `near` days) and all others lie further away.
 */
export function whichAppointments(situation: Situation, request: Request, near = 3): Which {
  const { appointments } = situation.agenda;
  const [first, second] = appointments;
  if (first === undefined) return { kind: 'none' };
  if (request.calendar === true) return theOneAnswered(situation);
  if (request.all) return { kind: 'these', appointments: [first, ...appointments.slice(1)] };
  if (request.about.length > 0) return atTheseTimes(situation, request.about);
  const reminded = theRemindedOnes(situation, request);
  if (reminded !== null) return reminded;
  if (second === undefined) return { kind: 'these', appointments: [first] };
  const soon = situation.now + near * DAY;
  const answersReminder = situation.mail.inReplyTo.length > 0;
  if (answersReminder && first.occurrence.start <= soon && second.occurrence.start > soon) {
    return { kind: 'these', appointments: [first] };
  }
  return { kind: 'unclear', candidates: appointments };
}

/**
 * A plain answer to a reminder is about what it named: a yes about all of it, everything else about the only one. What
 * moved since is not meant: the time that was answered is not there any more. Null when no reminder is answered.
 */
function theRemindedOnes({ agenda, memory }: Situation, { kind }: Request): Which | null {
  const named = memory.answeredAppointments;
  if (named.length === 0) return null;
  const { appointments } = agenda;
  const [first, ...others] = appointments.filter(({ occurrence }) =>
    named.some(
      ({ uid, recurrenceId, start }) =>
        occurrence.uid === uid && occurrence.recurrenceId === recurrenceId && occurrence.start === start,
    ),
  );
  if (first === undefined || others.length + 1 < named.length)
    return { kind: 'other-time', candidates: appointments };
  if (others.length === 0 || kind === 'confirm') return { kind: 'these', appointments: [first, ...others] };
  return { kind: 'unclear', candidates: [first, ...others] };
}

/** A calendar's answer is about its own event; another event of theirs is never taken for it. */
function theOneAnswered(situation: Situation): Which {
  const answered = answeredByCalendar(situation);
  return answered === null ? { kind: 'none' } : { kind: 'these', appointments: [answered] };
}

/** The appointment whose invitation a calendar program answers (RFC 5546 §3.2.3); null when it is not theirs. */
export function answeredByCalendar(situation: Situation): Appointment | null {
  const { calendar } = situation.mail;
  if (calendar === null) return null;
  const same = situation.agenda.appointments.filter(({ occurrence }) => occurrence.uid === calendar.uid);
  const wanted = invitationAnswered(situation)?.recurrenceId ?? calendar.recurrenceId;
  const one = same.filter(({ occurrence }) => wanted === null || occurrence.recurrenceId === wanted);
  return one.length === 1 ? (one[0] ?? null) : null;
}

/** What the calendar that answers was told; null when it was not told by us. */
export function invitationAnswered({ mail, memory, practice }: Situation): Invitation | null {
  const { calendar } = mail;
  if (calendar === null) return null;
  const dateOf = ({ original }: Invitation) => (original === null ? null : toLocal(original, practice.zone));
  const told = memory.invitations.filter((one) => one.uid === calendar.uid);
  return told.find((one) => dateOf(one) === calendar.recurrenceId) ?? null;
}

function atTheseTimes(situation: Situation, about: readonly Wish[]): Which {
  const { appointments } = situation.agenda;
  const zone = situation.practice.zone;
  const named = about.filter(({ include }) => include);
  const excluded = about.filter(({ include }) => !include);
  const covers = (start: number, wishes: readonly Wish[]) =>
    wishes.some((wish) => isMeant(start, wish, zone));
  const meant = appointments.filter(
    ({ occurrence: { start } }) => covers(start, named) && !covers(start, excluded),
  );
  // "celui de 14 h" names no day: clear only when it fits one.
  const anyDay = named.every(({ daily }) => daily !== undefined);
  if (anyDay && meant.length > 1) return { kind: 'unclear', candidates: meant };
  // "mercredi prochain" may be either: clear only when they have one of the two.
  if (named.some(({ otherwise }) => otherwise !== undefined) && meant.length > named.length)
    return { kind: 'unclear', candidates: meant };
  const [first, ...others] = meant;
  if (first !== undefined) return oneADay(situation, [first, ...others]);
  return { kind: 'other-time', candidates: appointments };
}

/** A named day may hold several: then it is not said which, unless a clock time singled them out. */
function oneADay(situation: Situation, meant: readonly [Appointment, ...Appointment[]]): Which {
  const days = meant.map(({ occurrence }) => dayOf(toLocal(occurrence.start, situation.practice.zone)));
  return new Set(days).size === days.length
    ? { kind: 'these', appointments: meant }
    : { kind: 'unclear', candidates: meant };
}

/** A named clock time is meant to the minute; a named day or part of it means what begins inside. */
export function isMeant(start: number, wish: Wish, zone: string): boolean {
  const { otherwise, ...plain } = wish;
  if (otherwise !== undefined)
    return isMeant(start, plain, zone) || isMeant(start, { ...plain, ...otherwise }, zone);
  const local = toLocal(start, zone);
  if (wish.exact === true && wish.daily === undefined) return wish.start === local;
  const [from, to] = wish.daily ?? [0, 1440];
  const minute = minutesOf(local);
  const inDay = wish.exact === true ? minute === from : from <= minute && minute < to;
  return wish.start <= local && local < wish.end && inDay;
}

/** Key of an appointment in the store's counters. */
export function keyOf({ occurrence }: Appointment): string {
  return `${occurrence.uid}|${occurrence.recurrenceId ?? ''}`;
}
