// Consent by a short code that is typed on any computer or phone (RFC 8628).

import { Unreachable, UserError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import { askForTokens, granted, type OauthClient } from './oauth-client.ts';
import { refusedBy } from './refusals.ts';
import { ask, seconds } from './token-request.ts';
import type { Tokens } from './tokens.ts';

export interface DeviceCode {
  /** What the person types, and where. */
  readonly userCode: string;
  readonly address: string;
  readonly expires: Instant;
  readonly deviceCode: string;
  /** Milliseconds between two questions. */
  readonly interval: number;
}

const FIVE_SECONDS = 5000;
const LONGEST_PAUSE = 60_000;
const QUARTER_HOUR = 900;

/** Asks for a code. Throws `Refused` when the provider won't give one, `Unreachable` when it can't be asked. */
export async function requestDeviceCode(client: OauthClient): Promise<DeviceCode> {
  const { provider, clientId, language, now } = client;
  const form = { client_id: clientId, scope: provider.scope };
  const answer = await ask(provider.endpoints.device, form, { language });
  if (answer.kind === 'refused') throw refusedBy(provider.name, answer, language);
  const { device_code, user_code, verification_uri, expires_in, interval } = answer.fields;
  if (!isToken(device_code) || !isShort(user_code) || !isWebAddress(verification_uri)) {
    throw new UserError(
      language === 'fr'
        ? `${provider.name} a répondu autre chose qu'un code. Réessayez plus tard : agent login`
        : `${provider.name} answered with something else than a code. Try again later: agent login`,
    );
  }
  return {
    userCode: user_code,
    address: verification_uri,
    expires: now() + (seconds(expires_in) ?? QUARTER_HOUR) * 1000,
    deviceCode: device_code,
    interval: Math.min((seconds(interval) ?? FIVE_SECONDS / 1000) * 1000, LONGEST_PAUSE),
  };
}

/**
 * Asks again and again, as slowly as the provider wants (§3.5), until the person has said yes. Throws `Refused` after
 * a no or when the code has run out.
 */
export async function awaitConsent(
  code: DeviceCode,
  client: OauthClient,
  wait: (ms: number) => Promise<void>,
): Promise<Tokens> {
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: code.deviceCode,
  };
  let pause = code.interval;
  while (client.now() < code.expires) {
    await wait(pause);
    const answer = await askForTokens(client, form).catch(later);
    if (answer === null) {
      pause = Math.min(Math.max(pause, 1000) * 2, LONGEST_PAUSE);
    } else if (answer.kind === 'refused' && answer.code === 'slow_down') {
      pause += FIVE_SECONDS;
    } else if (answer.kind !== 'refused' || answer.code !== 'authorization_pending') {
      return granted(answer, client);
    }
  }
  throw refusedBy(client.provider.name, EXPIRED, client.language);
}

const EXPIRED = { kind: 'refused', code: 'expired_token', number: null } as const;

function later(error: unknown): null {
  if (error instanceof Unreachable) return null;
  throw error;
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Printed on a terminal: nothing but plain characters. */
function isShort(value: unknown): value is string {
  return typeof value === 'string' && /^[\w -]{4,40}$/.test(value);
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[!-~]{1,200}$/.test(value);
}
