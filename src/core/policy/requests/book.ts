import type { Slot } from '../../../domain/agenda.ts';
import { factMaker } from '../../letters/facts.ts';
import { hasEnough } from '../future-appointments.ts';
import { keepable } from '../hold-time.ts';
import { offerOf } from '../offer.ts';
import { replacementParts } from '../replacement.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { letterLanguage } from '../write.ts';
import { askDate } from './ask-date.ts';
import { exactTime, NOT_FREE } from './move.ts';
import { noSlot } from './no-slot.ts';
import { usualSlotType } from './slot-type.ts';

/** Nothing is free: they may wait for what comes free (handbook R-62). */
const NO_SLOT = [
  { template: 'no-slot', facts: {} },
  { template: 'waitlist-offer', facts: {} },
];

/** A new appointment for a known patient: the free time they named to the minute, else some to choose from (K01). */
export function book(asked: Asked): Treatment {
  const { situation, request, patient } = asked;
  const { practice, agenda } = situation;
  const unsure = askDate(asked);
  if (unsure !== null) return unsure;
  const type = usualSlotType(practice);
  if (type === null) return prepared({ code: 'only-a-human', kind: 'book' });
  if (hasEnough(agenda.appointments, practice)) return prepared({ code: 'too-many-appointments' });
  const query = {
    type: type.id,
    practitioner: patient.practitioner,
    firstVisit: false,
    count: practice.offers.count,
  };
  const fitting = agenda.slots({ ...query, wishes: request.wishes });
  const wanted = exactTime(request.wishes, fitting, asked);
  if (wanted !== null) return bookNow(asked, wanted);
  const kept = keepable(fitting, situation.now);
  const nearest = () => agenda.slots({ ...query, wishes: request.wishes, nearest: true });
  const [first, ...others] = kept.length > 0 ? kept : keepable(nearest(), situation.now);
  if (first === undefined)
    return prepared(noSlot(agenda, { ...query, wishes: request.wishes, nearest: true }), NO_SLOT);
  const { parts, actions } = offerOf({
    asked,
    slots: [first, ...others],
    replaces: null,
    template: 'offer-book',
    wishes: request.wishes,
  });
  return treated(kept.length > 0 ? parts : [NOT_FREE, ...parts], actions);
}

function bookNow({ situation, patient }: Asked, slot: Slot): Treatment {
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  return treated(
    [{ template: 'booked', facts: { new: say.moment(slot.start) } }, ...replacementParts(situation, [slot])],
    [{ kind: 'book', patient: patient.id, uid: `${situation.caseId}@practice-agent`, slot }],
  );
}
