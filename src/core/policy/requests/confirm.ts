import type { Offer } from '../../../domain/action.ts';
import type { Mail } from '../../../domain/mail.ts';
import { factMaker } from '../../letters/facts.ts';
import { refOf } from '../ref.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { whichAppointments } from '../which.ts';
import { letterLanguage } from '../write.ts';
import { askWhich } from './ask-which.ts';
import { chosenSlot, openOffer, take } from './choose.ts';

/** A plain yes. To an offer of one time it takes it; to an offer of several it says nothing yet (K04). */
export function confirm(asked: Asked): Treatment {
  const { situation, request, patient } = asked;
  // A calendar's yes is about its event, not about times that were offered.
  const offer = request.calendar === true ? null : (openOffer(asked) ?? lateFor(asked));
  if (offer !== null && situation.mail.inReplyTo.length > 0) {
    const [only, another] = offer.slots;
    if (only !== undefined && another === undefined) return take(asked, offer, only);
    const named = chosenSlot(asked, offer);
    if (named !== null) return take(asked, offer, named);
    if (request.about.length === 0) return prepared({ code: 'not-offered' });
  }
  if (asksOtherwise(situation.mail)) return prepared({ code: 'date-ambiguous' });
  const which = whichAppointments(situation, request, 7);
  if (which.kind !== 'these') return askWhich(asked, which);
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  return treated(
    [
      {
        template: 'confirmed',
        facts: { appointments: say.moments(which.appointments.map(({ occurrence }) => occurrence.start)) },
      },
    ],
    which.appointments.map((appointment) => ({
      kind: 'confirm',
      patient: patient.id,
      ref: refOf(appointment),
      from: { start: appointment.occurrence.start, end: appointment.occurrence.end },
    })),
  );
}

/** The offer of a freed time that the yes answers too late: it must not confirm another appointment instead. */
function lateFor({ situation, patient }: Asked): Offer | null {
  const { answeredOffer: offer } = situation.memory;
  const isTheirs = offer !== null && offer.patient === patient.id;
  return isTheirs && offer.waiting !== undefined && offer.state !== 'taken' ? offer : null;
}

const OTHERWISE =
  /\b(?:annulons|annuler (?:le|ce|votre)|devons|plutôt|plutot|décalons|decalons|à la place|shall we|we (?:have to|need to|must)|instead|rather)\b/i;

/** The mail answers a message of the practice that proposes something else: what the yes means, a person reads. */
function asksOtherwise({ cut }: Mail): boolean {
  return cut.some(({ kind, text }) => kind === 'quote' && OTHERWISE.test(text));
}
