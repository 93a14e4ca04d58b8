import type { Offer } from '../../domain/action.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaView } from '../../domain/situation.ts';
import { DAY, type Instant, MINUTE } from '../../domain/time.ts';
import { appointmentsOf, countFuture } from './appointments.ts';
import { busySpans } from './busy.ts';
import { expand } from './expand.ts';
import { freeSlots } from './slots.ts';

interface Seen {
  readonly state: AgendaState;
  readonly practice: Practice;
  readonly now: Instant;
  /** Whose appointments are looked for; null when nobody's. */
  readonly patient: Patient | null;
  readonly patients: readonly Patient[];
  readonly offers: readonly Offer[];
  readonly lastEventCount: number | null;
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
  if (state.kind === 'unreadable') return closedView(state.sentence, 'unreadable');
  if (now - state.readAt > practice.agenda.maxAge * MINUTE) {
    const minutes = Math.round((now - state.readAt) / MINUTE);
    return closedView(
      say(`lu pour la dernière fois il y a ${minutes} minutes`, `last read ${minutes} minutes ago`),
      'readable',
    );
  }
  const window = { start: now - DAY, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences, warnings } = expand(state.files, window, practice.zone, practice.programLanguage);
  const futureEvents = countFuture(occurrences, now);
  if (
    lastEventCount !== null &&
    lastEventCount >= 5 &&
    futureEvents < lastEventCount * practice.agenda.shrinkAlarm
  ) {
    const fr = `${futureEvents} événements à venir, il y en avait ${lastEventCount}`;
    return closedView(
      say(fr, `${futureEvents} coming events where there were ${lastEventCount}`),
      'readable',
    );
  }
  const holds = offers.flatMap(({ slots }) => slots);
  const busy = busySpans({ occurrences, warnings, window });
  return {
    state: 'readable',
    trouble: '',
    version: state.version,
    appointments: patient === null ? [] : appointmentsOf({ occurrences, patient, patients, now }),
    busy,
    futureEvents,
    warnings,
    slots: (query) => freeSlots({ practice, occurrences, warnings, holds, now, query }),
  };
}

function closedView(trouble: string, state: AgendaState['kind']): AgendaView {
  return {
    state,
    trouble,
    version: '',
    appointments: [],
    busy: [],
    futureEvents: 0,
    warnings: [],
    slots: () => [],
  };
}
