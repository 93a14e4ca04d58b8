import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/** A human took this thread over, or an earlier mail froze the contact: the program stands down. */
export const alreadyAnswered: Rule = ({ memory }) => {
  if (memory.answeredByPractice) return toHuman({ code: 'already-answered' });
  if (memory.frozen === 'undeliverable') return toHuman({ code: 'undeliverable' });
  if (memory.frozen !== null) return toHuman({ code: 'frozen' });
  return null;
};
