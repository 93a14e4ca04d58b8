import type { Score } from '../../domain/contact.ts';

const SCORES: readonly Score[] = [1, 2, 3, 4, 5];

/** A whole number from 1 to 5; null for every other. */
export function asScore(value: number): Score | null {
  return SCORES.find((score) => score === value) ?? null;
}
