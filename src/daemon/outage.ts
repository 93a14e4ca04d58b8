import { type Instant, MINUTE } from '../domain/time.ts';

/** Shorter outages are nobody's business: servers restart. */
const LONG = 15 * MINUTE;

export interface Outage {
  /** The server does not answer, or refuses us. True when somebody must be told now. */
  readonly lost: (refused: boolean) => boolean;
  /** Looks at the clock. True when the outage has become long enough to tell. */
  readonly look: () => boolean;
  /** All is well again. True when those who were told must be told so. */
  readonly back: () => boolean;
}

/** Tells once that a server is away, and once that it answers again. */
export function outage(now: () => Instant): Outage {
  let since: Instant | null = null;
  let told = false;
  const tellOnce = (due: boolean) => {
    const tell = due && !told;
    told = told || due;
    return tell;
  };
  const long = () => since !== null && now() - since >= LONG;
  return {
    lost: (refused) => {
      since ??= now();
      return tellOnce(refused || long());
    },
    look: () => tellOnce(long()),
    back: () => {
      const tell = told;
      since = null;
      told = false;
      return tell;
    },
  };
}
