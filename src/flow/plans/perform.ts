import { isFollowUp } from '../../core/followups/follow-up-case.ts';
import { waitsInPause } from '../../core/policy/hold-back.ts';
import { isDue, retryAfter } from '../../core/policy/retry-after.ts';
import { isQuiet } from '../../core/waiting-list/answer-time.ts';
import type { ActionRecord, Outcome } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { act } from './act.ts';
import { isPaused } from './guard.ts';
import { type Ended, type Job, type Progress, type Step, stateAfter } from './job.ts';
import { lookAgain } from './look-again.ts';
import { type Notebook, notebookOf } from './notebook.ts';
import { isAgendaAction, isOptional, standsAlone, stepsOf } from './steps.ts';

/**
 * The only door: does the planned actions of a stage in their order, writing down before and after what is about to
 * happen and what did (`notebook.ts`, design §5), and settles the case. Changes of the agenda are made together, first,
 * all or none. The first step that did not certainly succeed ends the plan: what protects somebody is still done, the
 * rest is skipped, and a human sees why. What certainly did not happen is put off and tried again.
 */
export async function perform(world: World, practice: Practice, job: Job): Promise<Ended> {
  const { kase, stage, begun } = job;
  const all = (await world.store.actions(kase.id)).filter((record) => record.stage === stage);
  const notebook = notebookOf(world, kase.id, begun);
  const doubt =
    job.turn === 'resumed'
      ? onceOnly(() => lookAgain(world, practice, { kase, records: all }))
      : async () => null;
  let ended: Ended = all.some(isLost) ? 'lost' : 'done';
  let progress: Progress = { alerted: stage === 'approved' || all.some(hasAlerted) };
  for (const step of stepsOf(all.filter(({ id, state }) => state === 'planned' || begun.includes(id)))) {
    if (ended !== 'done' && !standsAlone(step)) {
      if (ended === 'lost') notebook.note(step, 'skipped', 'earlier-step-failed');
      continue;
    }
    const outcome = await doStep(world, practice, { job, step, progress, notebook, doubt });
    const end = await endOf(world, { job, step, notebook, outcome });
    if (end === 'stale') return 'stale';
    if (end !== 'done') ended = ended === 'done' ? end : ended;
    progress = { alerted: progress.alerted || (outcome.kind === 'done' && step[0]?.action.kind === 'alert') };
  }
  await notebook.close(ended === 'later' ? null : stateAfter(job, ended));
  return ended;
}

interface Doing {
  readonly job: Job;
  readonly step: Step;
  readonly progress: Progress;
  readonly notebook: Notebook;
  /** Why what is left of the plan must not be done any more, or not yet; null when nothing stands against it. */
  readonly doubt: () => Promise<Outcome | null>;
}

type StepOutcome = Outcome | { readonly kind: 'paused' };

async function doStep(
  world: World,
  practice: Practice,
  { job, step, progress, notebook, doubt }: Doing,
): Promise<StepOutcome> {
  const now = world.clock.now();
  if (step.some((record) => !isDue(record, now))) return { kind: 'paused' };
  // A yes in the evening to a letter nobody asked for is a yes for the morning.
  if (isFollowUp(job.kase.origin) && !standsAlone(step) && isQuiet(now, practice)) return { kind: 'paused' };
  if (step.some(({ action }) => waitsInPause(action))) {
    if (await isPaused(world)) return { kind: 'paused' };
    const against = await doubt();
    if (against !== null) return against;
  }
  await notebook.begin(step);
  return act(world, practice, { job, records: step, progress });
}

interface Ending {
  readonly job: Job;
  readonly step: Step;
  readonly notebook: Notebook;
  readonly outcome: StepOutcome;
}

/** Notes how a step ended, and says how the plan goes on. */
async function endOf(world: World, { job, step, notebook, outcome }: Ending): Promise<Ended> {
  switch (outcome.kind) {
    case 'done':
      notebook.note(step, 'done', outcome.note);
      return 'done';
    case 'paused':
      notebook.note(
        step.filter(({ id }) => job.begun.includes(id)),
        'planned',
        '',
      );
      return 'later';
    case 'unknown':
      notebook.note(step, 'unknown', outcome.sentence);
      return step.every(isOptional) ? 'done' : 'lost';
    case 'stale':
      if (job.turn === 'decided' && step.every(({ action }) => isAgendaAction(action))) return 'stale';
      notebook.note(step, 'failed', outcome.sentence);
      return 'lost';
    case 'failed': {
      const isLater = outcome.retry && (await putOff(world, step, notebook, outcome.sentence));
      if (!isLater) notebook.note(step, 'failed', outcome.sentence);
      if (step.every(isOptional)) return 'done';
      return isLater ? 'later' : 'lost';
    }
  }
}

/** Plans a step again for later; false when it was tried often enough. */
async function putOff(world: World, step: Step, notebook: Notebook, sentence: string): Promise<boolean> {
  const attempts = Math.max(...step.map((record) => record.attempts));
  const until = retryAfter(attempts, world.clock.now());
  if (until === null) return false;
  await notebook.close(null);
  for (const { id } of step) await world.store.postpone(id, until, sentence);
  return true;
}

function isLost(record: ActionRecord): boolean {
  return (record.state === 'unknown' || record.state === 'failed') && !isOptional(record);
}

function hasAlerted({ action, state }: ActionRecord): boolean {
  return action.kind === 'alert' && state === 'done';
}

function onceOnly<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}
