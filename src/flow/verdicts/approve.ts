import type { CaseId } from '../../domain/case.ts';
import type { World } from '../../ports/world.ts';
import { noteSaid } from '../mails/autonomy.ts';
import { perform } from '../plans/perform.ts';
import { claimDraft } from './claim-draft.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';
import { voidYes } from './void-yes.ts';

/** A yes: the proposal is done, unless it is no longer what was seen or would no longer be true. */
export async function approve(given: Given, verdict: VerdictOf<'approve' | 'edit'>): Promise<Judged> {
  const against = await voidYes(given, verdict);
  if (against !== null) return against;
  const { world, practice, kase } = given;
  const claimed = await claimDraft(world, practice, kase);
  if (claimed !== null) return claimed;
  await world.store.approve(kase.id, verdict.by, verdict.at);
  await writeVerdict(world, verdict, '');
  await noteSaid(world, practice, kase, { note: 'approved' });
  const ended = await perform(world, practice, { kase, stage: 'approved', begun: [], turn: 'agreed' });
  if (ended === 'done') return kase.proposal.length === 0 ? 'closed' : 'done';
  return ended === 'later' ? 'later' : lostAs(world, kase.id);
}

/** Whether something may have happened, or what was not done did certainly not happen. */
async function lostAs({ store }: World, id: CaseId): Promise<Judged> {
  const records = (await store.actions(id)).filter(({ stage }) => stage === 'approved');
  const isOpen = records.some(({ state }) => state === 'unknown' || state === 'started');
  return isOpen || !records.some(({ state }) => state === 'failed') ? 'unknown' : 'failed';
}
