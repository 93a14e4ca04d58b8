import { noteStopped } from '../mails/autonomy.ts';
import { haltPlan } from '../plans/halt-plan.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';

/** Stops a plan of which nothing has left; what would have been done waits for a yes. */
export async function undo(given: Given, verdict: VerdictOf<'undo'>): Promise<Judged> {
  const { world, practice, kase } = given;
  // A yes that nobody acted on yet: this verdict has taken its place.
  if (kase.state === 'waiting') return 'undone';
  if (kase.state !== 'acting') return 'too-late';
  const stopped = { reason: { code: 'stopped' }, note: 'person-stopped' } as const;
  if ((await haltPlan(world, practice, kase, stopped)) === 'too-late') return 'too-late';
  await noteStopped(world, practice, kase);
  await writeVerdict(world, verdict, '');
  return 'undone';
}
