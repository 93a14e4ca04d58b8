import type { Appointment, Slot } from '../../../domain/agenda.ts';
import type { LetterPart } from '../../../domain/letter.ts';
import type { Request } from '../../../domain/reading.ts';
import type { SlotQuery } from '../../../domain/situation.ts';
import {
  addDays,
  addMinutes,
  at,
  dayOf,
  type LocalTime,
  MINUTE,
  minutesOf,
  toLocal,
} from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { factMaker } from '../../letters/facts.ts';
import { keepable } from '../hold-time.ts';
import { offerOf } from '../offer.ts';
import { refOf } from '../ref.ts';
import { replacementParts } from '../replacement.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { keyOf, whichAppointments } from '../which.ts';
import { letterLanguage } from '../write.ts';
import { askDate } from './ask-date.ts';
import { askWhich } from './ask-which.ts';
import { noSlot } from './no-slot.ts';
import { slotTypeFor } from './slot-type.ts';

/**
 * Moves one appointment. A free time that was asked for to the minute is taken at once, in one step that secures the
 * new before it gives up the old; otherwise times are offered and the old one stays until one is chosen (K02).
 */
export function move(asked: Asked): Treatment {
  const { situation, request } = asked;
  const which = whichAppointments(situation, request);
  if (which.kind !== 'these') return askWhich(asked, which);
  const [appointment, another] = which.appointments;
  if (another !== undefined) return prepared({ code: 'only-a-human', kind: 'move' });
  const unsure = askDate(asked);
  if (unsure !== null) return unsure;
  const moved = situation.memory.moves[keyOf(appointment)] ?? 0;
  if (moved >= situation.practice.booking.maxMoves) return prepared({ code: 'too-many-moves' });
  const wishes = wishesFrom(request, localStart(asked, appointment));
  const fitting = slotsLike(asked, appointment, wishes);
  const wanted = exactTime(wishes, fitting, asked);
  if (wanted !== null) return moveNow(asked, appointment, wanted);
  const kept = keepable(fitting, situation.now);
  if (kept.length > 0) return offerTimes(asked, appointment, { slots: kept, wishes });
  const nearest = keepable(slotsLike(asked, appointment, wishes, true), situation.now);
  return offerTimes(asked, appointment, { slots: nearest, wishes }, [NOT_FREE]);
}

/** Said before the times nearest to a wish that can't be met. */
export const NOT_FREE: LetterPart = { template: 'wish-not-free', facts: {} };

function offerTimes(
  asked: Asked,
  appointment: Appointment,
  { slots, wishes }: { readonly slots: readonly Slot[]; readonly wishes: readonly Wish[] },
  before: readonly LetterPart[] = [],
): Treatment {
  const [first, ...others] = slots;
  if (first === undefined) {
    const reason = noSlot(asked.situation.agenda, queryLike(asked, appointment, wishes, true));
    return prepared(reason, [{ template: 'no-slot', facts: {} }]);
  }
  const { parts, actions } = offerOf({
    asked,
    slots: [first, ...others],
    replaces: { ref: refOf(appointment), span: spanOf(appointment) },
    template: 'offer',
    wishes,
  });
  return treated([...before, ...parts], actions);
}

function moveNow(asked: Asked, appointment: Appointment, to: Slot): Treatment {
  const { situation, patient } = asked;
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const facts = { old: say.moment(appointment.occurrence.start), new: say.moment(to.start) };
  return treated(
    [{ template: 'moved', facts }, ...replacementParts(situation, [to])],
    [{ kind: 'move', patient: patient.id, ref: refOf(appointment), from: spanOf(appointment), to }],
  );
}

/** Free times as long as the appointment itself, with the same practitioner. */
function slotsLike(asked: Asked, appointment: Appointment, wishes: readonly Wish[], nearest = false) {
  return asked.situation.agenda.slots(queryLike(asked, appointment, wishes, nearest));
}

function queryLike(
  { situation }: Asked,
  appointment: Appointment,
  wishes: readonly Wish[],
  nearest: boolean,
): SlotQuery {
  const { occurrence } = appointment;
  return {
    wishes,
    type: slotTypeFor(situation.practice, (occurrence.end - occurrence.start) / MINUTE).id,
    practitioner: occurrence.practitioner,
    firstVisit: false,
    count: situation.practice.offers.count,
    minutes: (occurrence.end - occurrence.start) / MINUTE,
    moving: refOf(appointment),
    ...(nearest ? { nearest: true as const } : {}),
  };
}

/** The one free time that the patient named to the minute; null when there is none or they named several. */
export function exactTime(
  wishes: readonly Wish[],
  slots: readonly Slot[],
  { situation }: Asked,
): Slot | null {
  const [first, another] = wishes.filter(({ include }) => include);
  if (first?.exact !== true || another !== undefined) return null;
  return slots.find(({ start }) => toLocal(start, situation.practice.zone) === first.start) ?? null;
}

/** "Une heure plus tard" is one time once the appointment is known; beside another day that is wanted, it is not. */
function wishesFrom({ wishes, shift }: Request, time: LocalTime): readonly Wish[] {
  const elsewhere = wishes.some(({ include, start, end }) => include && (time < start || time >= end));
  if (shift === undefined || elsewhere) return wishes.map((wish) => atSameTime(wish, time));
  const start = addMinutes(at(addDays(dayOf(time), shift.days), minutesOf(time)), shift.minutes);
  return [{ include: true, start, end: addMinutes(start, 60), exact: true }];
}

/** "vendredi même heure": the day of the wish at the clock time of the appointment. */
function atSameTime(wish: Wish, time: LocalTime): Wish {
  if (wish.sameTime !== true) return wish;
  const start = at(dayOf(wish.start), minutesOf(time));
  return { include: wish.include, start, end: addMinutes(start, 60), exact: true };
}

function localStart({ situation }: Asked, { occurrence }: Appointment): LocalTime {
  return toLocal(occurrence.start, situation.practice.zone);
}

function spanOf({ occurrence }: Appointment) {
  return { start: occurrence.start, end: occurrence.end };
}
