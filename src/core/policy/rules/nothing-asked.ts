import { kindsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/** Thanks need no reply; a mail that asks for nothing else is still read by someone. */
export const nothingAsked: Rule = ({ reading, mail }) => {
  if (kindsOf(reading).length > 0) return null;
  const thanks = reading.requests.some(({ kind }) => kind === 'thanks');
  if (thanks && mail.attachments.length === 0) {
    return {
      kind: 'ignore',
      plan: [{ kind: 'label', keyword: 'answered' }],
      reason: { code: 'thanks-only' },
    };
  }
  return toHuman({ code: 'nothing-asked' });
};
