import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { goOn, lookUp } from './go-on.ts';

/**
 * After a crash: every action that was started is looked up where it would show. What certainly happened is done; what
 * certainly did not is planned again; everything else is a human's (design §5). Then the plans that were cut off go on.
 * Returns the number of actions whose outcome stays unknown.
 */
export async function resume(world: World, practice: Practice): Promise<number> {
  let unknown = 0;
  for (const record of await world.store.unfinished()) {
    if ((await lookUp(world, practice, record)) === 'unknown') unknown += 1;
  }
  for (const kase of await world.store.cases('acting')) await goOn(world, practice, kase);
  return unknown;
}
