import { kindsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { write } from '../write.ts';

/**
 * "STOP", "you have the wrong person": obeyed at once for whoever writes from the address, proved or not, and
 * confirmed once. Only when it is all that the mail asks; the address in question is the sender's own.
 */
export const stopRequest: Rule = (situation) => {
  const { mail, reading, memory } = situation;
  const kinds = kindsOf(reading);
  if (mail.from === null || !reading.closed || !kinds.includes('stop')) return null;
  if (kinds.some((kind) => kind !== 'stop')) return null;
  const noted = write(situation, mail.from, [{ template: 'stop-noted', facts: {} }]);
  return {
    kind: 'act',
    plan: [
      ...(noted.kind === 'letter' && !memory.stopped
        ? [{ kind: 'reply', letter: noted.letter, unlessAlerted: null } as const]
        : []),
      { kind: 'stop', address: mail.from },
      { kind: 'label', keyword: 'answered' },
    ],
    reason: { code: 'understood', kinds: ['stop'] },
  };
};
