import { appointmentsOf } from '../../core/agenda/appointments.ts';
import { isHoldUid } from '../../core/agenda/marks.ts';
import { closedIn } from '../../core/agenda/open/closed-time.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { agendaView } from '../../core/agenda/view.ts';
import { contactOf } from '../../core/patients/contact-of.ts';
import { freedCaseId, yesBy } from '../../core/waiting-list/freed-case.ts';
import type { Asked, FreedSituation, Reachable } from '../../core/waiting-list/next-step.ts';
import { lookUntil } from '../../core/waiting-list/taken-picture.ts';
import type { Offer } from '../../domain/action.ts';
import type { AgendaState, Appointment, Occurrence } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaView } from '../../domain/situation.ts';
import { DAY, HOUR, type Instant, startOfDay } from '../../domain/time.ts';
import type { FreedTime, WaitingEntry } from '../../domain/waiting.ts';
import type { World } from '../../ports/world.ts';

/** The agenda as the waiting list needs it. */
export interface ListAgenda {
  readonly occurrences: readonly Occurrence[];
  readonly view: AgendaView;
  readonly patients: readonly Patient[];
  readonly openOffers: readonly Offer[];
}

/** Reads the agenda; null when it can't be relied on: then nothing is free, and nothing came free (design §1.4). */
export async function listAgenda(world: World, practice: Practice): Promise<ListAgenda | null> {
  const now = world.clock.now();
  const state: AgendaState = await world.agenda.read();
  if (state.kind === 'unreadable') return null;
  const patients = await world.directory.patients();
  const offers = await world.store.offers();
  const openOffers = offers.filter((offer) => offer.state === 'open' && offer.until > now);
  const lastEventCount = await world.store.eventCount();
  const view = agendaView({
    state,
    practice,
    now,
    patient: null,
    patients,
    offers: openOffers,
    lastEventCount,
  });
  if (view.trouble !== '') return null;
  await world.store.saveEventCount(view.futureEvents);
  const window = { start: now - DAY, end: lookUntil(practice, now) + DAY };
  const { occurrences } = expand(state.files, window, practice.zone, practice.programLanguage);
  return { occurrences: occurrences.filter(({ uid }) => !isHoldUid(uid)), view, patients, openOffers };
}

/** A patient's coming appointments; none for somebody the practice does not know any more. */
export function appointmentsIn(
  { occurrences, patients }: ListAgenda,
  id: PatientId,
  now: Instant,
): readonly Appointment[] {
  const patient = patients.find((known) => known.id === id);
  return patient === undefined ? [] : appointmentsOf({ occurrences, patient, patients, now });
}

interface Around {
  readonly agenda: ListAgenda;
  readonly entries: readonly WaitingEntry[];
  readonly freed: readonly FreedTime[];
}

/** Gathers what bears on all freed times at once; after this nothing is asked of the outside until one is offered. */
export async function freedSituations(
  world: World,
  practice: Practice,
  { agenda, entries, freed }: Around,
): Promise<readonly FreedSituation[]> {
  const now = world.clock.now();
  const { patients, openOffers } = agenda;
  const asked = await askedBefore(world, practice, { entries, freed });
  const reachable = await reachableOf(world, practice, { entries, patients });
  const limited = await isLimited(world, practice);
  const inACase = new Set(
    entries
      .filter(({ id }) => freed.some((one) => asked.get(freedCaseId(one, id)) === 'now'))
      .map(({ patient }) => patient),
  );
  // Two offers at once would leave open which one a yes means; who must be given other times gets those first.
  const isClosed = closedIn(agenda.occurrences, practice);
  const isBusy = (patient: string) =>
    inACase.has(patient) ||
    openOffers.some((offer) => offer.patient === patient) ||
    appointments(patient).some(({ occurrence }) => isClosed(occurrence));
  const slots = onceEach(agenda.view.slots, (query) => JSON.stringify(query));
  const appointments = onceEach(
    (id: PatientId) => appointmentsIn(agenda, id, now),
    (id) => id,
  );
  const view = ({ id }: Patient) => ({ slots, appointments: appointments(id) });
  return freed.map((one) => ({
    freed: one,
    practice,
    now,
    entries,
    openOffers,
    reachable: ({ id }) => reachable.get(id) ?? null,
    asked: ({ id }) => asked.get(freedCaseId(one, id)) ?? 'never',
    isBusy,
    view,
    limited,
  }));
}

/** Many entries ask the same of one agenda: it is worked out once. */
function onceEach<Q, A>(ask: (query: Q) => A, keyOf: (query: Q) => string): (query: Q) => A {
  const known = new Map<string, { readonly answer: A }>();
  return (query) => {
    const key = keyOf(query);
    const found = known.get(key) ?? { answer: ask(query) };
    known.set(key, found);
    return found.answer;
  };
}

/** How each case stands in which somebody was offered one of these times. A proposal whose time is up lapses. */
async function askedBefore(
  world: World,
  practice: Practice,
  { entries, freed }: Omit<Around, 'agenda'>,
): Promise<ReadonlyMap<string, Asked>> {
  const { store, clock } = world;
  const asked = new Map<string, Asked>();
  for (const one of freed) {
    for (const { id: entry } of entries) {
      const id = freedCaseId(one, entry);
      const kase = await store.case(id);
      if (kase === null) continue;
      const isLate = kase.state === 'waiting' && clock.now() >= yesBy(kase, practice);
      if (isLate) await store.settle(id, 'set-aside');
      asked.set(id, stands(isLate ? 'set-aside' : kase.state, kase.opened >= one.seen));
    }
  }
  return asked;
}

function stands(state: Case['state'], isOfThisTime: boolean): Asked {
  if (state === 'acting' || state === 'waiting') return 'now';
  return state === 'set-aside' && isOfThisTime ? 'lapsed' : 'over';
}

interface Who {
  readonly entries: readonly WaitingEntry[];
  readonly patients: readonly Patient[];
}

/** Who of the list may be written to now, and where. */
export async function reachableOf(
  { store, clock }: World,
  { limits }: Practice,
  { entries, patients }: Who,
): Promise<ReadonlyMap<string, Reachable>> {
  const byId = new Map(patients.map((patient) => [patient.id, patient]));
  const found = new Map<string, Reachable>();
  for (const entry of entries) {
    const patient = byId.get(entry.patient);
    const to = patient === undefined ? null : contactOf(patient, entry.contact);
    if (patient === undefined || to === null) continue;
    if ((await store.stopped(to)) || (await store.frozen(to)) !== null) continue;
    const week = await store.countSent({ since: clock.now() - 7 * DAY, to });
    found.set(entry.id, { patient, to, weekFull: week >= limits.perPersonWeek });
  }
  return found;
}

async function isLimited({ store, clock }: World, { limits, zone }: Practice): Promise<boolean> {
  const now = clock.now();
  const midnight = startOfDay(now, zone);
  return (
    (await store.countSent({ since: now - HOUR })) >= limits.perHour ||
    (await store.countSent({ since: midnight })) >= limits.perDay
  );
}
