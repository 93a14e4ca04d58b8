// What each rule makes due in a stretch of time, whatever was sent and whoever agreed.

import type { Appointment } from '../../domain/agenda.ts';
import type { Due, FollowUpRule, ListRow, Trigger } from '../../domain/follow-up.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { Closure, Practice } from '../../domain/practice.ts';
import {
  addDays,
  dayOf,
  type Instant,
  type LocalDate,
  MINUTE,
  type Span,
  toLocal,
} from '../../domain/time.ts';
import { seriesOf } from '../agenda/series/series-uid.ts';
import { grouped } from '../grouped.ts';
import { dueAround } from './around-appointments.ts';
import { type Book, wasMissed } from './book.ts';
import { appointmentKey, keyOfAppointment, keyOfOther, toldKey } from './key.ts';
import { type Direction, dayMoment, momentFrom, monthsAfter } from './moments.ts';
import { momentsOnce } from './moments-once.ts';

export interface Sources {
  readonly practice: Practice;
  readonly book: Book;
  readonly rows: readonly ListRow[];
  /** When each appointment was first seen, by `appointmentKey`; 0: at the first look of all. And `toldKey`s. */
  readonly seen: Readonly<Record<string, Instant>>;
  readonly now: Instant;
}

/** Something due before it is moved out of the quiet hours. */
interface Raw {
  readonly key: string;
  readonly patient: PatientId;
  readonly appointment: Appointment | null;
  readonly visit?: Appointment;
  readonly row: ListRow | null;
  readonly moment: Instant;
  readonly direction: Direction;
  /** Of no use from here on, whatever the rule says; null when only the rule says. */
  readonly end: Instant | null;
}

/** All that a rule makes due, whose use reaches into the window. */
export function candidatesOf(rule: FollowUpRule, sources: Sources, within: Span): readonly Due[] {
  const { trigger } = rule;
  if (trigger.kind === 'before' || trigger.kind === 'after') return dueAround(rule, trigger, sources, within);
  const moments = momentsOnce(rule, sources.practice);
  return rawOf(rule, trigger, sources).flatMap((raw) => {
    const { key, patient, appointment, visit, row, moment, end } = raw;
    const last = moment + rule.usefulFor * MINUTE;
    const until = end === null ? last : Math.min(last, end);
    if (until <= within.start) return [];
    const due = moments.moved(moment, raw.direction);
    if (due >= until || due >= within.end) return [];
    return [{ rule, key, patient, appointment, ...(visit === undefined ? {} : { visit }), row, due, until }];
  });
}

type Other = Exclude<Trigger, { kind: 'before' | 'after' }>;

function rawOf(rule: FollowUpRule, trigger: Other, sources: Sources): readonly Raw[] {
  const { practice, book, rows, now } = sources;
  const { zone } = practice;
  const moments = momentsOnce(rule, practice);
  switch (trigger.kind) {
    case 'booked':
      return book.all.flatMap((one): readonly Raw[] => {
        const at = sources.seen[appointmentKey(one.occurrence)] ?? 0;
        if (at === 0 || isOurs(one, sources.seen)) return [];
        const moment = momentFrom(at, trigger.moment, 'after', zone);
        return [{ ...about(rule, one), moment, direction: 'after', end: one.occurrence.start }];
      });
    case 'missed':
      return (trigger.inARow === true ? missedInARow : missedNth)(book, trigger.times).map((one) => ({
        ...about(rule, one),
        moment: momentFrom(one.occurrence.end, trigger.moment, 'after', zone),
        direction: 'after',
        end: null,
      }));
    case 'without-date':
      return lastVisits(book, now, { least: rule.does.kind === 'task' ? 1 : 2, zone }).map(
        ({ patient, visit, day }) => ({
          ...aboutPatient(rule, patient, day),
          visit,
          moment: moments.once(visit.occurrence.start, () =>
            dayMoment(addDays(day, trigger.days), trigger.minute, zone),
          ),
          direction: 'after',
          end: null,
        }),
      );
    case 'last-visit':
      return lastVisits(book, now, { least: 1, zone }).map(({ patient, visit, day }) => ({
        ...aboutPatient(rule, patient, day),
        visit,
        moment: moments.once(visit.occurrence.start, () =>
          dayMoment(monthsAfter(day, trigger.months), trigger.minute, zone),
        ),
        direction: 'after',
        end: null,
      }));
    case 'series-left':
      return seriesWith(book, trigger.sessions).map((one) => ({
        ...about(rule, one),
        moment: dayMoment(dayOf(toLocal(one.occurrence.end, zone)), trigger.minute, zone),
        direction: 'after',
        end: null,
      }));
    case 'closure':
      return book.all.flatMap((one) => {
        const closure = closureOver(one, practice);
        if (closure === null || one.occurrence.start <= now) return [];
        const begins = dayMoment(closure.from, 0, zone);
        const moment = momentFrom(begins, trigger.moment, 'before', zone);
        return [{ ...about(rule, one), moment, direction: 'before', end: one.occurrence.start }];
      });
    case 'list':
      return rows
        .filter(({ list }) => list === trigger.list)
        .map((row) => ({
          key: keyOfOther(rule.id, `${row.list}|${row.reference}`),
          patient: row.patient,
          appointment: null,
          row,
          moment: momentFrom(dayMoment(row.date, 0, zone), trigger.moment, 'after', zone),
          direction: 'after',
          end: null,
        }));
  }
}

