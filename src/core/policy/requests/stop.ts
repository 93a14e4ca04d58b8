import type { LetterPart } from '../../../domain/letter.ts';
import type { Situation } from '../../../domain/situation.ts';
import { stopPlan } from '../../consents/stop-plan.ts';

/** What a letter says of a STOP: once. The stop itself is done by `protect.ts`, whatever becomes of the letter. */
export function stopConfirmed(situation: Situation): readonly LetterPart[] {
  const stop = stopPlan(situation);
  if (stop === null || !stop.isNew) return [];
  return [{ template: stop.classes === null ? 'stop-noted' : 'stop-noted-part', facts: {} }];
}
