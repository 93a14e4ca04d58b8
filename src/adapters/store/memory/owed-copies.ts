import { wellFormed } from '../../../core/audit.ts';
import type { OwedCopy } from '../../../domain/mail.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant, MOST_OWED } from '../records.ts';

type OwedCopies = Pick<Store, 'oweCopy' | 'owedCopies' | 'owedCopy' | 'copyLaid'>;

interface OfCopies {
  /** Drops those owed before this moment. */
  readonly dropCopies: (before: Instant) => void;
}

/** Letters that left, until their copy lies in Sent, in memory. */
export function memoryOwedCopies(): OwedCopies & OfCopies {
  const owed = new Map<string, OwedCopy>();
  return {
    oweCopy: async ({ messageId, bytes, at }) => {
      const id = wellFormed(messageId);
      asInstant(at);
      if (!owed.has(id)) owed.set(id, { messageId: id, bytes: Uint8Array.from(bytes), at });
      for (const oldest of [...owed.keys()].slice(0, -MOST_OWED)) owed.delete(oldest);
    },
    owedCopies: async () => [...owed.keys()],
    owedCopy: async (messageId) => owed.get(wellFormed(messageId)) ?? null,
    copyLaid: async (messageId) => void owed.delete(wellFormed(messageId)),
    dropCopies: (before) => {
      for (const [id, { at }] of owed) if (at < before) owed.delete(id);
    },
  };
}
