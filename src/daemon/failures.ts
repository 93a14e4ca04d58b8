// Whether single mails fail, or the world around them: the disk is full, the memory is locked. Of single mails each has
// its own tries (`mishaps.ts`); when it is the world, the whole line waits.

import type { MailSource } from '../domain/mail.ts';
import { errorCode, isOfTheWorld } from './error-code.ts';
import { backOff } from './forever.ts';
import type { Machine } from './machine.ts';
import { sourceKey } from './mishaps.ts';
import type { Failing } from './sent-look.ts';

/** So many ticks that fail one after another, and somebody must know. */
const TICKS_IN_VAIN = 3;
/** So many different mails that fail without one that succeeds, and it is not the mails: the whole line waits. */
const IN_A_ROW = 3;

export interface Failures {
  /** A mail was worked. True when the line was failing until then. */
  readonly worked: (source: MailSource) => boolean;
  /** A mail's work threw. The milliseconds for which the whole line rests; null when it is this mail's own mishap. */
  readonly failed: (source: MailSource, error: unknown) => number | null;
  /** A tick ended, with a code when it failed; null when it did not. */
  readonly ticked: (trouble: string | null) => void;
  /** Since when nothing succeeds, and why; null when all is well. */
  readonly failing: () => Failing | null;
}

/** Nothing has failed yet. `onFailing` hears once of each time in which nothing succeeds, with the code of its cause. */
export function failures(
  { now, dice }: Pick<Machine, 'now' | 'dice'>,
  onFailing: (code: string) => void,
): Failures {
  const inARow = new Set<string>();
  let count = 0;
  let failing: Failing | null = null;
  /** Mails that failed of the world around them, while others succeeded since: it may be them after all. */
  const suspects = new Set<string>();
  let ticksInVain = 0;
  let tickFailing: Failing | null = null;
  return {
    worked: (source) => {
      const wasFailing = failing !== null;
      for (const key of inARow) suspects.add(key);
      suspects.delete(sourceKey(source));
      inARow.clear();
      count = 0;
      failing = null;
      return wasFailing;
    },
    failed: (source, error) => {
      const isTheWorld = isOfTheWorld(error) && !suspects.has(sourceKey(source));
      inARow.add(sourceKey(source));
      count += 1;
      if (!isTheWorld && inARow.size <= IN_A_ROW) return null;
      const code = errorCode(error);
      const rest = backOff(count, dice());
      if (failing === null) onFailing(code);
      failing ??= { since: now(), code };
      return rest;
    },
    // Reminders and letters put off hang on the tick: one that always fails is told like mails that always fail.
    ticked: (trouble) => {
      ticksInVain = trouble === null ? 0 : ticksInVain + 1;
      if (trouble === null) tickFailing = null;
      if (trouble === null || ticksInVain < TICKS_IN_VAIN) return;
      if (tickFailing === null && failing === null) onFailing(trouble);
      tickFailing ??= { since: now(), code: trouble };
    },
    failing: () => failing ?? tickFailing,
  };
}
