import type { Restored } from '../../domain/backup.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Clock } from '../../ports/world.ts';
import { type Owing, type SentFolder, sentCopies } from './sent-copies.ts';
import { within } from './within.ts';

/** What a letter leaves behind, by which it is known later whether it left: the journal and the copy in Sent. */
export interface LetterTraces {
  /** Before the first byte is handed over. */
  readonly leaving: (messageId: string) => Promise<void>;
  /** The server has taken it. Returns whether the copy lies in Sent, or need not. */
  readonly taken: (messageId: string, bytes: Uint8Array) => Promise<boolean>;
  /** It certainly came to nothing: it may be handed over again, by this process. */
  readonly notTaken: (messageId: string) => void;
  /** Null when it was handed over and nobody knows what came of it. */
  readonly left: (messageId: string) => Promise<boolean | null>;
  /** Copies in Sent that could not be made so far: laid now, as far as that goes in time. */
  readonly catchUp: () => Promise<void>;
  readonly owed: () => number;
}

export interface TracePlaces {
  readonly journal: Pick<Store, 'noteLetter' | 'letterState' | 'restored'> & Owing;
  readonly sent: SentFolder | null;
  /** The server lays its own copy. */
  readonly savesSent: boolean;
  readonly clock: Clock;
  /** Milliseconds that one look into Sent, or one copy, may take. */
  readonly limit: number;
}

/** Traces in the practice's journal and Sent folder. */
export function letterTraces({ journal, sent, savesSent, clock, limit }: TracePlaces): LetterTraces {
  const copies = sent === null ? null : sentCopies(sent, journal, limit);
  // The journal has no word for it; a process that starts anew finds `leaving` and asks a human.
  const inVain = new Set<string>();
  const lay = async (messageId: string, bytes: Uint8Array): Promise<boolean> => {
    if (copies === null) return true;
    const laid = savesSent || (await copies.lay({ messageId, bytes, at: clock.now() }));
    if (laid) await within(copies.catchUp(), limit);
    return laid;
  };
  return {
    owed: () => copies?.owed() ?? 0,
    catchUp: async () => {
      if (copies !== null) await within(copies.catchUp(), limit);
    },
    leaving: (messageId) => {
      inVain.delete(messageId);
      return journal.noteLetter(messageId, 'leaving', clock.now());
    },
    taken: async (messageId, bytes) => {
      let laid = false;
      try {
        await journal.noteLetter(messageId, 'left', clock.now());
      } finally {
        laid = await lay(messageId, bytes);
      }
      return laid;
    },
    notTaken: (messageId) => void inVain.add(messageId),
    left: async (messageId) => {
      const state = await journal.letterState(messageId);
      // An older memory was put back: it does not know what left after it was copied. Sent does.
      if (state === null && !inVain.has(messageId) && isPossible(await journal.restored(), clock.now())) {
        const found = copies === null ? null : await copies.find(messageId);
        if (found === true) await journal.noteLetter(messageId, 'left', clock.now());
        return found;
      }
      if (state === null || (state === 'leaving' && inVain.has(messageId))) return false;
      if (state !== 'leaving') return true;
      if ((await copies?.find(messageId)) !== true) return null;
      await journal.noteLetter(messageId, 'left', clock.now());
      return true;
    },
  };
}

/** Nothing that lies in a practice's memory is sent for the first time later than this. */
const LONGEST_LYING = 40 * DAY;

function isPossible(restored: Restored | null, now: Instant): boolean {
  return restored !== null && now - restored.at < LONGEST_LYING;
}
