import type { Reason } from '../../../domain/reason.ts';
import type { Situation } from '../../../domain/situation.ts';
import { draft } from '../draft.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/**
 * The closed world (R-CLOSED): one sentence that nobody could explain as administration, and a human reads first.
 * What was understood is prepared as a draft, for a patient who is certainly known.
 */
export const notClosed: Rule = (situation) => {
  if (situation.reading.closed) return null;
  return toHuman(whyOpen(situation), [], draft(situation));
};

function whyOpen({ mail, reading }: Situation): Reason {
  const labels = new Set(reading.sentences.flatMap((sentence) => sentence.labels));
  if (labels.has('clinical')) return { code: 'clinical' };
  if (labels.has('health') || reading.flags.length > 0) return { code: 'health' };
  if (labels.has('complaint')) return { code: 'complaint' };
  if (labels.has('third')) return { code: 'third-party' };
  if (reading.sentences.some((sentence) => sentence.disputed)) return { code: 'disputed' };
  const isDouble = mail.cut.some(({ kind }) => kind === 'other-version');
  if (isDouble && reading.unexplained.length === 0) return { code: 'two-versions' };
  if (mail.truncated) return { code: 'too-large' };
  return { code: 'unexplained', sentences: reading.unexplained.length };
}
