// What is due before appointments begin and after they ended: of a big agenda the part that a look reaches, and of that
// each appointment once.

import type { Appointment } from '../../domain/agenda.ts';
import type { Due, FollowUpRule, Moment, Trigger } from '../../domain/follow-up.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, MINUTE, type Span } from '../../domain/time.ts';
import { type Book, wasMissed } from './book.ts';
import { keyOfAppointment } from './key.ts';
import { momentsOnce } from './moments-once.ts';

type Around = Extract<Trigger, { kind: 'before' | 'after' }>;

interface Sources {
  readonly practice: Practice;
  readonly book: Book;
}

/** What a rule makes due around appointments, whose use reaches into the window. */
export function dueAround(
  rule: FollowUpRule,
  trigger: Around,
  { practice, book }: Sources,
  within: Span,
): readonly Due[] {
  const known = rememberedOf(rule, practice);
  const found: Due[] = [];
  for (const one of reached(rule, trigger, book, within)) {
    const before = known.get(one);
    const due = before === undefined ? dueOf(rule, trigger, one, practice) : before;
    if (before === undefined) known.set(one, due);
    if (due !== null && due.until > within.start && due.due < within.end) found.push(due);
  }
  return found;
}

type Remembered = WeakMap<Appointment, Due | null>;

/** A rule, a practice or an appointment that was read anew begins anew. */
const remembered = new WeakMap<Practice, WeakMap<FollowUpRule, Remembered>>();

function rememberedOf(rule: FollowUpRule, practice: Practice): Remembered {
  const rules = remembered.get(practice) ?? new WeakMap<FollowUpRule, Remembered>();
  remembered.set(practice, rules);
  const known = rules.get(rule) ?? new WeakMap<Appointment, Due | null>();
  rules.set(rule, known);
  return known;
}

/** Null when it is over before it could be sent. */
function dueOf(
  rule: FollowUpRule,
  { kind, moment: counted }: Around,
  one: Appointment,
  practice: Practice,
): Due | null {
  const { start, end } = one.occurrence;
  if (kind === 'after' && wasMissed(one)) return null;
  const moments = momentsOnce(rule, practice);
  const moment = moments.from(kind === 'before' ? start : end, counted, kind);
  const last = moment + rule.usefulFor * MINUTE;
  const until = kind === 'before' ? Math.min(last, start) : last;
  const due = moments.moved(moment, kind);
  const key = keyOfAppointment(rule.id, one.occurrence);
  return due >= until ? null : { rule, key, patient: one.patient, appointment: one, row: null, due, until };
}

/** How far a moment can be moved by closed days, and by quiet hours. */
const MOVED = 75 * DAY;
const MOVED_BY_NIGHT = 2 * DAY;

function reached(rule: FollowUpRule, trigger: Around, book: Book, within: Span): readonly Appointment[] {
  const reach = reachOf(trigger.moment);
  if (trigger.kind === 'before') {
    const moved = rule.workingDays ? MOVED : MOVED_BY_NIGHT;
    return book.beginning({ start: within.start + 1, end: within.end + moved + reach });
  }
  const start = within.start - reach - rule.usefulFor * MINUTE - DAY - book.longest;
  return book.beginning({ start, end: within.end });
}

/** How far from the appointment it is spoken of, at most. */
function reachOf(moment: Moment): number {
  return moment.kind === 'day' ? (moment.days + 1) * DAY : moment.minutes * MINUTE;
}
