import type { ReviewNote } from '../../domain/case.ts';
import { type Given, type VerdictOf, writeVerdict } from './given.ts';
import type { Judged } from './judged.ts';

type Noted = VerdictOf<'hand' | 'snooze' | 'seen'>;

/** What changes nothing of the case: who has it, until when it is put off, that an emergency was read. */
export async function note({ world, kase }: Given, verdict: Noted): Promise<Judged> {
  const isOpen = kase.state === 'waiting' || kase.state === 'unknown' || kase.state === 'acting';
  if (!isOpen && verdict.kind !== 'seen') return 'already-settled';
  const known = (await world.store.reviewNotes()).find((one) => one.case === kase.id);
  const before = known ?? { case: kase.id, seen: null, snoozedUntil: null, handed: null };
  await world.store.noteReview(noted(before, verdict));
  await writeVerdict(world, verdict, '');
  return 'noted';
}

function noted(before: ReviewNote, verdict: Noted): ReviewNote {
  const { by, at } = verdict;
  switch (verdict.kind) {
    case 'hand':
      return { ...before, handed: { to: verdict.to, by, at } };
    case 'snooze':
      return { ...before, snoozedUntil: verdict.until };
    case 'seen':
      return { ...before, seen: before.seen ?? { by, at } };
  }
}
