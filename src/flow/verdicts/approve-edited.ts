import { wordDistance } from '../../core/autonomy/word-distance.ts';
import { checkEdited, writtenByHand } from '../../core/review/edited-text.ts';
import type { Action } from '../../domain/action.ts';
import type { Letter } from '../../domain/letter.ts';
import { noteSaid } from '../mails/autonomy.ts';
import { approve } from './approve.ts';
import { claimDraft } from './claim-draft.ts';
import type { Given, VerdictOf } from './given.ts';
import type { Judged } from './judged.ts';
import { voidYes } from './void-yes.ts';

/** A yes with other words. They are looked at again here, whatever the surface they were written on did. */
export async function approveEdited(given: Given, verdict: VerdictOf<'edit'>): Promise<Judged> {
  const against = await voidYes(given, verdict);
  if (against !== null) return against;
  const { world, practice, kase } = given;
  const texts = await world.templates.read();
  const [letter, ...others] = kase.proposal.flatMap(lettersIn);
  if (letter === undefined || others.length > 0) return 'cannot';
  const edited = checkEdited({ letter, text: verdict.text, texts });
  if (edited.faults.length > 0) return 'not-fit';
  const own = edited.text === letter.body ? letter : writtenByHand(letter, edited, verdict.by);
  const revised = { ...kase, proposal: kase.proposal.map((action) => withLetter(action, own)) };
  const claimed = await claimDraft(world, practice, kase);
  if (claimed !== null) return claimed;
  if (own !== letter) {
    const words = wordDistance(letter.body, edited.text);
    await noteSaid(world, practice, kase, { note: 'edited', words });
  }
  await world.store.revise(revised);
  const { seal: _, ...asNow } = verdict;
  return approve({ world, practice, kase: revised }, asNow);
}

function lettersIn(action: Action): readonly Letter[] {
  return action.kind === 'reply' ? [action.letter] : [];
}

function withLetter(action: Action, letter: Letter): Action {
  return action.kind === 'reply' ? { ...action, letter } : action;
}
