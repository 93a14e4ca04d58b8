import type { ActionRecord, Outcome } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';
import { act, isAgendaAction } from './act.ts';
import type { Job, Progress } from './job.ts';

/**
 * The only door: does the planned actions of a stage in their order, writing down before and after each one what is
 * about to happen and what did (design §5). Changes of the agenda are made together, first, all or none. The first
 * action that did not certainly succeed ends the plan; what comes after it is skipped and a human sees why.
 * Returns whether everything was done.
 */
export async function perform(world: World, practice: Practice, job: Job): Promise<boolean> {
  const records = (await world.store.actions(job.kase.id)).filter(
    ({ stage, state }) => stage === job.stage && state === 'planned',
  );
  let progress: Progress = { alerted: false };
  let clean = true;
  for (const step of stepsOf(records)) {
    if (!clean) {
      await markAll(
        world,
        step,
        { kind: 'failed', sentence: 'An earlier step did not succeed.', retry: false },
        'skipped',
      );
      continue;
    }
    const outcome = await doStep(world, practice, { job, step, progress });
    progress = { alerted: progress.alerted || (outcome.kind === 'done' && step[0]?.action.kind === 'alert') };
    clean = outcome.kind === 'done' || isOptional(step);
  }
  return clean;
}

interface StepInput {
  readonly job: Job;
  readonly step: readonly ActionRecord[];
  readonly progress: Progress;
}

async function doStep(
  world: World,
  practice: Practice,
  { job, step, progress }: StepInput,
): Promise<Outcome> {
  for (const { id } of step) await world.store.mark(id, 'started', '', world.clock.now());
  const outcome = await act(world, practice, { job, records: step, progress });
  await markAll(world, step, outcome, stateOf(outcome));
  return outcome;
}

async function markAll(
  world: World,
  step: readonly ActionRecord[],
  outcome: Outcome,
  state: ActionRecord['state'],
): Promise<void> {
  const note = outcome.kind === 'done' ? outcome.note : outcome.sentence;
  for (const { id } of step) await world.store.mark(id, state, note, world.clock.now());
}

/** Changes of the agenda as one step, before everything else: a letter only ever tells what has happened. */
function stepsOf(records: readonly ActionRecord[]): readonly (readonly ActionRecord[])[] {
  const agenda = records.filter(({ action }) => isAgendaAction(action));
  const others = records.filter(({ action }) => !isAgendaAction(action)).map((record) => [record]);
  return agenda.length === 0 ? others : [agenda, ...others];
}

function stateOf(outcome: Outcome): ActionRecord['state'] {
  switch (outcome.kind) {
    case 'done':
      return 'done';
    case 'failed':
    case 'stale':
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}

/** An alert that no channel took, or a keyword that a folder can't carry, must not hold back what protects a patient. */
function isOptional(step: readonly ActionRecord[]): boolean {
  const kind = step[0]?.action.kind;
  return kind === 'alert' || kind === 'label';
}
