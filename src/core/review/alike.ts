import type { ListedCase } from '../../domain/case.ts';
import type { Waiting } from './queue.ts';

/**
 * What waits for the same reason, for the same kinds of request, with a letter of the same texts and the same kinds of
 * change: what one look can say yes to. Never an emergency, never what has nothing prepared or was written anew.
 */
export function alikeTo(one: ListedCase, queue: readonly Waiting[]): readonly Waiting[] {
  const wanted = likeness(one);
  if (wanted === null) return [];
  return queue.filter(({ kase, urgency }) => urgency === 'none' && likeness(kase) === wanted);
}

/** Null for a case that is like no other. */
function likeness({ state, reason, reading, proposal, batch, patient }: ListedCase): string | null {
  const letters = proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []));
  const isOwn = letters.length === 0 || letters.some(({ editedBy }) => editedBy !== undefined);
  if (state !== 'waiting' || isOwn) return null;
  const kinds = reading?.requests.map(({ kind }) => kind).toSorted() ?? [];
  const texts = letters.flatMap(({ made }) => made.map(({ id }) => id));
  return JSON.stringify([
    batch,
    reason.code,
    kinds,
    texts,
    proposal.map(({ kind }) => kind),
    patient === null,
  ]);
}
