import type { Offer } from '../../domain/action.ts';
import type { Address } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaView } from '../../domain/situation.ts';
import { type Instant, MINUTE, overlap } from '../../domain/time.ts';
import type { FreedTime, WaitingEntry } from '../../domain/waiting.ts';
import { answerBy, isQuiet } from './answer-time.ts';
import { type Fitting, fittingSlot, typeOf } from './fitting-slot.ts';
import { inOrder } from './in-order.ts';

/** Somebody who may be written to: nobody stopped, froze or kept them. */
export interface Reachable {
  readonly patient: Patient;
  readonly to: Address;
  /** They had as many automatic letters this week as one person may have. */
  readonly weekFull: boolean;
}

/** How the case stands in which an entry was offered a freed time. `lapsed`: no human said yes in time. */
export type Asked = 'never' | 'now' | 'over' | 'lapsed';

/** All that bears on who is offered a time that came free. */
export interface FreedSituation {
  readonly freed: FreedTime;
  readonly practice: Practice;
  readonly now: Instant;
  readonly entries: readonly WaitingEntry[];
  /** All offers that are open now, of whatever origin. */
  readonly openOffers: readonly Offer[];
  /** Null: nothing may be written to them. */
  readonly reachable: (entry: WaitingEntry) => Reachable | null;
  readonly asked: (entry: WaitingEntry) => Asked;
  /** Whether something is being offered to this patient, or a freed time waits for a human's yes. */
  readonly isBusy: (patient: string) => boolean;
  readonly view: (patient: Patient) => Pick<AgendaView, 'slots' | 'appointments'>;
  /** The practice's limits of this hour or day are reached. */
  readonly limited: boolean;
}

export type NextStep =
  | {
      readonly kind: 'offer';
      readonly entry: WaitingEntry;
      readonly who: Reachable;
      readonly fitting: Fitting;
      readonly until: Instant;
    }
  | { readonly kind: 'wait'; readonly why: 'asked' | 'quiet' | 'limit' | 'others-busy' }
  | { readonly kind: 'close'; readonly why: 'too-near' | 'nobody' | 'lapsed' };

/**
 * Who is offered a freed time next: one person at a time, in the order of the list. Who is being offered
 * another time, or has had enough letters this week, is passed over and keeps the place.
 */
export function nextStep(situation: FreedSituation): NextStep {
  const { freed, practice, now, openOffers, limited } = situation;
  const entries = inOrder(situation.entries);
  const asked = entries.map((entry) => situation.asked(entry));
  const isOffered = openOffers.some(
    ({ waiting, slots }) =>
      waiting !== undefined &&
      slots.some((slot) => slot.practitioner === freed.practitioner && overlap(slot, freed)),
  );
  if (isOffered || asked.includes('now')) return { kind: 'wait', why: 'asked' };
  if (freed.start - now < practice.booking.notice * MINUTE) return { kind: 'close', why: 'too-near' };
  if (asked.includes('lapsed')) return { kind: 'close', why: 'lapsed' };
  if (isQuiet(now, practice)) return { kind: 'wait', why: 'quiet' };
  if (limited) return { kind: 'wait', why: 'limit' };
  return firstWhoMay(situation, entries);
}

function firstWhoMay(situation: FreedSituation, entries: readonly WaitingEntry[]): NextStep {
  const { freed, practice, now } = situation;
  let passedOver = false;
  for (const entry of entries) {
    if (situation.asked(entry) !== 'never' || !couldHave(entry, situation)) continue;
    const who = situation.reachable(entry);
    if (who === null) continue;
    const fitting = fittingSlot({ entry, freed, view: situation.view(who.patient), practice, now });
    if (fitting === null) continue;
    if (who.weekFull || situation.isBusy(entry.patient)) {
      passedOver = true;
      continue;
    }
    const until = answerBy(now, fitting.slot.start, practice);
    if (until !== null) return { kind: 'offer', entry, who, fitting, until };
  }
  return passedOver ? { kind: 'wait', why: 'others-busy' } : { kind: 'close', why: 'nobody' };
}

/** What can be told without looking into the agenda. */
function couldHave(entry: WaitingEntry, { freed, practice }: FreedSituation): boolean {
  const type = typeOf(entry, practice);
  return (
    type !== undefined &&
    (entry.practitioner === null || entry.practitioner === freed.practitioner) &&
    (entry.until === null || freed.start < entry.until)
  );
}
