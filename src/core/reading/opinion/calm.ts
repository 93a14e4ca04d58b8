// What may count as plain administration although the classifier's own judge hesitates: every protected label is
// improbable, each below its own limit, and one office label is likely. The limits were chosen on sentences that the
// classifier had not learned (docs/reading.md): danger and distress are allowed least, because they cost most.

import { LABELS, type Label, REQUEST_KINDS } from '../../../domain/reading.ts';
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
  limits: { distress: 0.03, health: 0.12, clinical: 0.06, complaint: 0.06, third: 0.06, unknown: 0.1 },
};

/** Where what is wanted is as good as certain, faint scents weigh less. */
const CERTAIN: Calm = {
  office: 0.95,
  danger: 0.1,
  limits: { distress: 0.06, health: 0.12, clinical: 0.1, complaint: 0.08, third: 0.08, unknown: 0.1 },
};

/** Labels this likely stand beside the likeliest one. */
const BESIDE = 0.5;

/** The office labels of a sentence in which nothing else is probable; null when something is, or nothing is likely. */
export function calmLabels(p: Chances): readonly Label[] | null {
  if (!isCalm(p, CALM) && !isCalm(p, CERTAIN)) return null;
  return LABELS.filter((label) => !isProtected(label) && (p[label] ?? 0) >= BESIDE);
}

/** Words of a subject that may name a matter and ask nothing. */
const LONGEST_TITLE = 3;
/** A title says so little that nothing guarded may be even faintly probable. */
const FAINT = 0.1;

/** Whether a few words, of which the classifier knows something, hold nothing that a human must read. */
export function isCalmTitle(words: number, p: Chances): boolean {
  const known = Object.keys(p).length > 0;
  return (
    words <= LONGEST_TITLE && known && LABELS.filter(isProtected).every((label) => (p[label] ?? 1) <= FAINT)
  );
}

function isCalm(p: Chances, { office, danger, limits }: Calm): boolean {
  return (
    LABELS.some((label) => !isProtected(label) && (p[label] ?? 0) >= office) &&
    LABELS.filter(isProtected).every((label) => (p[label] ?? 1) <= (limits[label] ?? danger))
  );
}

/** No request may be this likely in it: it would go unanswered. */
const REMARK_ASKS = 0.2;
/** Words. Whoever says more has more to say. */
const LONGEST_REMARK = 14;

/**
 * "Je passe la chercher quand vous voulez": no question, no request but those that are understood already (`known`), and
 * as little guarded as in an office sentence.
 */
export function isCalmRemark(text: string, words: number, p: Chances, known: ReadonlySet<Label>): boolean {
  const guarded = LABELS.filter(isProtected);
  return (
    Object.keys(p).length > 0 &&
    guarded.every((label) => (p[label] ?? 1) <= (CALM.limits[label] ?? CALM.danger)) &&
    asksNothing(text, words, p, known)
  );
}

/** Few words, no question, and no request likely but those that are understood already (`known`). */
export function asksNothing(text: string, words: number, p: Chances, known: ReadonlySet<Label>): boolean {
  return (
    words <= LONGEST_REMARK &&
    !text.includes('?') &&
    REQUEST_KINDS.every((kind) => ASKS_NOTHING.has(kind) || known.has(kind) || (p[kind] ?? 0) < REMARK_ASKS)
  );
}

const ASKS_NOTHING: ReadonlySet<Label> = new Set<Label>(['none', 'thanks', 'clinical', 'complaint', 'third']);
