import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { SmtpSettings } from '../../domain/server-settings.ts';
import type { SmtpLimits } from './limits.ts';
import { type Credentials, type Delivery, openSession, type Parcel, type Session } from './session.ts';
import type { Trouble } from './trouble.ts';
import { within } from './within.ts';

export interface SubmissionInput {
  readonly settings: SmtpSettings;
  /** Asked for every new connection. May throw `Refused`, `Unreachable` or `UserError`. */
  readonly secret: ((options?: { readonly renew?: boolean }) => Promise<Credentials>) | null;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly limits: SmtpLimits;
}

/** The way to one submission server, over one connection that is kept for a while. */
export interface Submission {
  /** One at a time. `handing` as in `Session`; what it throws is thrown. */
  readonly deliver: (parcel: Parcel, handing: () => Promise<void>) => Promise<Delivery>;
  readonly close: () => Promise<void>;
}

/** Milliseconds after which a kept connection that turned out dead is not replaced in the same breath. */
const AT_ONCE = 5_000;

/** Opens connections as they are needed, and once more when a kept one had died unseen before it heard of the letter. */
export function submission(input: SubmissionInput): Submission {
  let kept: Session | null = null;
  const attempt = async (parcel: Parcel, handing: () => Promise<void>): Promise<Delivery> => {
    if (kept?.usable() !== true) {
      const opened = await openSubmission(input);
      if (opened.kind === 'trouble') return { kind: 'not-taken', trouble: opened.trouble, unheard: true };
      kept = opened.session;
    }
    return kept.deliver(parcel, handing);
  };
  return {
    deliver: async (parcel, handing) => {
      const began = performance.now();
      const reused = kept?.usable() === true;
      const delivery = await attempt(parcel, handing);
      const again = reused && delivery.kind === 'not-taken' && delivery.unheard;
      return again && performance.now() - began < AT_ONCE ? attempt(parcel, handing) : delivery;
    },
    close: async () => {
      await kept?.end();
      kept = null;
    },
  };
}

type Opening =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** One connection, signed in, or what stands against it. */
export async function openSubmission({
  settings,
  secret,
  readFile,
  limits,
}: SubmissionInput): Promise<Opening> {
  const path = settings.certificateAuthority;
  const authority = path === null ? null : await authorityIn(path, readFile);
  if (path !== null && authority === null)
    return { kind: 'trouble', trouble: { code: 'authority-file', path } };
  const credentials = secret === null ? null : await credentialsFrom(secret, limits.open);
  if (credentials !== null && 'code' in credentials) return { kind: 'trouble', trouble: credentials };
  const opening = await openSession({ settings, credentials, authority, limits });
  const mayBeSpent = secret !== null && credentials !== null && 'accessToken' in credentials;
  if (!mayBeSpent || opening.kind === 'open' || opening.trouble.code !== 'sign-in') return opening;
  // Providers end tokens early: one refusal of a token is answered with a new one, and only the next one counts.
  const renewed = await credentialsFrom(() => secret({ renew: true }), limits.open);
  if ('code' in renewed) return { kind: 'trouble', trouble: renewed };
  return openSession({ settings, credentials: renewed, authority, limits });
}

/** The PEM text; null when the file can't be read or holds no certificate. */
async function authorityIn(path: string, readFile: SubmissionInput['readFile']): Promise<string | null> {
  try {
    const pem = Buffer.from(await readFile(path)).toString('utf8');
    return pem.includes('-----BEGIN CERTIFICATE-----') ? pem : null;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

async function credentialsFrom(
  secret: () => Promise<Credentials>,
  limit: number,
): Promise<Credentials | Trouble> {
  try {
    return (await within(secret(), limit)) ?? { code: 'away', how: 'slow' };
  } catch (cause) {
    if (cause instanceof Refused || cause instanceof Unreachable || cause instanceof UserError)
      return { code: 'secret', sentence: cause.message, refused: cause instanceof Refused };
    throw cause;
  }
}
