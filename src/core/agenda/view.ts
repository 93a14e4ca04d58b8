import type { Offer } from '../../domain/action.ts';
import type { AgendaState, EventCounts } from '../../domain/agenda.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaTrouble, AgendaView, SlotQuery } from '../../domain/situation.ts';
import { DAY, type Instant, MINUTE } from '../../domain/time.ts';
import { appointmentsOf } from './appointments.ts';
import { countEvents, shrunkSources } from './event-counts.ts';
import { availabilityIn } from './icalendar/availability.ts';
import { heldSlots, isHoldUid, withoutHolds } from './marks.ts';
import { closedIn } from './open/closed-time.ts';
import { expand } from './recurrence/expand.ts';
import { planSeries, seriesWindow } from './series/plan-series.ts';
import { busySpans } from './slots/busy.ts';
import { hidingWarnings } from './slots/hiding-warnings.ts';
import { slotIsFree } from './slots/slot-is-free.ts';
import { freeSlots } from './slots/slots.ts';
import { blocking } from './slots/taken.ts';

interface Seen {
  readonly state: AgendaState;
  readonly practice: Practice;
  readonly now: Instant;
  /** Whose appointments are looked for; null when nobody's. */
  readonly patient: Patient | null;
  readonly patients: readonly Patient[];
  readonly offers: readonly Offer[];
  /** By source, at the last good reading; null before the first. */
  readonly lastEventCount: EventCounts | null;
}

/** The agenda as a decision needs it. Unreadable, stale, or suddenly emptied: no time in it is free (design §1.4). */
export function agendaView({
  state,
  practice,
  now,
  patient,
  patients,
  offers,
  lastEventCount,
}: Seen): AgendaView {
  const say = (fr: string, en: string) => (practice.programLanguage === 'fr' ? fr : en);
  if (state.kind === 'unreadable') return awayView(state.sentence, 'unreadable');
  if (now - state.readAt > practice.agenda.maxAge * MINUTE) {
    const minutes = Math.round((now - state.readAt) / MINUTE);
    return awayView(
      say(`lu pour la dernière fois il y a ${minutes} minutes`, `last read ${minutes} minutes ago`),
      'readable',
    );
  }
  const window = { start: now - DAY, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences, warnings } = expand(state.files, window, practice.zone, practice.programLanguage);
  const certain = occurrences.filter(({ uid }) => !isHoldUid(uid));
  const { agenda, programLanguage: language } = practice;
  const futureEvents = countEvents({
    occurrences: certain,
    files: state.files.map(({ name }) => name),
    agenda,
    now,
  });
  const shrunk = shrunkSources({ counts: futureEvents, before: lastEventCount, agenda, language, now });
  if (shrunk.length > 0) {
    const troubles = shrunk.map((one) => ({ ...one, kind: 'shrunk' }) as const);
    return closedView(troubles, 'readable');
  }
  const standing = withoutHolds(occurrences, offers);
  const holds = offers.flatMap(heldSlots);
  const availability = availabilityIn(state.files, window, practice.zone, practice.programLanguage);
  const appointments =
    patient === null ? [] : appointmentsOf({ occurrences: certain, patient, patients, now });
  const isClosed = closedIn(certain, practice);
  const asked = (query: SlotQuery) => ({
    ...{ practice, occurrences: standing, warnings, availability, own: appointments, now, query },
    holds: offers.filter(({ id }) => id !== query.instead).flatMap(heldSlots),
  });
  const busy = busySpans({ occurrences: blocking(standing, practice), warnings, window });
  return {
    state: 'readable',
    trouble: '',
    troubles: [],
    version: state.version,
    appointments,
    closed: appointments.filter(({ occurrence }) => isClosed(occurrence)),
    busy,
    futureEvents,
    warnings: [...warnings, ...availability.flatMap((one) => one.warnings)],
    slots: (query) => freeSlots(asked(query)),
    hiding: (query) => hidingWarnings(asked(query)),
    series: (query) => {
      const { start, end } = seriesWindow(query, practice, now);
      const stretch = { start: start - DAY, end: end + DAY };
      const seen = expand(state.files, stretch, practice.zone, practice.programLanguage);
      const open = availabilityIn(state.files, stretch, practice.zone, practice.programLanguage);
      const free = { ...seen, occurrences: withoutHolds(seen.occurrences, offers), availability: open };
      const theirs = seen.occurrences.filter(({ uid }) => !isHoldUid(uid));
      const own = patient === null ? [] : appointmentsOf({ occurrences: theirs, patient, patients, now });
      return planSeries({ practice, ...free, holds, own, now, query });
    },
    isFree: (slot, offer) => {
      const others = offers.filter(({ id }) => id !== offer).flatMap(heldSlots);
      const asked = { practice, occurrences: standing, warnings, availability, holds: others, now };
      return slotIsFree(asked, slot);
    },
  };
}

function awayView(sentence: string, state: AgendaState['kind']): AgendaView {
  return closedView([{ source: '', sentence, kind: 'away' }], state);
}

function closedView(troubles: readonly AgendaTrouble[], state: AgendaState['kind']): AgendaView {
  return {
    state,
    trouble: troubles.map(({ sentence }) => sentence).join(' '),
    troubles,
    version: '',
    appointments: [],
    closed: [],
    busy: [],
    futureEvents: {},
    warnings: [],
    slots: () => [],
    hiding: () => [],
    series: ({ count }) => ({ sessions: [], exceptions: [], missing: count }),
    isFree: () => false,
  };
}
