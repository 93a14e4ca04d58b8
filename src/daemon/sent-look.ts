// What became of the looks at Sent: without them nobody knows whether the practice answered by itself.

import { UserError } from '../domain/errors.ts';
import { type Instant, MINUTE } from '../domain/time.ts';

import { errorCode } from './error-code.ts';
import { backOff } from './forever.ts';
import type { Machine } from './machine.ts';
import { Stopped } from './read-ahead.ts';

/** So many looks may fail while the mails wait for the next one; then they are worked without it. */
const IN_VAIN = 3;

export interface Failing {
  readonly since: Instant;
  readonly code: string;
}

export interface SentLook {
  /** A look ended; null when it succeeded. Returns the milliseconds that mails wait for the next one. */
  readonly ended: (error: unknown) => number;
  /** Since when Sent can't be looked at, and why; null when it can. */
  readonly unseen: () => Failing | null;
  /** It can't be seen, and that is no passing trouble of the line: a wrong setting, or it lasts. */
  readonly blind: () => boolean;
}

/** A line that fell silent is noticed by then; what lasts longer is not the line. */
const PASSING = 5 * MINUTE;

/** `onLook` hears of each look, whether Sent was seen; a look that was cut off by stopping counts as none. */
export function sentLook({ now, dice }: Machine, onLook: (seen: boolean) => void): SentLook {
  let unseen: Failing | null = null;
  let inVain = 0;
  let isSetting = false;
  return {
    ended: (error) => {
      if (error instanceof Stopped) return 0;
      onLook(error === null);
      inVain = error === null ? 0 : inVain + 1;
      isSetting = error instanceof UserError;
      unseen = error === null ? null : { since: unseen?.since ?? now(), code: errorCode(error) };
      return inVain > 0 && inVain <= IN_VAIN ? backOff(inVain, dice()) : 0;
    },
    unseen: () => unseen,
    blind: () => unseen !== null && (isSetting || now() - unseen.since >= PASSING),
  };
}
