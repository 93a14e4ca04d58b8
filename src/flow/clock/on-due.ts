import { type Bundle, bundles } from '../../core/followups/bundle.ts';
import { type DueQuestion, duesOf, missedIn, standings } from '../../core/followups/due.ts';
import { followUpCase, followUpCaseId, isFollowUp } from '../../core/followups/follow-up-case.ts';
import { whatToNote } from '../../core/followups/what-to-note.ts';
import { plannedRecords } from '../../core/planned-records.ts';
import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Standing } from '../../domain/follow-up.ts';
import type { LetterFile } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, HOUR, MINUTE, startOfDay } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { messageIdOf } from '../plans/act.ts';
import { carryOut } from '../plans/carry-out.ts';
import { isPaused } from '../plans/guard.ts';
import { overtaken } from '../plans/overtaken.ts';
import { stillDue } from '../plans/still-due.ts';
import { dueQuestion } from './due-question.ts';
import { tellProblem } from './on-due-trouble.ts';

/** So many letters in one tick, so that mails do not wait behind them. */
const AT_ONCE = 10;
/** When nobody knows whether a letter left, the next waits so long: a human hears of one, not of a whole morning's. */
const DOUBT = 15 * MINUTE;
/** Share of the hourly and daily limits that follow-ups leave to answers. */
const FOR_ANSWERS = 0.2;

/**
 * Sends what the practice's follow-up rules make due: one letter for each patient and day, each thing once, decided by
 * the agenda as it is now. What was missed is listed. Returns how many cases were begun.
 */
export async function onDue(
  world: World,
  practice: Practice,
  waiting = () => world.store.cases('waiting'),
): Promise<number> {
  const rules = (await world.followUps.rules()).filter(({ on }) => on);
  if (rules.length === 0 || (await isPaused(world))) return 0;
  const asked = await dueQuestion(world, practice, { rules });
  if (asked.kind === 'trouble') return 0;
  const question = await noted(world, asked.question);
  const all = standings(question);
  await listMissed(world, question, all);
  await takeAway(world, practice, await waiting());
  const { done, now } = question;
  let begun = 0;
  for (const bundle of bundles({ all, done, now, zone: practice.zone })) {
    if (begun >= AT_ONCE) break;
    if (bundle.to !== null && ((await isLimited(world, practice)) || (await isInDoubt(world)))) break;
    if (await begin(world, practice, { bundle, question })) begun += 1;
  }
  return begun;
}

/** Remembers which appointments and rules are seen for the first time. */
async function noted({ store }: World, question: DueQuestion): Promise<DueQuestion> {
  const { added, forgotten, isFirst } = whatToNote(question, (await store.restored())?.at ?? null);
  if (added.length === 0 && forgotten.length === 0) return question;
  const rules = added.filter((key) => key.endsWith('|o|on'));
  await store.noteSeen({ added: rules, forgotten, at: question.now });
  const appointments = added.filter((key) => !rules.includes(key));
  await store.noteSeen({ added: appointments, forgotten: [], at: isFirst ? 0 : question.now });
  const again = { ...question, seen: await store.seenAppointments() };
  const hangsOnIt = question.rules.some(({ trigger }) => trigger.kind === 'booked');
  return hangsOnIt ? { ...again, dues: duesOf(again, again.done) } : again;
}

async function listMissed({ store }: World, question: DueQuestion, all: readonly Standing[]): Promise<void> {
  const missed = missedIn(all, question);
  const done = missed.map(({ key, rule, patient }) => ({
    key,
    rule: rule.id,
    patient,
    at: question.now,
    as: 'missed' as const,
  }));
  if (done.length > 0) await store.noteFollowUps(done);
}

interface Begun {
  readonly bundle: Bundle;
  readonly question: DueQuestion;
}

