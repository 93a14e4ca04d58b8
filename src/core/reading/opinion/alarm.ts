// When the classifier's scent of an emergency is strong enough for the fixed text (R-ALERT). Two voices are heard: the red
// head, which knows emergencies of every kind, and the likeliest danger by its own name; an office matter speaks against.

import { isDanger, LABELS, type Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import type { InItsMail } from '../neighbours/beside-neighbours.ts';
import type { Classified } from './classified.ts';

/** The head alone is enough when it is this sure. */
const SURE = 0.8;
/** Both voices together, each a probability; found on whole mails left out of learning (docs/reading.md). */
const ENOUGH = 1;
/** … and this certain alone, where nobody hears an emergency who has read the sentence beside its neighbours. */
const CERTAIN = 1.3;
/** So much of an office matter's probability is taken off. */
const OFFICE = 0.4;

/**
 * The emergency that a sentence tells of, by its likeliest name; null when that is not certain enough. A reader that
 * gives no probabilities is taken at its word, and who has read the sentence beside its neighbours knows better.
 */
export function alarmIn({ red = 0, p, labels }: Classified, inMail: InItsMail | null = null): Label | null {
  if (p === undefined) return labels.find(isDanger) ?? null;
  const [likeliest] = LABELS.filter(isDanger).toSorted((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  if (likeliest === undefined) return null;
  const together = red + (p[likeliest] ?? 0) - OFFICE * likeliestOffice(p);
  if (inMail !== null) return inMail.alarm ?? (together >= CERTAIN ? likeliest : null);
  return red >= SURE || together >= ENOUGH ? likeliest : null;
}

function likeliestOffice(p: NonNullable<Classified['p']>): number {
  return Math.max(...LABELS.filter((label) => !isProtected(label)).map((label) => p[label] ?? 0));
}
