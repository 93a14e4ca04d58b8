import type { Plan } from '../../domain/action.ts';
import type { Situation } from '../../domain/situation.ts';
import { treat } from './treat.ts';
import { reply } from './write.ts';

/** What could be prepared for a human to send, out of the parts that were understood; empty when nothing could. */
export function draft(situation: Situation): Plan {
  if (situation.writer.kind !== 'patient') return [];
  const treatments = situation.reading.requests.map((request) => treat(situation, request));
  const parts = treatments.flatMap((treatment) => treatment.parts);
  if (parts.length === 0) return [];
  const letter = reply(situation, parts);
  const actions = treatments.flatMap((treatment) => treatment.actions);
  return letter.length === 0 ? [] : [...actions.filter(({ kind }) => kind !== 'task'), ...letter];
}
