import type { Action, Offer } from '../../domain/action.ts';
import type { AppointmentRef, Slot } from '../../domain/agenda.ts';
import type { LetterPart } from '../../domain/letter.ts';
import { DAY, HOUR, MINUTE, type Span } from '../../domain/time.ts';
import { factMaker } from '../letters/facts.ts';
import type { Asked } from './treatment.ts';
import { letterLanguage } from './write.ts';

interface OfferInput {
  readonly asked: Asked;
  readonly slots: readonly [Slot, ...Slot[]];
  readonly replaces: { readonly ref: AppointmentRef; readonly span: Span } | null;
  readonly template: 'offer' | 'offer-book' | 'offer-gone';
}

/** Keeps some times for the patient and writes the paragraph that names them, numbered in the same order. */
export function offerOf({ asked, slots, replaces, template }: OfferInput): {
  part: LetterPart;
  hold: Action;
} {
  const { situation, patient } = asked;
  const until = heldUntil(asked, slots);
  const offer: Offer = {
    id: `o-${situation.caseId}`,
    patient: patient.id,
    slots,
    until,
    madeAt: situation.now,
    replaces,
    state: 'open',
  };
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const facts = { slots: say.moments(slots.map(({ start }) => start)), until: say.moment(until) };
  return {
    part: {
      template,
      facts: replaces === null ? facts : { ...facts, old: say.moment(replaces.span.start) },
    },
    hold: { kind: 'hold', offer },
  };
}

/** 24 hours, or two when a time lies within 48; never past the first of the times itself. */
function heldUntil({ situation }: Asked, slots: readonly [Slot, ...Slot[]]): number {
  const { offers } = situation.practice;
  const soonest = Math.min(...slots.map(({ start }) => start));
  const minutes = soonest - situation.now < 2 * DAY ? offers.holdNear : offers.hold;
  const until = Math.min(situation.now + minutes * MINUTE, soonest - HOUR);
  return Math.floor(until / (5 * MINUTE)) * 5 * MINUTE;
}
