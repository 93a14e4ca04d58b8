import type { Case, CaseState } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';
import { perform } from './perform.ts';

/**
 * Writes a case and its plan down, does the plan, and writes down how it ended. A case that was opened before is not
 * touched again: the same mail seen twice does nothing twice.
 */
export async function carryOut(world: World, practice: Practice, kase: Case): Promise<Case> {
  if ((await world.store.open(kase)) === 'known') return (await world.store.case(kase.id)) ?? kase;
  const clean = await perform(world, practice, { kase, stage: 'now' });
  const state = stateAfter(kase, clean);
  await world.store.settle(kase.id, state);
  return { ...kase, state };
}

/** What did not certainly happen is a human's, whatever was decided. */
function stateAfter(kase: Case, clean: boolean): CaseState {
  if (!clean) return 'unknown';
  switch (kase.decision) {
    case 'act':
      return 'done';
    case 'review':
      return 'waiting';
    case 'ignore':
      return 'set-aside';
  }
}
