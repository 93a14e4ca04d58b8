import type { KindRecord } from '../../domain/autonomy.ts';
import type { Decision } from '../../domain/decision.ts';

/** A proposal that waits because its kind is open at other hours only, or fell back, says so. */
export function saidWhy(decision: Decision, records: readonly KindRecord[]): Decision {
  const { reason } = decision;
  if (decision.kind !== 'review' || reason.code !== 'suggest-only') return decision;
  const state = records.find(({ kind }) => kind === reason.kind)?.standing.state;
  if (state !== 'on' && state !== 'fell-back') return decision;
  return { ...decision, reason: { ...reason, since: state === 'on' ? 'other-hours' : 'fell-back' } };
}
