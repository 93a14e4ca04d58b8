import type { CaseId, Verdict } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { isKept, type Judged } from './judged.ts';
import { onVerdict } from './on-verdict.ts';

export interface Taken {
  readonly case: CaseId;
  readonly verdict: Verdict['kind'];
  readonly judged: Judged;
}

/**
 * Acts on the verdicts that were recorded elsewhere, in the order of their cases. A verdict is taken from the list once
 * it is acted on: after a crash between the two it is met again, and the case that is no longer waiting is not touched.
 * A yes that comes in a pause stays in the list.
 */
export async function takeVerdicts(world: World, practice: Practice): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const verdict of await world.store.verdicts()) {
    const judged = await onVerdict(world, practice, verdict);
    if (isKept(judged)) continue;
    await world.store.verdictTaken(verdict.case);
    taken.push({ case: verdict.case, verdict: verdict.kind, judged });
  }
  return taken;
}
