import type { Offer } from '../../../domain/action.ts';
import type { Slot } from '../../../domain/agenda.ts';
import { MINUTE, overlap } from '../../../domain/time.ts';
import { factMaker } from '../../letters/facts.ts';
import { offerOf } from '../offer.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { isMeant } from '../which.ts';
import { letterLanguage } from '../write.ts';

/** Takes one of the offered times, by number or by date; fresh ones are offered when it is gone (design §4). */
export function choose(asked: Asked): Treatment {
  const offer = openOffer(asked) ?? asked.situation.memory.answeredOffer;
  if (offer === null || offer.patient !== asked.patient.id) return prepared({ code: 'not-offered' });
  const chosen = chosenSlot(asked, offer);
  if (chosen === null) return prepared({ code: 'not-offered' });
  if (offer.state === 'open' || stillFree(asked, offer, chosen)) return take(asked, offer, chosen);
  return freshOffer(asked, offer);
}

/** The patient's open offer: the one the mail answers, else their only one. */
export function openOffer({ situation, patient }: Asked): Offer | null {
  const { answeredOffer, openOffers } = situation.memory;
  if (answeredOffer?.state === 'open' && answeredOffer.patient === patient.id) return answeredOffer;
  const theirs = openOffers.filter((offer) => offer.patient === patient.id && offer.state === 'open');
  return theirs.length === 1 ? (theirs[0] ?? null) : null;
}

/** Books the chosen time, or moves the appointment to it, and gives the other kept times back. */
export function take({ situation, patient }: Asked, offer: Offer, slot: Slot): Treatment {
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const release = { kind: 'release', offer: offer.id, as: 'taken' } as const;
  if (offer.replaces === null) {
    return treated(
      [{ template: 'booked', facts: { new: say.moment(slot.start) } }],
      [{ kind: 'book', patient: patient.id, uid: `${situation.caseId}@practice-agent`, slot }, release],
    );
  }
  const { ref, span } = offer.replaces;
  return treated(
    [{ template: 'moved', facts: { old: say.moment(span.start), new: say.moment(slot.start) } }],
    [{ kind: 'move', patient: patient.id, ref, from: span, to: slot }, release],
  );
}

/** The offered time that was named by its number, or by a date that fits only one; null when it is not clear. */
export function chosenSlot({ situation, request }: Asked, offer: Offer): Slot | null {
  if (request.choice !== undefined) return offer.slots[request.choice - 1] ?? null;
  const { zone } = situation.practice;
  const meant = [...request.wishes, ...request.about].filter(({ include }) => include);
  const fitting = offer.slots.filter(({ start }) => meant.some((wish) => isMeant(start, wish, zone)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function stillFree({ situation }: Asked, offer: Offer, slot: Slot): boolean {
  if (offer.state === 'taken') return false;
  return slot.start > situation.now && !situation.agenda.busy.some((busy) => overlap(busy, slot));
}

function freshOffer(asked: Asked, offer: Offer): Treatment {
  const { situation } = asked;
  const wanted = offer.slots[0];
  if (offer.state === 'taken' || wanted === undefined) return prepared({ code: 'not-offered' });
  const [first, ...others] = situation.agenda.slots({
    wishes: [],
    type: wanted.type,
    practitioner: wanted.practitioner,
    firstVisit: false,
    count: situation.practice.offers.count,
    minutes: (wanted.end - wanted.start) / MINUTE,
  });
  if (first === undefined) return prepared({ code: 'no-slot' }, [{ template: 'no-slot', facts: {} }]);
  const fresh = offerOf({
    asked,
    slots: [first, ...others],
    replaces: offer.replaces,
    template: 'offer-gone',
  });
  return treated([fresh.part], [fresh.hold]);
}
