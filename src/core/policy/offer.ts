import type { Action, Offer, OfferId } from '../../domain/action.ts';
import type { AppointmentRef, Slot } from '../../domain/agenda.ts';
import type { LetterPart } from '../../domain/letter.ts';
import { DAY, type Span } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import { factMaker } from '../letters/facts.ts';
import { heldUntil, OPEN_AT_ONCE } from './hold-time.ts';
import { replacementParts } from './replacement.ts';
import type { Asked } from './treatment.ts';
import { letterLanguage } from './write.ts';

interface OfferInput {
  readonly asked: Asked;
  readonly slots: readonly [Slot, ...Slot[]];
  readonly replaces: { readonly ref: AppointmentRef; readonly span: Span } | null;
  readonly template: 'offer' | 'offer-book' | 'offer-gone';
  readonly wishes: readonly Wish[];
  /** The offer that this one replaces; null when it is a first one. */
  readonly instead?: OfferId;
}

/**
 * Keeps some times for the patient and writes the paragraph that names them, numbered in the same order. An open offer
 * for the same appointment is given back, and so is the oldest one when there would be more than two.
 */
export function offerOf({ asked, slots, ...input }: OfferInput): {
  parts: readonly LetterPart[];
  actions: readonly Action[];
} {
  const { situation, patient } = asked;
  const { replaces, template, wishes, instead = null } = input;
  const until = heldUntil(slots, { now: situation.now, minutes: minutesHeld(asked, slots) });
  const offer: Offer = {
    id: `o-${situation.caseId}`,
    patient: patient.id,
    slots,
    until,
    madeAt: situation.now,
    replaces,
    state: 'open',
    wishes,
  };
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const facts = { slots: say.moments(slots.map(({ start }) => start)), until: say.moment(until) };
  const old =
    replaces === null || isClosed(asked, replaces.ref) ? {} : { old: say.moment(replaces.span.start) };
  const part = { template, facts: { ...facts, ...old } };
  return {
    parts: [part, ...replacementParts(situation, slots)],
    actions: [...superseded(asked, replaces, instead), { kind: 'hold', offer }],
  };
}

/** Its time was closed since: that it stays booked until a new one is chosen is not said. */
function isClosed({ situation }: Asked, { uid, recurrenceId }: AppointmentRef): boolean {
  return situation.agenda.closed.some(
    ({ occurrence }) => occurrence.uid === uid && occurrence.recurrenceId === recurrenceId,
  );
}

/** The patient's open offers that a new one puts an end to. */
function superseded(
  { situation, patient }: Asked,
  replaces: OfferInput['replaces'],
  instead: OfferId | null,
): readonly Action[] {
  const open = situation.memory.openOffers
    .filter((offer) => offer.patient === patient.id && offer.state === 'open')
    .toSorted((a, b) => a.madeAt - b.madeAt);
  const same = open.filter((offer) => offer.id === instead || isFor(offer, replaces));
  const others = open.filter((offer) => !same.includes(offer));
  const oldest = others.slice(0, Math.max(0, others.length + 1 - OPEN_AT_ONCE));
  return [...same, ...oldest].map(({ id }) => ({ kind: 'release', offer: id, as: 'released' }));
}

/** A new appointment may be asked for beside another; moving the same one again may not. */
function isFor(offer: Offer, replaces: OfferInput['replaces']): boolean {
  if (replaces === null || offer.replaces === null) return false;
  const { uid, recurrenceId } = offer.replaces.ref;
  return uid === replaces.ref.uid && recurrenceId === replaces.ref.recurrenceId;
}

/** 24 hours, or two when a time lies within 48; in minutes. */
function minutesHeld({ situation }: Asked, slots: readonly Slot[]): number {
  const { offers } = situation.practice;
  const soonest = Math.min(...slots.map(({ start }) => start));
  return soonest - situation.now < 2 * DAY ? offers.holdNear : offers.hold;
}
