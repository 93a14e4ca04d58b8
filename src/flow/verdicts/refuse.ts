import { noteSaid } from '../mails/autonomy.ts';
import { withdrawDraft } from './drafts.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';

/** A no gives back the times that were kept while the case waited. */
export async function refuse(
  { world, practice, kase }: Given,
  verdict: VerdictOf<'refuse'>,
): Promise<Judged> {
  if (kase.state !== 'waiting') return 'already-settled';
  await withdrawDraft(world, practice, kase);
  await writeVerdict(world, verdict, verdict.note);
  await noteSaid(world, practice, kase, { note: 'refused' });
  for (const action of kase.plan) {
    if (action.kind === 'hold') await world.store.closeOffer(action.offer.id, 'released');
  }
  await world.store.settle(kase.id, 'refused');
  return 'refused';
}
