import type { ActionRecord, Case } from '../../domain/case.ts';
import type { CaseFigures } from '../../domain/figures.ts';
import { kindsOf } from '../policy/kinds.ts';

/** What of a case is counted and does not change when it is settled. */
export type FixedFigures = Omit<CaseFigures, 'state' | 'answered'>;

/** Kinds in the order of the mail, each once; none for what no mail began. */
export function fixedFigures({ opened, sent, origin, reading, decision, reason }: Case): FixedFigures {
  return {
    opened,
    sent,
    origin: origin.kind,
    kinds: reading === null ? [] : [...new Set(kindsOf(reading))],
    decision,
    reason: reason.code,
    model: reading?.work ?? null,
  };
}

/**
 * The letter that answers a case: of a plan that acts, the one that left by itself; of one that waited, only what left
 * after a yes. A receipt sent meanwhile is no answer.
 */
export function answerOf(
  { decision }: Pick<Case, 'decision'>,
  records: readonly Pick<ActionRecord, 'action' | 'state' | 'stage' | 'at'>[],
): CaseFigures['answered'] {
  const stage = decision === 'act' ? 'now' : 'approved';
  const left = records.filter(
    (record) => record.stage === stage && record.state === 'done' && record.action.kind === 'reply',
  );
  if (left.length === 0) return null;
  return { at: Math.min(...left.map(({ at }) => at)), how: stage === 'now' ? 'alone' : 'approved' };
}
