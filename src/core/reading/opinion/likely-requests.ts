// What a sentence probably asks that a person will read: so that they find it named and prepared.

import { isDanger, type Label, REQUEST_KINDS } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import type { Classified } from './classified.ts';

/** From this probability on a request is worth preparing, though the sentence as a whole is a human's. */
const LIKELY = 0.5;
/** They say themselves what the sentence wants: nothing else is supposed beside them. */
const SPEAK_ALONE: ReadonlySet<Label> = new Set<Label>(['clinical', 'complaint', 'third']);

/** What an unexplained or alarming sentence probably asks for, so that the human finds it named and prepared. */
export function likelyRequests(p: Classified['p'] = {}, alarming: readonly Label[]): readonly Label[] {
  if (alarming.some((label) => SPEAK_ALONE.has(label) || isDanger(label))) return [];
  return REQUEST_KINDS.filter(
    (kind) => kind !== 'none' && kind !== 'thanks' && !isProtected(kind) && (p[kind] ?? 0) >= LIKELY,
  );
}

/** … and from this one on, the likeliest alone, where nothing else is heard. */
const PERHAPS = 0.35;

/** The likeliest request alone, where nothing else is heard; none when even that is hardly likely. */
export function likeliestRequest(p: Classified['p'] = {}): readonly Label[] {
  const chances = REQUEST_KINDS.filter((kind) => kind !== 'none' && kind !== 'thanks').map(
    (kind) => [kind, p[kind] ?? 0] as const,
  );
  const [best] = chances.toSorted(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= PERHAPS ? [best[0]] : [];
}
