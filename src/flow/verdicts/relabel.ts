import { correctionOf } from '../../core/learning/learned-sentence.ts';
import { relabelled } from '../../core/review/relabelled.ts';
import { noteSaid } from '../mails/autonomy.ts';
import { withdrawDraft } from './drafts.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';

/** A sentence was something else: the reader is taught, and what rested on the other reading is taken back. */
export async function relabel(given: Given, verdict: VerdictOf<'relabel'>): Promise<Judged> {
  const { world, practice, kase } = given;
  const { sentence, labels } = verdict;
  const correction = correctionOf(kase, sentence, labels.join('+'));
  if (correction.kind !== 'sentence') return 'cannot';
  await world.teach?.(correction.sentence);
  const revised = relabelled(kase, sentence, labels);
  if (kase.state !== 'waiting' || revised === null) return 'noted';
  if (revised.proposal.length === 0) await withdrawDraft(world, practice, kase);
  await noteSaid(world, practice, kase, { note: 'edited', words: null });
  await world.store.revise(revised);
  await writeVerdict(world, verdict, `${sentence} ${labels.join('+')}`);
  return 'prepared-anew';
}
