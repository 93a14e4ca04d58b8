import type { RequestKind } from '../../../domain/reading.ts';
import { kindsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';

/** What may be done for whoever writes, because nothing about a patient is said or changed (handbook §3.3 level 0). */
const FOR_ANYBODY: readonly RequestKind[] = ['question', 'thanks', 'none', 'stop'];

/**
 * Who writes must be certain before anything personal happens. An unknown writer, an unproved one and one who is
 * known get the same words; two patients on one address are asked who it is about, and none is named.
 */
export const identity: Rule = (situation) => {
  const { writer, mail, reading } = situation;
  if (mail.from === null) return toHuman({ code: 'no-author' });
  if (writer.kind === 'patient') return null;
  if (kindsOf(reading).every((kind) => FOR_ANYBODY.includes(kind))) return null;
  if (writer.kind === 'several') {
    return toHuman(
      { code: 'several-patients' },
      [],
      reply(situation, [{ template: 'who-is-it', facts: {} }]),
    );
  }
  const code = writer.why === 'unproved' ? 'unproved-sender' : 'unknown-sender';
  return toHuman({ code }, [], reply(situation, [{ template: 'unknown-writer', facts: {} }]));
};
