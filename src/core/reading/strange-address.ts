import type { Address } from '../../domain/mail.ts';
import type { Label, ReadSentence } from '../../domain/reading.ts';

/** What may well name somebody's address: contact details, and requests that a human carries out. */
const MAY_NAME_ONE: ReadonlySet<Label> = new Set<Label>([
  'contact',
  'contact-line',
  'name',
  'closing',
  'document',
  'renewal',
  'sends',
  'payment',
  'rights',
  'third',
  'complaint',
]);

/** Local parts are bounded (RFC 5321 §4.5.3.1.1), so that one endless word costs no more than its length. */
const ADDRESS = /[^\s<>()",;:]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/gu;

/** A sentence that names an address which is neither the writer's nor the practice's, and is not about addresses. */
export function namesStrangeAddress(
  { text, labels }: Pick<ReadSentence, 'text' | 'labels'>,
  known: readonly (Address | null)[],
): boolean {
  if (labels.some((label) => MAY_NAME_ONE.has(label))) return false;
  const named = text.toLowerCase().match(ADDRESS) ?? [];
  return named.some((address) => !known.some((one) => one === address));
}
