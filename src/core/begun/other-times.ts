// Other times for those whose appointment can't take place: never the same for two, and kept until they answer.

import type { Offer } from '../../domain/action.ts';
import type { Appointment, Slot } from '../../domain/agenda.ts';
import type { CaseId } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import type { AgendaView, SlotQuery } from '../../domain/situation.ts';
import {
  addDays,
  at,
  DAY,
  dayOf,
  type Instant,
  type LocalDate,
  MINUTE,
  minutesOf,
  type Span,
  toLocal,
  weekdayOf,
} from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import { agendaView } from '../agenda/view.ts';
import { contactOf } from '../patients/contact-of.ts';
import { heldUntil, keepable, OPEN_AT_ONCE } from '../policy/hold-time.ts';
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

/**
 * New times for each appointment of one patient, numbered on from one list to the next, the soonest first: none for what
 * lies beyond two open offers. Those are asked when they could come.
 */
export function offersFor(offering: Offering, { patient, appointments }: Affected): readonly Offered[] {
  const own: Offer[] = [];
  const open = openOf(offering, patient);
  return appointments.map((appointment) => {
    if (open + own.length >= OPEN_AT_ONCE) return { appointment, offer: null };
    const taken = [...offering.given, ...own];
    const [first, ...others] =
      contactOf(patient) === null ? [] : newTimes(offering, taken, patient, appointment);
    if (first === undefined) return { appointment, offer: null };
    const offer = offerOf(offering, { patient, appointment, slots: [first, ...others], own });
    own.push(offer);
    return { appointment, offer };
  });
}

/** How many offers of other letters the patient keeps. */
function openOf({ known: { offers, now }, caseId }: Offering, { id: patient }: Patient): number {
  const others = offers.filter((one) => one.patient === patient && one.id.split('.')[0] !== `o-${caseId}`);
  return others.filter(({ state, until }) => state === 'open' && until > now).length;
}

interface NewOffer extends Pick<Offered, 'appointment'> {
  readonly patient: Patient;
  readonly slots: readonly [Slot, ...Slot[]];
  /** Made before for the same letter. */
  readonly own: readonly Offer[];
}

function offerOf(
  { known, absence, caseId }: Offering,
  { patient, appointment, slots, own }: NewOffer,
): Offer {
  const { now, practice } = known;
  return {
    id: own.length === 0 ? `o-${caseId}` : `o-${caseId}.${own.length + 1}`,
    patient: patient.id,
    slots,
    until: heldUntil(slots, { now, minutes: practice.offers.hold }),
    madeAt: now,
    replaces: absence.cancelNow ? null : { ref: refOf(appointment), span: spanOf(appointment) },
    state: 'open',
    wishes: wishesFor({ known, absence }, appointment),
    numberedFrom: 1 + own.reduce((sum, offer) => sum + offer.slots.length, 0),
  };
}

/** Moments in UTC, the end not included. */
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
  const query = {
    type: slotTypeFor(practice, minutes).id,
    practitioner: occurrence.practitioner ?? patient.practitioner,
    firstVisit: false,
    count: practice.offers.count,
    minutes,
    moving: refOf(appointment),
  };
  const wishes = wishesFor({ known, absence }, appointment);
  const soon = without({ start: now, end: now + 2 * DAY }, practice.zone);
  const later = bestOf(view, { ...query, wishes: [...wishes, soon] });
  return keepable(later.length > 0 ? later : bestOf(view, { ...query, wishes }), now);
}

/** Times that fit, and the nearest ones in place of those that are missing. */
function bestOf(view: Pick<AgendaView, 'slots'>, query: SlotQuery): readonly Slot[] {
  const fitting = view.slots(query);
  if (fitting.length >= query.count) return fitting;
  const starts = new Set(fitting.map(({ start }) => start));
  const nearest = view.slots({ ...query, nearest: true }).filter(({ start }) => !starts.has(start));
  return [...fitting, ...nearest].slice(0, query.count);
}

/** How far from its old clock time a new one is the same to somebody's day, and how far it is still alike; minutes. */
const SAME = 30;
const ALIKE = 120;

/** Whoever came on Thursday at half past six comes best on a Thursday then, else on another day about that time. */
function wishesFor(
  { known, absence }: Pick<Offering, 'known' | 'absence'>,
  { occurrence }: Appointment,
): readonly Wish[] {
  const { practice, now } = known;
  const old = toLocal(occurrence.start, practice.zone);
  const end = minutesOf(old) + (occurrence.end - occurrence.start) / MINUTE;
  const about = (apart: number) => {
    return [Math.max(0, minutesOf(old) - apart), Math.min(1440, end + apart)] as const;
  };
  const dayAt = (instant: Instant) => dayOf(toLocal(instant, practice.zone));
  const [reopened, kept] = [addDays(dayAt(absence.span.end - 1), 1), dayAt(now + 2 * DAY)];
  const back = reopened > kept ? reopened : kept;
  const sameDay = addDays(back, (7 + weekdayOf(dayOf(old)) - weekdayOf(back)) % 7);
  const today = dayAt(now);
  const last = addDays(today, practice.booking.horizon + 1);
  const on = (from: LocalDate, to: LocalDate, apart: number): Wish => {
    return { include: true, start: at(from, 0), end: at(to, 0), daily: about(apart) };
  };
  return [
    on(sameDay, addDays(sameDay, 1), SAME),
    on(today, last, SAME),
    on(today, last, ALIKE),
    without(absence.span, practice.zone),
  ];
}

function without({ start, end }: Span, zone: string): Wish {
  return { include: false, start: toLocal(start, zone), end: toLocal(end, zone) };
}
