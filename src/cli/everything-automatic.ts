import type { Autonomy, AutonomyKind, Practice } from '../domain/practice.ts';

/** The same practice as if it had opened every kind of request; what only a human may do stays with the human. */
export function everythingAutomatic(practice: Practice): Practice {
  const kinds = Object.keys(practice.autonomy) as AutonomyKind[];
  const autonomy = Object.fromEntries(kinds.map((kind) => [kind, 'auto' satisfies Autonomy]));
  return { ...practice, autonomy: autonomy as Practice['autonomy'] };
}
