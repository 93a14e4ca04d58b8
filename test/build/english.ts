import type { Say } from '../../src/core/doctor/finding.ts';

/** The English of each pair of sentences. */
export const english: Say = (_fr, en) => en;
