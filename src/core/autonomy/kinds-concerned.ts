import { type EarnedKind, isEarned } from '../../domain/autonomy.ts';
import type { Case } from '../../domain/case.ts';
import type { RequestKind } from '../../domain/reading.ts';
import { kindsOf } from '../policy/kinds.ts';

/**
 * The kinds of which an answer says how well they are handled: everything it was decided for. A letter that waited for
 * any other reason than "you have not opened this yet" says nothing of them: those would not have left alone.
 */
export function suggestedKinds({ reason, reading }: Pick<Case, 'reason' | 'reading'>): readonly EarnedKind[] {
  if (reason.code !== 'suggest-only') return [];
  return earnedOf([reason.kind, ...(reading === null ? [] : kindsOf(reading))]);
}

/** The kinds for which an answer left, or was to leave, without a human. */
export function aloneKinds({ reason, decision }: Pick<Case, 'reason' | 'decision'>): readonly EarnedKind[] {
  if (decision !== 'act') return [];
  if (reason.code === 'waiting-list') return ['earlier'];
  return reason.code === 'understood' ? earnedOf(reason.kinds) : [];
}

/** The kinds that somebody complains of who answers a letter of this case. */
export function answeredKinds(kase: Case): readonly EarnedKind[] {
  const alone = aloneKinds(kase);
  if (alone.length > 0) return alone;
  return kase.reading === null ? [] : earnedOf(kindsOf(kase.reading));
}

function earnedOf(kinds: readonly RequestKind[]): readonly EarnedKind[] {
  return [...new Set(kinds.filter(isEarned))];
}
