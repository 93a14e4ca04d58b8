import { isDue, retryAfter } from '../../core/policy/retry-after.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { act } from '../plans/act.ts';
import { isOptional } from '../plans/steps.ts';

/**
 * Alerts that no channel took and keywords that the mailbox could not take hold no case back; they are tried again
 * beside it for as long as the case is nobody's yet. What still fails in the end stands as failed.
 */
export async function tellAgain(world: World, practice: Practice): Promise<void> {
  const now = world.clock.now();
  for (const record of await world.store.postponed()) {
    if (!isOptional(record) || !isDue(record, now)) continue;
    const kase = await world.store.case(record.case);
    if (kase === null || kase.state === 'acting') continue;
    if (isOver(record, kase))
      await world.store.mark(record.id, 'skipped', 'person-has-it' satisfies ActionNote, now);
    else await tell(world, practice, kase, record);
  }
}

/** Whoever said yes or no knows of the mail: telling them again would only wake them. */
function isOver({ action, stage }: ActionRecord, { state, decision }: Case): boolean {
  return (
    action.kind === 'alert' &&
    stage === 'now' &&
    decision === 'review' &&
    state !== 'waiting' &&
    state !== 'unknown'
  );
}

async function tell(world: World, practice: Practice, kase: Case, record: ActionRecord): Promise<void> {
  const { store, clock } = world;
  await store.mark(record.id, 'started', '', clock.now());
  const job = { kase, stage: record.stage, begun: [record.id], turn: 'resumed' } as const;
  const outcome = await act(world, practice, { job, records: [record], progress: { alerted: false } });
  if (outcome.kind === 'done') return store.mark(record.id, 'done', outcome.note, clock.now());
  const until = outcome.kind === 'failed' && outcome.retry ? retryAfter(record.attempts, clock.now()) : null;
  if (until !== null) return store.postpone(record.id, until, outcome.sentence);
  await store.mark(
    record.id,
    outcome.kind === 'unknown' ? 'unknown' : 'failed',
    outcome.sentence,
    clock.now(),
  );
}
