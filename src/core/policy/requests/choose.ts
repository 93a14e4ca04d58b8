import type { Action, Offer } from '../../../domain/action.ts';
import type { Slot } from '../../../domain/agenda.ts';
import { type Instant, MINUTE } from '../../../domain/time.ts';
import { canCome } from '../../agenda/slots/own-time.ts';
import { factMaker } from '../../letters/facts.ts';
import { keepable } from '../hold-time.ts';
import { offerOf } from '../offer.ts';
import { replacementParts } from '../replacement.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { isMeant } from '../which.ts';
import { letterLanguage } from '../write.ts';
import { noSlot } from './no-slot.ts';

/** Takes one of the offered times, by number or by date; fresh ones are offered when it is gone (design §4). */
export function choose(asked: Asked): Treatment {
  const [one, another] = offersMeant(asked).flatMap((offer) => {
    const slot = chosenSlot(asked, offer);
    return slot === null ? [] : [{ offer, slot }];
  });
  if (one === undefined || another !== undefined) return prepared({ code: 'not-offered' });
  return take(asked, one.offer, one.slot);
}

/** The open offers that the mail can answer: a letter may hold several lists, numbered on; else the one that is over. */
function offersMeant(asked: Asked): readonly Offer[] {
  const { answeredOffer, openOffers } = asked.situation.memory;
  const theirs = openOffers.filter(({ patient, state }) => patient === asked.patient.id && state === 'open');
  const first = openOffer(asked) ?? answeredOffer ?? theirs[0];
  if (first === undefined || first.patient !== asked.patient.id) return [];
  const together = theirs.filter(({ id }) => letterOf(id) === letterOf(first.id));
  if (together.length > 0 && (answeredOffer !== null || together.length === theirs.length)) return together;
  return answeredOffer === null && theirs.length > 1 ? [] : [first];
}

/** Offers of one letter share the id of its case: `o-c-1a2b3c4d5e6f`, `o-c-1a2b3c4d5e6f.2`. */
function letterOf(offer: string): string {
  return offer.split('.')[0] ?? offer;
}

/** The patient's open offer: the one the mail answers, else their only one. */
export function openOffer({ situation, patient }: Asked): Offer | null {
  const { answeredOffer, openOffers } = situation.memory;
  if (answeredOffer?.state === 'open' && answeredOffer.patient === patient.id) return answeredOffer;
  const theirs = openOffers.filter((offer) => offer.patient === patient.id && offer.state === 'open');
  return theirs.length === 1 ? (theirs[0] ?? null) : null;
}

/** The chosen time when nobody else has it by now, else fresh ones. */
export function take(asked: Asked, offer: Offer, slot: Slot): Treatment {
  const { agenda } = asked.situation;
  const isForThem = canCome(agenda.appointments, offer.replaces?.ref);
  return offer.state !== 'taken' && agenda.isFree(slot, offer.id) && isForThem(slot)
    ? takeNow(asked, offer, slot)
    : freshOffer(asked, offer);
}

/** Books the chosen time, or moves the appointment to it, and gives the other kept times back. */
function takeNow({ situation, patient }: Asked, offer: Offer, slot: Slot): Treatment {
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const release = { kind: 'release', offer: offer.id, as: 'taken' } as const;
  const served = servedBy(offer, situation.now);
  const who = replacementParts(situation, [slot]);
  if (offer.replaces === null) {
    return treated(
      [{ template: 'booked', facts: { new: say.moment(slot.start) } }, ...who],
      [
        { kind: 'book', patient: patient.id, uid: `${situation.caseId}@practice-agent`, slot },
        release,
        ...served,
      ],
    );
  }
  const { ref, span } = offer.replaces;
  return treated(
    [{ template: 'moved', facts: { old: say.moment(span.start), new: say.moment(slot.start) } }, ...who],
    [{ kind: 'move', patient: patient.id, ref, from: span, to: slot }, release, ...served],
  );
}

/** Who takes a time that came free waits no longer (handbook R-63). */
function servedBy({ waiting, patient }: Offer, now: Instant): readonly Action[] {
  if (waiting === undefined) return [];
  const change = { kind: 'end', entry: waiting, as: 'served' } as const;
  return [{ kind: 'waitlist', patient, entered: now, change }];
}

/** The offered time that was named by its number, or by a date that fits only one; null when it is not clear. */
export function chosenSlot({ situation, request }: Asked, offer: Offer): Slot | null {
  if (request.choice !== undefined) return offer.slots[request.choice - (offer.numberedFrom ?? 1)] ?? null;
  const { zone } = situation.practice;
  const meant = [...request.wishes, ...request.about].filter(({ include }) => include);
  const fitting = offer.slots.filter(({ start }) => meant.some((wish) => isMeant(start, wish, zone)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Other times in place of one that is gone: within what was asked for first, else those nearest to it. */
function freshOffer(asked: Asked, offer: Offer): Treatment {
  const { situation } = asked;
  const wanted = offer.slots[0];
  if (offer.state === 'taken' || wanted === undefined) return prepared({ code: 'not-offered' });
  const { wishes = [] } = offer;
  const query = {
    wishes,
    type: wanted.type,
    practitioner: wanted.practitioner,
    firstVisit: false,
    count: situation.practice.offers.count,
    minutes: (wanted.end - wanted.start) / MINUTE,
    instead: offer.id,
    ...(offer.replaces === null ? {} : { moving: offer.replaces.ref }),
  };
  const fitting = keepable(situation.agenda.slots(query), situation.now);
  const nearest = () => keepable(situation.agenda.slots({ ...query, nearest: true }), situation.now);
  const [first, ...others] = fitting.length > 0 ? fitting : nearest();
  if (first === undefined) {
    const reason = noSlot(situation.agenda, { ...query, nearest: true });
    return prepared(reason, [{ template: 'no-slot', facts: {} }]);
  }
  const fresh = offerOf({
    asked,
    slots: [first, ...others],
    replaces: offer.replaces,
    template: 'offer-gone',
    wishes,
    instead: offer.id,
  });
  return treated(fresh.parts, fresh.actions);
}
