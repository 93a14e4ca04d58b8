import { closedIn } from '../../core/agenda/open/closed-time.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { agendaView } from '../../core/agenda/view.ts';
import { asksOnce } from '../../core/followups/asked-once.ts';
import { type Book, bookOf, bookOfOne } from '../../core/followups/book.ts';
import { type DueQuestion, duesOf, MISSED_FOR, tickWindow } from '../../core/followups/due.ts';
import { matterOf } from '../../core/followups/key.ts';
import { ownedAppointments } from '../../core/followups/owned.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, MINUTE, type Span } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { whoMay } from '../plans/who-may.ts';

/** The agenda is looked through so far back and ahead at least: a year and a month. */
const AROUND = 400 * DAY;
/** What is counted from the last visit may be moved so far by closed days. */
const MOVED = 75 * DAY;

/** The doors that are asked; nothing goes out through them. */
export type Asking = Pick<World, 'store' | 'clock' | 'agenda' | 'directory' | 'followUps'>;

/** What a follow-up is decided on, or why the agenda can't be relied on. */
export type Asked =
  | { readonly kind: 'question'; readonly question: DueQuestion; readonly version: string }
  | { readonly kind: 'trouble'; readonly sentence: string };

interface Wanted {
  /** Only these rules; those that are off make nothing due. */
  readonly rules: readonly FollowUpRule[];
  readonly within?: Span;
  /** Only what is due for this patient, however many others there are; everybody when left out. */
  readonly patient?: PatientId;
  /** Keys that count as not done: the letter that is about to leave asks about itself. */
  readonly except?: readonly string[];
}

/**
 * Gathers what decides which follow-ups are due now, from the agenda as it is now. An agenda that is unreadable, stale
 * or suddenly emptied decides nothing.
 */
export async function dueQuestion(
  world: Asking,
  practice: Practice,
  { rules, within, patient, except = [] }: Wanted,
): Promise<Asked> {
  const { store, clock, directory, followUps } = world;
  const now = clock.now();
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return { kind: 'trouble', sentence: state.sentence };
  const trouble = await troubleIn(world, practice, state);
  if (trouble !== '') return { kind: 'trouble', sentence: trouble };
  const patients = await directory.patients();
  const choices = new Set((await store.choices()).map(({ patient, rule }) => `${patient}|${rule}`));
  const known = await followUps.rules();
  const back = Math.max(AROUND, ...[...known, ...rules].filter(({ on }) => on).map(reachBack));
  const book = bookIn(state, patients, { now, practice, back });
  const rows = await followUps.rows();
  const done = await doneBefore(store, { rules, now, patient });
  const question: DueQuestion = {
    practice,
    rules,
    paused: await store.pausedRules(),
    book: patient === undefined ? book : bookOfOne(book, patient),
    rows: patient === undefined ? rows : rows.filter((row) => row.patient === patient),
    patients: patient === undefined ? patients : patients.filter(({ id }) => id === patient),
    settled: settledIn(done, known),
    done: except.length === 0 ? done : done.filter(({ key }) => !except.includes(key)),
    seen: patient === undefined || rules.some(isByBooking) ? await store.seenAppointments() : {},
    may: () => ({ kind: 'yes' }),
    chosen: (patient, rule) => choices.has(`${patient}|${rule}`),
    now,
    within: within ?? tickWindow(now),
  };
  // Where nobody asks about a time of their own, what was done is not gone through again.
  const whole = { ...question, dues: duesOf(question, within === undefined ? question.done : []) };
  return {
    kind: 'question',
    version: state.version,
    question: { ...whole, may: await whoMay(world, whole) },
  };
}

/** Only what hangs on when an appointment was made needs to know it. */
const isByBooking = ({ trigger }: FollowUpRule) => trigger.kind === 'booked';

type Readable = Extract<AgendaState, { kind: 'readable' }>;

interface Trusted {
  readonly key: string;
  readonly trouble: string;
}

/** The same reading in the same minute is not worked out again: every letter asks. */
const trusted = new WeakMap<object, Trusted>();

/** Why the agenda can't be relied on; empty when it can. */
async function troubleIn({ store, clock }: Asking, practice: Practice, state: Readable): Promise<string> {
  const now = clock.now();
  const lastEventCount = await store.eventCount();
  const key = `${state.version} ${state.readAt} ${JSON.stringify(lastEventCount)} ${Math.floor(now / MINUTE)}`;
  const known = trusted.get(store);
  if (known?.key === key) return known.trouble;
  const seen = { state, practice, now, patient: null, patients: [], offers: [], lastEventCount };
  const { trouble } = agendaView(seen);
  trusted.set(store, { key, trouble });
  return trouble;
}

interface Known {
  readonly key: string;
  readonly book: Book;
}

const books = new WeakMap<readonly Patient[], Known>();

/** Everybody's appointments from so far back to a year ahead; kept as long as the agenda and the patients are the same. */
function bookIn(
  { files, version }: Readable,
  patients: readonly Patient[],
  { now, practice, back }: { readonly now: Instant; readonly practice: Practice; readonly back: number },
): Book {
  const { zone } = practice;
  const key = `${version} ${zone} ${back} ${Math.floor(now / (7 * DAY))}`;
  const known = books.get(patients);
  if (known?.key === key) return known.book;
  const { occurrences } = expand(files, { start: now - back, end: now + AROUND }, zone);
  const book = bookOf(ownedAppointments(occurrences, patients), closedIn(occurrences, practice));
  books.set(patients, { key, book });
  return book;
}

/** How far back the last visit may lie that a rule still counts from. */
function reachBack({ trigger, usefulFor }: FollowUpRule): number {
  if (trigger.kind === 'last-visit') return trigger.months * 31 * DAY + usefulFor * MINUTE + MOVED;
  if (trigger.kind === 'without-date') return trigger.days * DAY + usefulFor * MINUTE + MOVED;
  return 0;
}

/** What rules wrote about that are no longer there under their name. */
function settledIn(done: DueQuestion['done'], rules: readonly FollowUpRule[]): ReadonlySet<string> {
  const known = new Set(rules.map(({ id }) => id));
  return new Set(
    done.flatMap(({ key, rule, as }) => (as === 'missed' || known.has(rule) ? [] : [matterOf(key)])),
  );
}

interface Remembering {
  readonly rules: readonly FollowUpRule[];
  readonly now: Instant;
  readonly patient: PatientId | undefined;
}

/**
 * What was done that bears on what is due: as far back as each rule is of use, and for those with a limit, for recalls
 * and money as far back as theirs is counted.
 */
async function doneBefore(
  store: Asking['store'],
  { rules, now, patient }: Remembering,
): Promise<DueQuestion['done']> {
  const reach = Math.max(0, ...rules.map(({ usefulFor }) => usefulFor * MINUTE + MISSED_FOR + 7 * DAY));
  const counted = rules.filter((rule) => countedFor(rule) > reach);
  const recent = await store.followUps(now - reach, patient);
  if (counted.length === 0) return recent;
  const longest = Math.max(...counted.map(countedFor));
  const ids = counted.map(({ id }) => id);
  const older = await store.followUps(now - longest, patient, ids);
  return [...older.filter(({ at }) => at < now - reach), ...recent];
}

/** How far back messages of a rule are counted. */
function countedFor(rule: FollowUpRule): number {
  const { limit, does } = rule;
  const isByYear = does.kind === 'message' && ['S3', 'S5', 'S7'].includes(does.class);
  return Math.max(limit.days * DAY, isByYear || asksOnce(rule) ? AROUND : 0);
}
