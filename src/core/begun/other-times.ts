// Other times for those whose appointment can't take place: never the same for two, and kept until they answer.

import type { Offer } from '../../domain/action.ts';
import type { Appointment, Slot } from '../../domain/agenda.ts';
import type { CaseId } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import { DAY, HOUR, MINUTE, type Span, toLocal } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import { agendaView } from '../agenda/view.ts';
import { contactOf } from '../patients/contact-of.ts';
import { refOf } from '../policy/ref.ts';
import { slotTypeFor } from '../policy/requests/slot-type.ts';
import type { Known } from './known.ts';

/** A patient with the appointments that fall out, soonest first. */
export interface Affected {
  readonly patient: Patient;
  readonly appointments: readonly Appointment[];
}

interface Offering {
  readonly known: Known;
  readonly absence: { readonly span: Span; readonly cancelNow: boolean };
  /** Made before in the same batch. */
  readonly given: readonly Offer[];
  readonly caseId: CaseId;
}

/** What one appointment gets instead. */
export interface Offered {
  readonly appointment: Appointment;
  /** Null when there is no other time, or nobody to write to. */
  readonly offer: Offer | null;
}

/** New times for each appointment of one patient, numbered on from one list to the next. */
export function offersFor(offering: Offering, { patient, appointments }: Affected): readonly Offered[] {
  const own: Offer[] = [];
  return appointments.map((appointment) => {
    const taken = [...offering.given, ...own];
    const slots = contactOf(patient) === null ? [] : newTimes(offering, taken, patient, appointment);
    if (slots.length === 0) return { appointment, offer: null };
    const offer = offerOf(offering, { patient, appointment, slots, own });
    own.push(offer);
    return { appointment, offer };
  });
}

interface NewOffer extends Pick<Offered, 'appointment'> {
  readonly patient: Patient;
  readonly slots: readonly Slot[];
  /** Made before for the same letter. */
  readonly own: readonly Offer[];
}

function offerOf(
  { known, absence, caseId }: Offering,
  { patient, appointment, slots, own }: NewOffer,
): Offer {
  const soonest = Math.min(...slots.map(({ start }) => start));
  const until = Math.min(known.now + known.practice.offers.hold * MINUTE, soonest - HOUR);
  return {
    id: own.length === 0 ? `o-${caseId}` : `o-${caseId}.${own.length + 1}`,
    patient: patient.id,
    slots,
    until: Math.floor(until / (5 * MINUTE)) * 5 * MINUTE,
    madeAt: known.now,
    replaces: absence.cancelNow ? null : { ref: refOf(appointment), span: spanOf(appointment) },
    state: 'open',
    numberedFrom: 1 + own.reduce((sum, offer) => sum + offer.slots.length, 0),
  };
}

export function spanOf({ occurrence: { start, end } }: Appointment): Span {
  return { start, end };
}

/** Times as long as the old one, outside the closed time; where possible later than in two days, so that they can be kept a day. */
function newTimes(
  { known, absence }: Offering,
  given: readonly Offer[],
  patient: Patient,
  appointment: Appointment,
): readonly Slot[] {
  const { occurrence } = appointment;
  const { practice, now } = known;
  const view = agendaView({
    ...known,
    offers: [...known.offers, ...given],
    patient,
  });
  const minutes = (occurrence.end - occurrence.start) / MINUTE;
  const out = (span: Span): Wish => ({
    include: false,
    start: toLocal(span.start, practice.zone),
    end: toLocal(span.end, practice.zone),
  });
  const query = {
    type: slotTypeFor(practice, minutes).id,
    practitioner: occurrence.practitioner ?? patient.practitioner,
    firstVisit: false,
    count: practice.offers.count,
    minutes,
    moving: refOf(appointment),
  };
  const later = view.slots({
    ...query,
    wishes: [out(absence.span), out({ start: now, end: now + 2 * DAY })],
  });
  return later.length > 0 ? later : view.slots({ ...query, wishes: [out(absence.span)] });
}
