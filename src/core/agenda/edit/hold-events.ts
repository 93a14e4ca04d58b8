// Kept times as TENTATIVE events in the agenda: what is missing there, what must go, and what a human changed.

import type { Offer } from '../../../domain/action.ts';
import type { AgendaChange, AgendaState, Occurrence, Slot } from '../../../domain/agenda.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Practice } from '../../../domain/practice.ts';
import { DAY, type Instant, type Span } from '../../../domain/time.ts';
import { holdUid } from '../marks.ts';
import { expand } from '../recurrence/expand.ts';
import { calendarFor, groupOf, titleFor } from './change-of.ts';

interface HoldsInput {
  readonly offers: readonly Offer[];
  readonly state: Extract<AgendaState, { kind: 'readable' }>;
  readonly practice: Practice;
  readonly patients: readonly Patient[];
  readonly now: Instant;
}

export interface HoldEvents {
  readonly changes: readonly AgendaChange[];
  /** Offers as they stand once the changes are made; those that are the same are left out. */
  readonly offers: readonly Offer[];
}

/** How long an ended offer is still looked for, should the machine have been off. */
const LOOK_BACK = 30 * DAY;

/**
 * The events of kept times as they should be. One that a human moved, confirmed or took away is theirs now: it is not
 * written again and not removed, and the time counts as given back.
 */
export function holdEvents(input: HoldsInput): HoldEvents {
  const { offers, now, practice } = input;
  const looked = offers.filter(
    (offer) => lastEnd(offer) > now - LOOK_BACK && concernsAgenda(offer, practice),
  );
  if (looked.length === 0) return { changes: [], offers: [] };
  const standing = eventsOf(input, looked);
  const changes: AgendaChange[] = [];
  const changed: Offer[] = [];
  for (const offer of looked) {
    const open = offer.state === 'open' && offer.until > now && practice.agenda.holdsInAgenda;
    const after = open ? kept(offer, standing, input, changes) : offer;
    if (!open) changes.push(...removals(offer, standing));
    if (after !== offer) changed.push(after);
  }
  return { changes, offers: changed };
}

function concernsAgenda({ state, inAgenda }: Offer, { agenda }: Practice): boolean {
  return agenda.holdsInAgenda || (inAgenda === true && state !== 'open');
}

function lastEnd({ slots }: Offer): Instant {
  return Math.max(0, ...slots.map(({ end }) => end));
}

type Standing = ReadonlyMap<string, Occurrence>;

function eventsOf({ state, practice }: HoldsInput, offers: readonly Offer[]): Standing {
  const slots = offers.flatMap((offer) => offer.slots);
  const window: Span = {
    start: Math.min(...slots.map(({ start }) => start)) - DAY,
    end: Math.max(...slots.map(({ end }) => end)) + DAY,
  };
  const { occurrences } = expand(state.files, window, practice.zone);
  return new Map(occurrences.map((one) => [one.uid, one]));
}

function isWhereWePutIt(event: Occurrence | undefined, slot: Slot): event is Occurrence {
  return event?.status === 'TENTATIVE' && event.start === slot.start && event.end === slot.end;
}

function kept(offer: Offer, standing: Standing, input: HoldsInput, changes: AgendaChange[]): Offer {
  const { takenBack = [] } = offer;
  const lost: number[] = [];
  for (const [index, slot] of offer.slots.entries()) {
    const event = standing.get(holdUid(offer.id, index + 1));
    if (takenBack.includes(index + 1) || isWhereWePutIt(event, slot)) continue;
    if (event === undefined && offer.inAgenda !== true) changes.push(...written(offer, index, slot, input));
    else if (calendarFor(slot.practitioner, input.practice) !== null) lost.push(index + 1);
  }
  if (lost.length === 0 && offer.inAgenda === true) return offer;
  return { ...offer, inAgenda: true, ...(lost.length === 0 ? {} : { takenBack: [...takenBack, ...lost] }) };
}

/** Nothing where the practitioner has no calendar that may be written: the store keeps the time all the same. */
function written(offer: Offer, index: number, slot: Slot, input: HoldsInput): readonly AgendaChange[] {
  const { practice, patients } = input;
  const file = calendarFor(slot.practitioner, practice);
  if (file === null) return [];
  return [
    {
      kind: 'book',
      file,
      uid: holdUid(offer.id, index + 1),
      span: { start: slot.start, end: slot.end },
      title: `${titleFor(offer.patient, practice, patients)} ?`,
      patient: null,
      status: 'TENTATIVE',
      zone: practice.zone,
      ...groupOf(slot.type, practice),
    },
  ];
}

function removals({ id, slots }: Offer, standing: Standing): readonly AgendaChange[] {
  return slots.flatMap((slot, index): AgendaChange[] => {
    const event = standing.get(holdUid(id, index + 1));
    if (!isWhereWePutIt(event, slot)) return [];
    const { file, uid } = event;
    return [{ kind: 'unhold', ref: { file, uid, recurrenceId: null }, from: slot }];
  });
}
