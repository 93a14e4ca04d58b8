import type { Verdict } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { approve } from './approve.ts';
import { approveEdited } from './approve-edited.ts';
import { chooseOther } from './choose-other.ts';
import type { Judged } from './judged.ts';
import { note } from './note.ts';
import { refuse } from './refuse.ts';
import { relabel } from './relabel.ts';
import { undo } from './undo.ts';

/**
 * A human's word on a case. A yes does the proposal through the same door as everything else, a no sets it aside; what
 * changes the proposal leaves it waiting. A case that is no longer waiting is not touched: saying yes twice does nothing
 * twice. When what was seen is no longer so, or would no longer be true, nothing is sent and the case goes on waiting.
 */
export async function onVerdict(world: World, practice: Practice, verdict: Verdict): Promise<Judged> {
  const kase = await world.store.case(verdict.case);
  if (kase === null) return 'no-such-case';
  const given = { world, practice, kase };
  switch (verdict.kind) {
    case 'approve':
      return approve(given, verdict);
    case 'edit':
      return approveEdited(given, verdict);
    case 'refuse':
      return refuse(given, verdict);
    case 'choose':
      return chooseOther(given, verdict);
    case 'relabel':
      return relabel(given, verdict);
    case 'hand':
    case 'snooze':
    case 'seen':
      return note(given, verdict);
    case 'undo':
      return undo(given, verdict);
  }
}
