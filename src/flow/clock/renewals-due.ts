import { renewalCase, renewalsDue } from '../../core/renewals/renewals-due.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';

/** Tells a human, once each, of renewals whose days run out before anybody answered. Returns how many were new. */
export async function remindOfRenewals(
  world: World,
  practice: Practice,
  waiting = () => world.store.cases('waiting'),
): Promise<number> {
  const now = world.clock.now();
  let told = 0;
  for (const kase of renewalsDue(await waiting(), now)) {
    const reminder = renewalCase(kase, now);
    if ((await world.store.case(reminder.id)) !== null) continue;
    await carryOut(world, practice, reminder);
    told += 1;
  }
  return told;
}
