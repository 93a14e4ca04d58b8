import type { Autonomy, AutonomyKind, Practice } from '../domain/practice.ts';

/** The same practice with every kind of request switched alike; what only a human may do stays with the human. */
export function everythingSwitched(practice: Practice, as: Exclude<Autonomy, 'off'>): Practice {
  const kinds = Object.keys(practice.autonomy) as AutonomyKind[];
  const autonomy = Object.fromEntries(kinds.map((kind) => [kind, as satisfies Autonomy]));
  return { ...practice, autonomy: autonomy as Practice['autonomy'] };
}
