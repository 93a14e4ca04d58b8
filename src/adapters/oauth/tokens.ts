import type { Instant } from '../../domain/time.ts';

/** What a consent gives (RFC 6749 §5.1). Kept encrypted, shown to nobody but the provider and the mail server. */
export interface Tokens {
  readonly accessToken: string;
  /** Until then the mail server takes the access token. */
  readonly expires: Instant;
  readonly refreshToken: string;
  /** When the consent itself ends, where the provider says so. */
  readonly consentEnds: Instant | null;
}
