import type { Instant } from './time.ts';

/** What the person has to do for a consent; `finish` waits until they did, and keeps it. */
export type Consent = { readonly provider: string; readonly address: string } & (
  | {
      /** A short code, typed on any computer. */
      readonly kind: 'code';
      readonly userCode: string;
      readonly expires: Instant;
      readonly finish: () => Promise<ConsentGiven>;
    }
  /** A page that leads back here, or whose last address is pasted. */
  | { readonly kind: 'browser'; readonly finish: (misheard: () => void) => Promise<ConsentGiven> }
);

export interface ConsentGiven {
  /** When it ends by itself; null when no day is set. */
  readonly until: Instant | null;
}
