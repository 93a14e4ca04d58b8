import type { Slot } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaView } from '../../domain/situation.ts';
import { DAY, HOUR, type Instant, MINUTE, overlap, type Span, toLocal } from '../../domain/time.ts';
import type { FreedTime, WaitingEntry } from '../../domain/waiting.ts';
import type { Wish } from '../../domain/wish.ts';
import { canCome } from '../agenda/slots/own-time.ts';
import { fitOf } from '../agenda/slots/wish-fit.ts';
import { hasEnough } from '../policy/future-appointments.ts';
import { usualSlotType } from '../policy/requests/slot-type.ts';

interface Sought {
  readonly entry: WaitingEntry;
  readonly freed: FreedTime;
  /** The agenda as it is for the patient of the entry. */
  readonly view: Pick<AgendaView, 'slots' | 'appointments'>;
  readonly practice: Practice;
  readonly now: Instant;
}

/** What an entry can be given, and the appointment that moves for it as it stands now. */
export interface Fitting {
  readonly slot: Slot;
  readonly replaces: WaitingEntry['replaces'];
}

/**
 * The time an entry could be given out of one that came free: of its type and length, with its practitioner, inside its
 * wishes, and earlier than the appointment they have. Null when there is none.
 */
export function fittingSlot({ entry, freed, view, practice, now }: Sought): Fitting | null {
  const type = typeOf(entry, practice);
  if (type === undefined) return null;
  if (entry.practitioner !== null && entry.practitioner !== freed.practitioner) return null;
  const replaces = standing(entry, view);
  if (replaces === undefined) return null;
  if (replaces === null && hasEnough(view.appointments, practice)) return null;
  const length = replaces === null ? 0 : replaces.span.end - replaces.span.start;
  const latest = Math.min(
    entry.until ?? Number.POSITIVE_INFINITY,
    replaces === null ? Number.POSITIVE_INFINITY : worthWhile(replaces.span.start, now),
  );
  const around = Math.max(type.duration * MINUTE, length);
  const slots = view.slots({
    wishes: [wishFor({ start: freed.start - around, end: freed.end + around }, practice.zone)],
    type: type.id,
    practitioner: freed.practitioner,
    firstVisit: type.firstVisit,
    count: 50,
    minutes: length / MINUTE,
  });
  const fitting = slots
    .filter((slot) => overlap(slot, freed) && slot.start > now && slot.end <= latest)
    .filter(canCome(view.appointments, replaces?.ref))
    .filter((slot) => isWished(slot, entry.wishes, practice.zone))
    .toSorted((a, b) => Math.abs(a.start - freed.start) - Math.abs(b.start - freed.start));
  const [slot] = fitting;
  return slot === undefined ? null : { slot, replaces };
}

/** A time a few hours earlier is no earlier appointment, and who takes it would wait no longer: so much is asked. */
const WORTH = { far: 2 * DAY, near: 12 * HOUR };

/** The latest end that makes a change worth while for an appointment at this moment. */
function worthWhile(start: Instant, now: Instant): Instant {
  return start - (start - now > 7 * DAY ? WORTH.far : WORTH.near);
}

/** The slot type an entry waits for; undefined when practice.yaml has none like it any more. */
export function typeOf(entry: Pick<WaitingEntry, 'type'>, practice: Practice) {
  const type =
    entry.type === null ? usualSlotType(practice) : practice.slotTypes.find(({ id }) => id === entry.type);
  return type?.open === true ? type : undefined;
}

/** The appointment that would move, where it stands now; undefined when it is gone: a human looks. */
export function standing(
  { replaces }: Pick<WaitingEntry, 'replaces'>,
  { appointments }: Pick<AgendaView, 'appointments'>,
): WaitingEntry['replaces'] | undefined {
  if (replaces === null) return null;
  const { uid, recurrenceId } = replaces.ref;
  const found = appointments.find(
    ({ occurrence }) => occurrence.uid === uid && occurrence.recurrenceId === recurrenceId,
  );
  if (found === undefined) return undefined;
  const { file, start, end } = found.occurrence;
  return { ref: { file, uid, recurrenceId }, span: { start, end } };
}

function wishFor({ start, end }: Span, zone: string): Wish {
  return { include: true, start: toLocal(start, zone), end: toLocal(end, zone) };
}

/** Near a named time is not enough: nobody is written to for what they did not ask. */
function isWished(slot: Slot, wishes: readonly Wish[], zone: string): boolean {
  const localStart = Date.parse(`${toLocal(slot.start, zone)}:00Z`);
  const fit = fitOf({ localStart, localEnd: localStart + (slot.end - slot.start) }, wishes);
  return fit !== null && fit.distance === 0;
}
