import type { Offer, Plan } from '../../../domain/action.ts';
import type { AgendaState, Occurrence, Slot } from '../../../domain/agenda.ts';
import type { Letter } from '../../../domain/letter.ts';
import type { Practice } from '../../../domain/practice.ts';
import { DAY, type Instant, type Span } from '../../../domain/time.ts';
import { standsAsTold } from '../../invitations/standing.ts';
import { availabilityIn } from '../icalendar/availability.ts';
import { heldSlots, withoutHolds } from '../marks.ts';
import { closedIn, reliesOnAppointments } from '../open/closed-time.ts';
import { expand } from '../recurrence/expand.ts';
import { slotIsFree } from './slot-is-free.ts';

interface Prepared {
  readonly plan: Plan;
  readonly state: AgendaState;
  readonly practice: Practice;
  readonly now: Instant;
  /** All offers: what is kept for others is not free. */
  readonly offers: readonly Offer[];
}

/**
 * Whether what a prepared plan says of the agenda is still so: the appointments it speaks of stand where they stood,
 * the times it gives are free and not yet past. A yes given later than that must not send a letter that is no longer
 * true (docs/flow.md §6).
 */
export function stillTrue(prepared: Prepared): boolean {
  const { plan, state, practice, now } = prepared;
  const spoken = plan.flatMap(appointmentIn);
  const given = plan.flatMap(timesGiven);
  const told = plan.flatMap((action) => (action.kind === 'reply' ? (action.tells ?? []) : []));
  if (spoken.length === 0 && given.length === 0 && told.length === 0) return true;
  if (state.kind === 'unreadable') return false;
  const ends = spoken.map(({ span }) => span.end);
  const window = { start: now - DAY, end: Math.max(now, ...ends) + DAY };
  const { occurrences } = expand(state.files, window, practice.zone);
  const until = plan.flatMap((action) => (action.kind === 'hold' ? [action.offer.until] : []));
  return (
    spoken.every(({ uid, span }) =>
      occurrences.some((one) => one.uid === uid && one.start === span.start && one.status !== 'CANCELLED'),
    ) &&
    told.every((one) => standsAsTold(one, state.files, practice.zone)) &&
    timesAreFree(prepared) &&
    !keepsClosed(plan, occurrences, practice) &&
    until.every((moment) => moment > now)
  );
}

/** Whether it confirms what lies in time that was closed since, or offers to move it as if it stood until then. */
function keepsClosed(plan: Plan, occurrences: readonly Occurrence[], practice: Practice): boolean {
  const isClosed = closedIn(occurrences, practice);
  const relies = plan.some((action) => action.kind === 'reply' && reliesOn(action.letter));
  const kept = plan
    .filter(({ kind }) => kind === 'confirm' || (kind === 'hold' && relies))
    .flatMap(appointmentIn);
  return occurrences.some(
    (one) => isClosed(one) && kept.some(({ uid, span }) => uid === one.uid && span.start === one.start),
  );
}

/** A letter that a person of the practice wrote anew says what they know. */
function reliesOn({ made, editedBy }: Letter): boolean {
  return editedBy === undefined && reliesOnAppointments(made.map(({ id }) => ({ template: id })));
}

/**
 * Whether every time that a plan gives can still be given: it lies in open time, nothing else stands there, it is kept
 * for nobody else, and it has not passed. What the plan itself has put there already does not count against it.
 */
export function timesAreFree({ plan, state, practice, now, offers }: Prepared): boolean {
  const given = plan.flatMap(timesGiven);
  if (given.length === 0) return true;
  if (state.kind === 'unreadable') return false;
  const own = new Set(
    plan.flatMap((action) =>
      action.kind === 'hold' ? [action.offer.id] : action.kind === 'release' ? [action.offer] : [],
    ),
  );
  const written = new Set(plan.flatMap((action) => (action.kind === 'book' ? [action.uid] : [])));
  const window = {
    start: Math.min(...given.map(({ start }) => start)) - DAY,
    end: Math.max(...given.map(({ end }) => end)) + DAY,
  };
  const { occurrences, warnings } = expand(state.files, window, practice.zone);
  const open = offers.filter((offer) => offer.state === 'open' && offer.until > now);
  const standing = {
    ...{ practice, warnings, now },
    availability: availabilityIn(state.files, window, practice.zone),
    occurrences: withoutHolds(occurrences, open).filter(({ uid }) => !written.has(uid)),
    holds: open.filter(({ id }) => !own.has(id)).flatMap(heldSlots),
  };
  return given.every((slot) => slotIsFree(standing, slot));
}

function appointmentIn(action: Plan[number]): readonly { readonly uid: string; readonly span: Span }[] {
  if (action.kind === 'move' || action.kind === 'cancel' || action.kind === 'confirm') {
    return [{ uid: action.ref.uid, span: action.from }];
  }
  if (action.kind !== 'hold' || action.offer.replaces === null) return [];
  const { ref, span } = action.offer.replaces;
  return [{ uid: ref.uid, span }];
}

function timesGiven(action: Plan[number]): readonly Slot[] {
  if (action.kind === 'hold') return action.offer.slots;
  if (action.kind === 'book') return [action.slot];
  return action.kind === 'move' ? [action.to] : [];
}
