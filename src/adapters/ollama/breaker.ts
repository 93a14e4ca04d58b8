import { type Instant, MINUTE } from '../../domain/time.ts';

/** So many failures in a row of a server that is there, and it is left alone for a while. */
const ENOUGH = 3;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 5 * MINUTE;

/** Keeps mails away from a server that fails. */
export interface Breaker {
  /** True while the server is left alone, and until it has passed a test. */
  readonly open: () => boolean;
  /** When it may be tested again; null while it works. */
  readonly nextTry: () => Instant | null;
  readonly worked: () => void;
  /** `certain`: nothing is gained by trying with the next mail. */
  readonly failed: (certain: boolean) => void;
}

/** A breaker that has seen nothing yet. The pauses double up to five minutes. */
export function breaker(now: () => Instant): Breaker {
  let failures = 0;
  let pauses = 0;
  let until: Instant | null = null;
  return {
    open: () => until !== null,
    nextTry: () => until,
    worked: () => {
      failures = 0;
      pauses = 0;
      until = null;
    },
    failed: (certain) => {
      failures += 1;
      if (!certain && until === null && failures < ENOUGH) return;
      until = now() + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(pauses, 10));
      pauses += 1;
    },
  };
}
