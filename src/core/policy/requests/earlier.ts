import type { Appointment } from '../../../domain/agenda.ts';
import { DAY, type Instant, MINUTE, toInstant } from '../../../domain/time.ts';
import { newEntry, type WaitingEntry, waitingId } from '../../../domain/waiting.ts';
import type { Wish } from '../../../domain/wish.ts';
import { factMaker } from '../../letters/facts.ts';
import { refOf } from '../ref.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { letterLanguage } from '../write.ts';
import { slotTypeFor, usualSlotType } from './slot-type.ts';

/**
 * Goes on the waiting list by date of entry (K06, R-62): for the one appointment they have, else for a new one. No rank
 * and no delay is told. With several appointments it is not said which should come earlier: a human looks.
 */
export function earlier(asked: Asked): Treatment {
  const { situation } = asked;
  if (usualSlotType(situation.practice) === null) return prepared({ code: 'only-a-human', kind: 'earlier' });
  const [first, another] = situation.agenda.appointments;
  const joined = joinList(asked, first ?? null);
  return another === undefined
    ? joined
    : prepared({ code: 'which-appointment' }, joined.parts, joined.actions);
}

/** The entry, and the paragraph that says since when it stands. Entering again keeps the first date. */
function joinList(asked: Asked, appointment: Appointment | null): Treatment {
  const { situation, patient } = asked;
  const entry = entryOf(asked, appointment);
  const known = situation.memory.waiting.find(({ id }) => id === entry.id);
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  return treated(
    [{ template: 'waitlist-noted', facts: { since: say.day(known?.since ?? entry.since) } }],
    [
      {
        kind: 'waitlist',
        patient: patient.id,
        entered: situation.now,
        change: { kind: 'enter', entry },
      },
    ],
  );
}

function entryOf({ situation, request, patient }: Asked, appointment: Appointment | null): WaitingEntry {
  const { practice, mail, now } = situation;
  const type = appointment === null ? null : typeOf(appointment, situation.practice);
  return {
    ...newEntry({ patient: patient.id, since: now }),
    id: waitingId(patient.id, type),
    type,
    practitioner: appointment?.occurrence.practitioner ?? patient.practitioner,
    wishes: request.wishes,
    replaces:
      appointment === null
        ? null
        : {
            ref: refOf(appointment),
            span: { start: appointment.occurrence.start, end: appointment.occurrence.end },
          },
    contact: mail.from,
    language: letterLanguage(situation),
    until: lastUse(request.wishes, { zone: practice.zone, latest: now + KEPT }),
  };
}

/** An entry without any end is kept for a year. */
const KEPT = 365 * DAY;

/** The type an appointment's length belongs to; null for the usual one, so that one patient waits once for it. */
function typeOf({ occurrence }: Appointment, practice: Asked['situation']['practice']): string | null {
  const { id } = slotTypeFor(practice, (occurrence.end - occurrence.start) / MINUTE);
  return id === usualSlotType(practice)?.id ? null : id;
}

/** After the last time they would come there is nothing to offer. */
function lastUse(
  wishes: readonly Wish[],
  { zone, latest }: { readonly zone: string; readonly latest: Instant },
): Instant {
  const ends = wishes.filter(({ include }) => include).map(({ end }) => toInstant(end, zone));
  return ends.length === 0 ? latest : Math.min(latest, Math.max(...ends));
}
