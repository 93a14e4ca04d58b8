// What a human saw when they said yes. A yes is for exactly that: anything else is shown to them anew.

import { createHash } from 'node:crypto';
import type { Case, CaseId, Seal } from '../../domain/case.ts';

type Seen = Pick<Case, 'id' | 'from' | 'proposal'>;

/**
 * The seal of what stands before a human: recipient, texts, changes of the agenda, and the later mails of the same
 * person (`laterOf`) that they can know of.
 */
export function sealOf({ id, from, proposal }: Seen, later: readonly CaseId[]): Seal {
  return createHash('sha256')
    .update(JSON.stringify([id, from, proposal, later]))
    .digest('hex');
}

/** Why a yes to this seal is void: the person wrote again, or what was prepared is another; null when it holds. */
export function voidBecause(
  kase: Seen,
  later: readonly CaseId[],
  seal: Seal,
): 'wrote-again' | 'not-as-seen' | null {
  if (sealOf(kase, later) === seal) return null;
  const before = later.map((_, count) => later.slice(0, count));
  return before.some((known) => sealOf(kase, known) === seal) ? 'wrote-again' : 'not-as-seen';
}

/** Later mails of the same person that are still somebody's work, in the order in which they came. */
export function laterOf(
  { id, from, opened }: Pick<Case, 'id' | 'from' | 'opened'>,
  open: readonly Pick<Case, 'id' | 'from' | 'opened' | 'origin' | 'state'>[],
): readonly CaseId[] {
  if (from === null) return [];
  return open
    .filter(
      (other) =>
        other.id !== id && other.from === from && other.origin.kind === 'mail' && other.opened >= opened,
    )
    .toSorted((a, b) => a.opened - b.opened || (a.id < b.id ? -1 : 1))
    .map((other) => other.id);
}
