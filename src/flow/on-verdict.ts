import { stillTrue } from '../core/agenda/still-true.ts';
import type { CaseState, Verdict } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';
import { perform } from './perform.ts';

/** What became of a human's yes or no. */
export type Judged = 'done' | 'refused' | 'unknown' | 'changed-since' | 'already-settled' | 'no-such-case';

/**
 * A human's verdict on a waiting case: a yes does the proposal through the same door as everything else, a no sets it
 * aside. A case that is no longer waiting is not touched: saying yes twice does nothing twice. When the agenda changed
 * so that the prepared letter would no longer be true, nothing is sent and the case goes on waiting.
 */
export async function onVerdict(world: World, practice: Practice, verdict: Verdict): Promise<Judged> {
  const kase = await world.store.case(verdict.case);
  if (kase === null) return 'no-such-case';
  if (kase.state !== 'waiting') return 'already-settled';
  if (verdict.kind === 'refuse') {
    await settle(world, verdict, 'refused');
    return 'refused';
  }
  const state = await world.agenda.read();
  const now = world.clock.now();
  if (!stillTrue({ plan: kase.proposal, state, practice, now })) return 'changed-since';
  await world.store.approve(kase.id, verdict.by, verdict.at);
  const clean = await perform(world, practice, { kase, stage: 'approved' });
  await settle(world, verdict, clean ? 'done' : 'unknown');
  return clean ? 'done' : 'unknown';
}

async function settle(world: World, verdict: Verdict, state: CaseState): Promise<void> {
  await world.store.settle(verdict.case, state);
  const detail = verdict.kind === 'refuse' ? verdict.note : '';
  await world.store.audit({
    at: verdict.at,
    actor: 'human',
    verb: `Verdict ${verdict.kind}`,
    case: verdict.case,
    detail,
  });
}
