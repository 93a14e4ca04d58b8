// What is looked up of one case when it is opened: its days in the agenda, the person's history, other times.

import { availabilityIn } from '../../core/agenda/icalendar/availability.ts';
import { heldSlots, withoutHolds } from '../../core/agenda/marks.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { agendaView } from '../../core/agenda/view.ts';
import { factMaker } from '../../core/letters/facts.ts';
import { colon } from '../../core/punctuation.ts';
import { dayStrips } from '../../core/review/day-strip.ts';
import { givenIn } from '../../core/review/other-slot.ts';
import { askedWords, doWords } from '../../core/review/short-words.ts';
import { stateName } from '../../core/story/standing.ts';
import type { Offer } from '../../domain/action.ts';
import type { AgendaState, Slot } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Detail } from '../../tui/state.ts';
import type { Context } from '../context.ts';
import { patientsToShow } from '../options.ts';

/** What a desk looks with. */
export interface DeskInput {
  readonly context: Context;
  readonly folder: string;
  readonly practice: Practice;
  readonly now: () => Instant;
  /** Whether a file of the practice has an error: then what is said is only written down. */
  readonly isBroken?: () => boolean;
}

/** More than this many earlier cases of a person are not listed, nor more later ones. */
const HISTORY = 6;
/** How many other times are offered to choose from. */
const TIMES = 9;

/** The day before and after, what came before, and other times; null when there is no such case. */
export async function detailOf(input: DeskInput, store: Store, id: string): Promise<Detail | null> {
  const { context, practice, now } = input;
  const kase = await store.case(id);
  if (kase === null) return null;
  const state = await (await context.doors.agenda(practice, { now })).read();
  const offers = (await store.offers()).filter((offer) => offer.state === 'open' && offer.until > now());
  const patients = await patientsToShow(context, practice);
  const looked = { kase, state, offers, patients };
  return {
    case: id,
    days: stripsOf(input, looked),
    ...historyOf(input, kase, kase.from === null ? [] : await store.casesFrom(kase.from)),
    records: await store.actions(id),
    slots: otherTimes(input, looked),
  };
}

interface Looked {
  readonly kase: Case;
  readonly state: AgendaState;
  readonly offers: readonly Offer[];
  readonly patients: readonly Patient[];
}

function stripsOf({ practice, context, now }: DeskInput, { kase, state, offers }: Looked): readonly string[] {
  if (state.kind === 'unreadable') return [state.sentence];
  const plan = [...kase.plan, ...kase.proposal];
  const window = { start: now() - 60 * DAY, end: now() + (practice.booking.horizon + 30) * DAY };
  const { occurrences, warnings } = expand(state.files, window, practice.zone, context.language);
  const availability = availabilityIn(state.files, window, practice.zone, context.language);
  const others = offers.filter(({ id }) => id !== `o-${kase.id}`);
  const day = { practice, occurrences: withoutHolds(occurrences, offers), warnings, availability };
  return dayStrips({ ...day, holds: others.flatMap(heldSlots) }, plan, context.language);
}

/** Times that fit what was asked, then the nearest ones; none that the proposal gives already. */
function otherTimes(
  { practice, now }: DeskInput,
  { kase, state, offers, patients }: Looked,
): readonly Slot[] {
  const given = givenIn(kase);
  const [first] = given;
  if (first === undefined) return [];
  const patient = patients.find(({ id }) => id === kase.patient) ?? null;
  const view = agendaView({ state, practice, now: now(), patient, patients, offers, lastEventCount: null });
  const wishes = kase.reading?.requests.flatMap((request) => request.wishes) ?? [];
  const query = {
    type: first.type,
    practitioner: first.practitioner,
    firstVisit: false,
    count: TIMES + given.length,
    minutes: Math.round((first.end - first.start) / 60_000),
  };
  const fitting = [...view.slots({ ...query, wishes }), ...view.slots({ ...query, wishes, nearest: true })];
  const taken = new Set(given.map(({ start }) => start));
  return fitting
    .filter(
      ({ start }, place) => !taken.has(start) && fitting.findIndex((one) => one.start === start) === place,
    )
    .slice(0, TIMES);
}

/** What the same person wrote before this mail and since, youngest first. */
function historyOf(
  { context, practice }: DeskInput,
  kase: Case,
  same: readonly Case[],
): Pick<Detail, 'history' | 'since'> {
  const { language } = context;
  const { moment } = factMaker(language, practice.zone);
  const lineOf = (one: Case) => {
    const done = doWords({ proposal: [...one.plan, ...one.proposal] }, language);
    return `${moment(one.sent)}${colon(language)}${askedWords(one, language)} → ${done} (${stateName(one, language)})`;
  };
  const others = same.filter(({ id }) => id !== kase.id).toSorted((a, b) => b.sent - a.sent);
  const isLater = (one: Case) => one.sent > kase.sent || (one.sent === kase.sent && one.opened > kase.opened);
  return {
    history: others
      .filter((one) => !isLater(one))
      .slice(0, HISTORY)
      .map(lineOf),
    since: others.filter(isLater).slice(0, HISTORY).map(lineOf),
  };
}
