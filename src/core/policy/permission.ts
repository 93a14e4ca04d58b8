import type { RequestKind } from '../../domain/reading.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Situation } from '../../domain/situation.ts';

/** What the practice has not opened to the program yet (design §4, autonomy); null when all of it is. */
export function permission({ practice }: Situation, kinds: readonly RequestKind[]): Reason | null {
  const off = kinds.find((kind) => practice.autonomy[kind] === 'off');
  if (off !== undefined) return { code: 'switched-off', kind: off };
  const suggest = kinds.find((kind) => practice.autonomy[kind] === 'suggest');
  return suggest === undefined ? null : { code: 'suggest-only', kind: suggest };
}
