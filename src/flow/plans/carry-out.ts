import { sentenceOf } from '../../core/alert-sentence.ts';
import { withReader } from '../../core/letters/read-by.ts';
import { plannedRecords } from '../../core/planned-records.ts';
import { withGrace } from '../../core/policy/grace.ts';
import type { ActionId, Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { type Job, stateAfter } from './job.ts';
import { perform } from './perform.ts';
import { leavesTheHouse, stepsOf } from './steps.ts';

/**
 * Writes a case and its plan down, does the plan, and writes down how it ended. A case that was opened before is not
 * touched again: the same mail seen twice does nothing twice. When the agenda became another one before anything was
 * done, the rules are asked `again`, once; without it a human is.
 */
export async function carryOut(
  world: World,
  practice: Practice,
  kase: Case,
  again?: () => Promise<Case>,
): Promise<Case> {
  const { store } = world;
  const graced = await asKept(world, practice, kase);
  const first = jobOf(graced, again === undefined ? 'agreed' : 'decided');
  if ((await opened(world, practice, first)) === 'known') return (await store.case(kase.id)) ?? kase;
  const ended = await perform(world, practice, first);
  if (ended !== 'stale' || again === undefined) return { ...graced, state: stateAfter(first, ended) };
  const anew = await asKept(world, practice, { ...(await again()), opened: kase.opened });
  const second = jobOf(anew, 'agreed');
  await store.replan(anew, second.begun);
  return { ...anew, state: stateAfter(second, await perform(world, practice, second)) };
}

/** What leaves alone waits for its grace; what waits for a yes says who reads it. */
async function asKept({ templates, clock }: World, practice: Practice, kase: Case): Promise<Case> {
  const graced = withGrace(kase, practice, clock.now());
  const writes = graced.proposal.some(({ kind }) => kind === 'reply');
  return writes ? withReader(graced, await templates.read()) : graced;
}

/** Writes the case down. When even that can't be done, whoever must know of an emergency still does. */
async function opened(world: World, practice: Practice, { kase, begun }: Job): Promise<'opened' | 'known'> {
  try {
    return await world.store.open(kase, begun);
  } catch (error) {
    await cryOut(world, practice, kase);
    throw error;
  }
}

/** An alarm may be said twice: it does not wait for a disk that is full. */
async function cryOut({ alerts, clock }: World, practice: Practice, { id, plan }: Case): Promise<void> {
  for (const action of plan) {
    if (action.kind !== 'alert' || action.level !== 'red') continue;
    const sentence = sentenceOf(action, practice.programLanguage);
    await alerts.raise({ level: action.level, case: id, sentence, at: clock.now() });
  }
}

/** The plan as it was just decided; its first step is written down as started together with it. */
function jobOf(kase: Case, turn: Job['turn']): Job {
  return { kase, stage: 'now', begun: firstStep(kase), turn };
}

function firstStep(kase: Case): readonly ActionId[] {
  const records = plannedRecords(kase, 'now', kase.opened);
  const [first = []] = stepsOf(records);
  return leavesTheHouse(first) && first.every(({ notBefore }) => notBefore === null)
    ? first.map(({ id }) => id)
    : [];
}
