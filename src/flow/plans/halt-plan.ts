import { withReader } from '../../core/letters/read-by.ts';
import { waitsInPause } from '../../core/policy/hold-back.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reason } from '../../domain/reason.ts';
import type { World } from '../../ports/world.ts';
import { showHolds } from './show-holds.ts';

interface Halt {
  /** Why it waits now. */
  readonly reason: Reason;
  /** Stands beside each thing that was not done. */
  readonly note: ActionNote;
}

/**
 * Halts a plan of which nothing has left: what would have been done waits for a yes. Times that were kept for it stay
 * kept until they run out, so that the yes can still be given.
 */
export async function haltPlan(
  world: World,
  practice: Practice,
  kase: Case,
  { reason, note }: Halt,
): Promise<'stopped' | 'too-late'> {
  const { store, clock } = world;
  const records = await store.actions(kase.id);
  const left = records.filter(({ action, state }) => waitsInPause(action) && hasBegun(state));
  const isApproved = records.some(({ stage }) => stage === 'approved');
  const ahead = records.filter(({ state }) => state === 'planned');
  const out = left.filter(({ action }) => action.kind !== 'hold' && action.kind !== 'release');
  if (out.length > 0 || isApproved || ahead.length === 0) return 'too-late';
  const marks = ahead.map(({ id }) => ({ id, state: 'skipped' as const, note }));
  await store.advance({ case: kase.id, marks, settle: 'waiting', at: clock.now() });
  const { notBefore: _, ...stopped } = kase;
  const proposal = records
    .filter(({ state, action }) => state === 'planned' || action.kind === 'hold')
    .map(({ action }) => action);
  const waiting: Case = { ...stopped, decision: 'review', reason, proposal, state: 'waiting' };
  await store.revise(withReader(waiting, await world.templates.read()));
  await showHolds(world, practice);
  return 'stopped';
}

function hasBegun(state: ActionRecord['state']): boolean {
  return state !== 'planned' && state !== 'skipped';
}
