import type { KindRecord } from '../../domain/autonomy.ts';
import type { Practice } from '../../domain/practice.ts';
import { isOpen } from './alone-now.ts';
import { mayStand } from './next-record.ts';

/** Whether a human may switch a kind on now. */
export type MayOpen =
  /** After so many clean approvals in a row; none are needed where practice.yaml itself says `auto`. */
  | { readonly kind: 'yes'; readonly needed: number }
  /** practice.yaml says `off`. */
  | { readonly kind: 'written-off' }
  | { readonly kind: 'too-few'; readonly row: number; readonly needed: number };

type Rules = Pick<Practice, 'autonomy' | 'autonomyAfter'>;

/** By practice.yaml first, then by the approvals in a row that are on record. */
export function mayOpen(record: KindRecord, { autonomy, autonomyAfter }: Rules): MayOpen {
  const { kind, row } = record;
  if (autonomy[kind] === 'off') return { kind: 'written-off' };
  const needed = autonomy[kind] === 'auto' ? 0 : autonomyAfter;
  return mayStand(record, needed) ? { kind: 'yes', needed } : { kind: 'too-few', row, needed };
}

/**
 * Whether it is worth asking: enough clean approvals in a row, and not answered alone yet. Who switched a kind off is
 * not asked again.
 */
export function isAsked(record: KindRecord, practice: Rules): boolean {
  if (isOpen(practice.autonomy[record.kind], record) || record.standing.state === 'off') return false;
  return record.row >= practice.autonomyAfter && mayOpen(record, practice).kind === 'yes';
}
