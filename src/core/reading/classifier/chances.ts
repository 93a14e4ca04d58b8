// From log odds to what is concluded of them, whether a sentence was read alone or beside its neighbours.

import { LABELS, type Label, REQUEST_KINDS } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';

/** How likely a sentence says something. */
export interface Chance {
  readonly label: Label;
  /** Calibrated, 0 … 1. */
  readonly p: number;
  readonly sure: boolean;
}

/** From this probability on a guarded label keeps a sentence from being calm, sure or not. */
const SUSPICION = 0.25;
/** A sentence without a sure request must not look like one more than this. */
const PERHAPS = 0.3;
const MERE_REMARKS: ReadonlySet<Label> = new Set<Label>(['thanks', 'none']);
const REQUESTS: ReadonlySet<Label> = new Set<Label>(REQUEST_KINDS.filter((kind) => !MERE_REMARKS.has(kind)));

/** Of log odds. */
export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** No guarded label is likely. */
export function isUnsuspected(chances: readonly Chance[]): boolean {
  return chances.every(({ label, p }) => p < SUSPICION || !isProtected(label));
}

/** Something is sure; and a request that is likely is sure too, unless a surer one stands beside it. */
export function isHeard(chances: readonly Chance[]): boolean {
  const requests = chances.filter(({ label }) => REQUESTS.has(label));
  if (requests.some(({ sure }) => sure)) return true;
  return chances.some(({ sure }) => sure) && requests.every(({ p }) => p < PERHAPS);
}

/** Its names in one order, whatever chance comes first: objects that are built alike are much quicker to build. */
const UNLIKELY = Object.fromEntries(LABELS.map((label) => [label, 0])) as Readonly<Record<Label, number>>;

/** Their probabilities; 0 for labels without a chance. */
export function byLabel(chances: readonly Chance[]): Readonly<Record<Label, number>> {
  const p = { ...UNLIKELY };
  for (const chance of chances) p[chance.label] = chance.p;
  return p;
}