/** Begins one case; false when nothing was begun. */
async function begin(world: World, practice: Practice, { bundle, question }: Begun): Promise<boolean> {
  const { store, templates, clock } = world;
  const patient = question.patients.find(({ id }) => id === bundle.patient);
  if (patient === undefined) return false;
  const again = await timesBefore(world, bundle);
  const texts = await templates.read();
  const agreed = await agreedBefore(world, bundle, question);
  const now = clock.now();
  const secret = await store.secret();
  const made = followUpCase({ bundle, again, patient, practice, texts, agreed, secret, now });
  if (made.kind === 'problem') {
    await tellProblem(world, practice, { rule: bundle.standings[0].due.rule, reason: made.reason });
    return false;
  }
  const left = await leftBefore(world, practice, made.kase);
  if (left === null && (await mayHaveLeft(world, bundle))) {
    await tellProblem(world, practice, { rule: bundle.standings[0].due.rule, reason: { code: 'restored' } });
    return false;
  }
  if (left === true) {
    const done = bundle.standings.map(({ due: { key, rule } }) => ({
      key,
      rule: rule.id,
      patient: patient.id,
      at: now,
      as: 'left' as const,
    }));
    await store.noteFollowUps(done);
    return false;
  }
  await carryOut(world, practice, made.kase);
  return true;
}

/** How many letters of the same name were begun before: an appointment made after today's reminder has its own. */
async function timesBefore({ store }: World, bundle: Bundle): Promise<number> {
  let again = 0;
  while ((await store.case(followUpCaseId(bundle, again))) !== null) again += 1;
  return again;
}

/**
 * Whether this very letter lies in Sent though the memory knows nothing of it: an older memory was put back. Null when
 * Sent can't be asked.
 */
async function leftBefore(world: World, practice: Practice, kase: Case): Promise<boolean | null> {
  let known: false | null = false;
  for (const stage of ['now', 'approved'] as const) {
    const reply = [
      ...plannedRecords({ ...kase, plan: kase.plan.length > 0 ? kase.plan : kase.proposal }, 'now', 0),
    ].find(({ action }) => action.kind === 'reply');
    if (reply === undefined) return false;
    const id = `${kase.id}-${stage}-${reply.step}`;
    const left = await world.outbox.left(await messageIdOf(world, practice, id));
    if (left === true) return true;
    if (left === null) known = null;
  }
  return known;
}

/** Whether a memory that was lost may have sent it: it fell due before this one was put back. */
async function mayHaveLeft({ store }: World, { standings: [{ due }] }: Bundle): Promise<boolean> {
  const restored = await store.restored();
  return restored !== null && due.due <= restored.at;
}

/** Whether a human said yes to a letter of this rule to this patient, with the very files that go with it now. */
async function agreedBefore({ store }: World, bundle: Bundle, { done }: DueQuestion): Promise<boolean> {
  const [{ due }] = bundle.standings;
  const { does, id } = due.rule;
  if (does.kind === 'task' || does.approver !== 'patient') return false;
  if (!done.some(({ rule, patient, as }) => rule === id && patient === due.patient && as === 'begun'))
    return false;
  const cases = await store.casesDecided({ codes: ['follow-up'], since: 0, patient: due.patient });
  return cases.some(
    ({ state, origin, reason, plan, proposal }) =>
      state === 'done' &&
      isFollowUp(origin) &&
      reason.code === 'follow-up' &&
      reason.rule === id &&
      hadFiles([...plan, ...proposal], does.files),
  );
}

/** Whether a letter went with these files, byte for byte. */
function hadFiles(actions: readonly Action[], files: readonly LetterFile[]): boolean {
  const had = actions.flatMap((action) => (action.kind === 'reply' ? (action.files ?? []) : []));
  return files.every(({ path, hash }) => had.some((one) => one.path === path && one.hash === hash));
}

/** Sets letters aside that wait for a yes and are not true or of use any more. */
async function takeAway(world: World, practice: Practice, waiting: readonly Case[]): Promise<void> {
  for (const kase of waiting) {
    if (!isFollowUp(kase.origin) || kase.proposal.length === 0) continue;
    const still = await stillDue(world, practice, kase);
    if (still.kind !== 'no') continue;
    await overtaken(world, kase.id, 'FollowUpOvertaken');
  }
}

/** Whether a follow-up of just now may or may not have left. */
async function isInDoubt({ store, clock }: World): Promise<boolean> {
  const lately = await store.casesDecided({ codes: ['follow-up'], since: clock.now() - DOUBT });
  return lately.some(({ state }) => state === 'unknown');
}

async function isLimited({ store, clock }: World, { limits, zone }: Practice): Promise<boolean> {
  const now = clock.now();
  const midnight = startOfDay(now, zone);
  const most = (limit: number) => Math.max(1, Math.floor(limit * (1 - FOR_ANSWERS)));
  return (
    (await store.countSent({ since: now - HOUR })) >= most(limits.perHour) ||
    (await store.countSent({ since: Math.max(midnight, now - DAY) })) >= most(limits.perDay)
  );
}
