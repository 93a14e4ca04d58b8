import { stillTrue } from '../../core/agenda/slots/still-true.ts';
import { wordDistance } from '../../core/autonomy/word-distance.ts';
import { withSlot } from '../../core/review/other-slot.ts';
import type { Plan } from '../../domain/action.ts';
import { noteSaid } from '../mails/autonomy.ts';
import { layDraft, withdrawDraft } from './drafts.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';
import { brokenSeal } from './void-yes.ts';

/** Puts another time into the proposal and its letter. It goes on waiting: a human reads the new letter first. */
export async function chooseOther(given: Given, verdict: VerdictOf<'choose'>): Promise<Judged> {
  const { world, practice, kase } = given;
  if (kase.state !== 'waiting') return 'already-settled';
  const broken = verdict.seal === undefined ? null : await brokenSeal(world.store, kase, verdict.seal);
  if (broken !== null) return broken;
  const proposal = withSlot(kase, { instead: verdict.instead, slot: verdict.slot, zone: practice.zone });
  if (proposal === null) return 'cannot';
  const [state, offers] = [await world.agenda.read(), await world.store.offers()];
  if (!stillTrue({ plan: proposal, state, practice, now: world.clock.now(), offers })) return 'changed-since';
  await withdrawDraft(world, practice, kase);
  const revised = { ...kase, proposal };
  const words = wordDistance(lettersOf(kase.proposal), lettersOf(proposal));
  await noteSaid(world, practice, kase, { note: 'edited', words });
  await world.store.revise(revised);
  await writeVerdict(world, verdict, '');
  await layDraft(world, practice, revised);
  return 'prepared-anew';
}

function lettersOf(plan: Plan): string {
  return plan.map((action) => (action.kind === 'reply' ? action.letter.body : '')).join('\n');
}
