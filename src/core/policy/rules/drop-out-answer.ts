import { saysNo } from '../../followups/answer-word.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { isPlain, onlyAnswer } from './only-answer.ts';

/**
 * A no alone to "would you like to keep your times?" (S7, R-58): no such letter goes to this patient any more, as ours
 * promised, and a human hears of it once. Nothing is sent. With any other word it is judged by the other rules.
 */
export const dropOutAnswer: Rule = (situation) => {
  const { memory, writer } = situation;
  const asked = memory.answeredLetter;
  if (asked === null || asked.class !== 'S7') return null;
  if (writer.kind !== 'patient' || writer.patient.id !== asked.patient || !isPlain(situation)) return null;
  const no = onlyAnswer(situation, (line) => (saysNo(line) ? 'no' : null));
  if (no === null) return null;
  const { id } = writer.patient;
  return toHuman({ code: 'drop-out-answer' }, [
    { kind: 'consent', patient: id, class: 'S7', state: 'refused' },
  ]);
};
