// What may count as plain administration although the classifier's own judge hesitates: every protected label is
// improbable, each below its own limit, and one office label is likely. The limits were chosen on sentences that the
// classifier had not learned (docs/reading.md): danger and distress are allowed least, because they cost most.

import { LABELS, type Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';

type Chances = Readonly<Partial<Record<Label, number>>>;

interface Calm {
  /** So likely must an office label be. */
  readonly office: number;
  readonly danger: number;
  readonly limits: Chances;
}

const CALM: Calm = {
  office: 0.5,
  danger: 0.03,
  limits: { distress: 0.05, health: 0.2, clinical: 0.1, complaint: 0.1, third: 0.1, unknown: 0.15 },
};

/** Where what is wanted is as good as certain, faint scents weigh less. */
const CERTAIN: Calm = {
  office: 0.95,
  danger: 0.1,
  limits: { distress: 0.1, health: 0.2, clinical: 0.15, complaint: 0.12, third: 0.12, unknown: 0.15 },
};

/** Labels this likely stand beside the likeliest one. */
const BESIDE = 0.5;

/** The office labels of a sentence in which nothing else is probable; null when something is, or nothing is likely. */
export function calmLabels(p: Chances): readonly Label[] | null {
  if (!isCalm(p, CALM) && !isCalm(p, CERTAIN)) return null;
  return LABELS.filter((label) => !isProtected(label) && (p[label] ?? 0) >= BESIDE);
}

function isCalm(p: Chances, { office, danger, limits }: Calm): boolean {
  return (
    LABELS.some((label) => !isProtected(label) && (p[label] ?? 0) >= office) &&
    LABELS.filter(isProtected).every((label) => (p[label] ?? 1) <= (limits[label] ?? danger))
  );
}