/** Whether the program itself gave this time, and told the patient. */
function isOurs({ occurrence }: Appointment, seen: Sources['seen']): boolean {
  return /@practice-agent$/.test(occurrence.uid) || Object.hasOwn(seen, toldKey(occurrence));
}

function about(rule: FollowUpRule, one: Appointment): Pick<Raw, 'key' | 'patient' | 'appointment' | 'row'> {
  return {
    key: keyOfAppointment(rule.id, one.occurrence),
    patient: one.patient,
    appointment: one,
    row: null,
  };
}

function aboutPatient(
  rule: FollowUpRule,
  patient: PatientId,
  day: LocalDate,
): Pick<Raw, 'key' | 'patient' | 'appointment' | 'row'> {
  return { key: keyOfOther(rule.id, `${patient}|${day}`), patient, appointment: null, row: null };
}

const YEAR = 365 * 24 * 60 * MINUTE;

/** Appointments that were the nth missed one within a year. */
function missedNth(book: Book, times: number): readonly Appointment[] {
  const missed = grouped(book.all.filter(wasMissed), ({ patient }) => patient);
  return [...missed.values()].flatMap((theirs) =>
    theirs.filter((one) => {
      const { start } = one.occurrence;
      const count = theirs.filter(
        ({ occurrence }) => occurrence.start <= start && occurrence.start > start - YEAR,
      ).length;
      return count === times;
    }),
  );
}

/** Appointments that were the nth missed one since the last visit. */
function missedInARow({ people }: Book, times: number): readonly Appointment[] {
  return [...people.values()].flatMap((theirs) =>
    theirs.filter((_, place) => {
      const since = theirs.slice(0, place + 1).findLastIndex((one) => !wasMissed(one));
      return place - since === times;
    }),
  );
}

interface LastVisit {
  readonly patient: PatientId;
  readonly visit: Appointment;
  readonly day: LocalDate;
}

/** The last visit of everybody who came so often and has no coming appointment. */
function lastVisits(
  book: Book,
  now: Instant,
  { least, zone }: { readonly least: number; readonly zone: string },
): readonly LastVisit[] {
  const found: LastVisit[] = [];
  for (const [patient, theirs] of book.people) {
    if (theirs.some(({ occurrence }) => occurrence.end > now)) continue;
    const came = theirs.filter((one) => !wasMissed(one));
    const last = came.at(-1);
    if (last === undefined || came.length < least) continue;
    found.push({ patient, visit: last, day: dayOf(toLocal(last.occurrence.start, zone)) });
  }
  return found;
}

/** The date of each series after which so many are left. */
function seriesWith(book: Book, left: number): readonly Appointment[] {
  const ours = book.all.filter(({ occurrence }) => seriesOf(occurrence.uid) !== null);
  const series = grouped(ours, ({ occurrence }) => seriesOf(occurrence.uid) ?? '');
  return [...series.values()].flatMap((dates) => {
    const place = dates.length - left - 1;
    const one = place < 0 ? undefined : dates[place];
    return one === undefined ? [] : [one];
  });
}

/** Days on which an appointment can't take place as it was planned. */
type Away = Pick<Closure, 'from' | 'to'> & {
  /** Who receives in the practitioner's place; null when nobody does. */
  readonly replacement: string | null;
  /** One practitioner is away while others work. */
  readonly others: boolean;
};

/** The declared closure or replacement that an appointment lies in; null when none. What closes all counts first. */
export function closureOver(
  { occurrence }: Appointment,
  { closures, practitioners, zone }: Practice,
): Away | null {
  const day = dayOf(toLocal(occurrence.start, zone));
  const others = practitioners.length > 1;
  const only = others ? null : practitioners[0].id;
  const theirs = practitioners.find(({ id }) => id === (occurrence.practitioner ?? only));
  const replaced = (theirs?.replacements ?? []).map(
    ({ from, to, name, bookable }): Away => ({ from, to, replacement: bookable ? name : null, others }),
  );
  const closed = closures.map(({ from, to }): Away => ({ from, to, replacement: null, others: false }));
  const away = (theirs?.closures ?? []).map(
    ({ from, to }): Away => ({ from, to, replacement: null, others }),
  );
  return [...closed, ...replaced, ...away].find(({ from, to }) => from <= day && day <= to) ?? null;
}
