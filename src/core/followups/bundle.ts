// What goes to one patient in one letter: everything of the same kind that is due now or later today.

import type { FollowUpDone, Recipient, Standing } from '../../domain/follow-up.ts';
import type { PatientId } from '../../domain/patient.ts';
import {
  addDays,
  at,
  dayOf,
  HOUR,
  type Instant,
  type LocalDate,
  toInstant,
  toLocal,
  type Zone,
} from '../../domain/time.ts';
import { grouped } from '../grouped.ts';

export type NowOrLater = Exclude<Standing, { kind: 'withheld' }>;

/** One letter, or one task, that is to be begun. */
export interface Bundle {
  readonly patient: PatientId;
  /** Null for a task. */
  readonly to: Recipient | null;
  readonly standings: readonly [NowOrLater, ...NowOrLater[]];
  /** The same after a restored backup: class or rule, patient, the first day that it was due. */
  readonly name: string;
}

interface Asked {
  readonly all: readonly Standing[];
  readonly done: readonly FollowUpDone[];
  readonly now: Instant;
  readonly zone: Zone;
}

/**
 * What is due now, one bundle for each letter. A patient gets one message a day with all their appointments in it; what
 * may wait (a survey, a recall) waits for a day without a reminder. Nobody's appointment is ever in another's letter.
 */
export function bundles({ all, done, now, zone }: Asked): readonly Bundle[] {
  const today = dayOf(toLocal(now, zone));
  const tomorrow = toInstant(at(addDays(today, 1), 0), zone);
  const open = all.flatMap((one): readonly NowOrLater[] => (one.kind === 'withheld' ? [] : [one]));
  const made: Bundle[] = [];
  for (const members of grouped(open, kindOf).values()) {
    const [first, ...others] = members.filter(
      (one) => one.kind === 'now' || goesAlong(one, { now, tomorrow }),
    );
    if (first === undefined || ![first, ...others].some(({ kind }) => kind === 'now')) continue;
    const name = `${kindOf(first)}|${dayOf(toLocal(first.due.due, zone))}`;
    made.push({ patient: first.due.patient, to: first.to, standings: [first, ...others], name });
  }
  return onceADay(made, { done, today, tomorrow, zone });
}

/** What may stand in one letter: the same patient, class and approver; what a human approves stands alone. */
function kindOf({ due, to }: NowOrLater): string {
  const { does, id } = due.rule;
  if (does.kind === 'task') return `${due.key}`;
  return `${to?.alone === true ? does.class : id}|${due.patient}`;
}

interface Moments {
  readonly now: Instant;
  readonly tomorrow: Instant;
}

/** A letter about appointments takes with it what follows so soon: nobody gets two within two hours. */
const SOON = 2 * HOUR;

/** A reminder that would follow later the same day goes with the first letter, and what is due soon does. */
function goesAlong(one: NowOrLater, { now, tomorrow }: Moments): boolean {
  if (one.kind !== 'later' || one.at >= tomorrow) return false;
  const { trigger, does } = one.due.rule;
  if (trigger.kind === 'before') return true;
  return does.kind === 'message' && does.class === 'S1' && one.at <= now + SOON;
}

interface Day {
  readonly done: readonly FollowUpDone[];
  readonly today: LocalDate;
  readonly tomorrow: Instant;
  readonly zone: Zone;
}

/** Who got or gets a letter today gets no second one that can wait until tomorrow. */
function onceADay(made: readonly Bundle[], { done, today, tomorrow, zone }: Day): readonly Bundle[] {
  const midnight = toInstant(at(today, 0), zone);
  const written = new Set(
    done
      .filter(({ as, at: when }) => as === 'begun' && midnight <= when && when < tomorrow)
      .map(({ patient }) => patient),
  );
  const inOrder = made.toSorted((one, other) => weight(one) - weight(other));
  return inOrder.filter((bundle) => {
    if (bundle.to === null) return true;
    const canWait = weight(bundle) > 0 && bundle.standings.every(({ due }) => due.until > tomorrow + DAYTIME);
    if (written.has(bundle.patient) && canWait) return false;
    written.add(bundle.patient);
    return true;
  });
}

/** What waits for tomorrow must still be of use in the middle of the day. */
const DAYTIME = 12 * 60 * 60_000;

/** What is about an appointment goes before what may wait. */
function weight({ standings: [{ due }] }: Bundle): number {
  return due.rule.does.kind === 'message' && due.rule.does.class === 'S1' ? 0 : 1;
}
