// The way through `agent login`: ask the provider, wait for the person, keep the tokens.

import { setTimeout as wait } from 'node:timers/promises';
import type { Consent, ConsentGiven } from '../../domain/consent.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { type OauthPlace, tokenPlace } from './access-token.ts';
import { browserConsent, type Typed } from './browser-grant.ts';
import { awaitConsent, requestDeviceCode } from './device-grant.ts';
import { type OauthClient, oauthClient } from './oauth-client.ts';
import type { Endpoints } from './provider.ts';
import { saveTokens } from './token-file.ts';
import type { Tokens } from './tokens.ts';

export interface ConsentAround {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Instant;
  readonly typed: Typed;
  readonly wait?: (ms: number) => Promise<void>;
  /** Ends the waiting for the person; `finish` then throws an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Other addresses than the provider's own. */
  readonly endpoints?: Endpoints;
}

interface ConsentPlace extends OauthPlace {
  /** Name that is proposed on the provider's page. */
  readonly user: string;
  readonly typed: Typed;
  readonly wait: (ms: number) => Promise<void>;
}

/** Begins to ask for consent to a practice's mail. Throws `Refused`, `Unreachable` or `UserError`, in words. */
export async function practiceConsent(practice: Practice, around: ConsentAround): Promise<Consent> {
  const { mail, folder, stateFile, programLanguage: language } = practice;
  if (mail.oauth === null) throw new Error('a practice without oauth was asked for consent');
  const user = mail.imap?.user ?? mail.smtp?.user ?? mail.addresses[0];
  const patience = async (ms: number): Promise<void> => wait(ms, undefined, { signal: around.signal });
  const place = { wait: patience, ...around, oauth: mail.oauth, folder, stateFile, language, user };
  const client = await oauthClient(place);
  return client.provider.grant === 'code' ? byCode(client, place) : byBrowser(client, place);
}

async function byCode(client: OauthClient, place: ConsentPlace): Promise<Consent> {
  const code = await requestDeviceCode(client);
  const { address, userCode, expires } = code;
  return {
    kind: 'code',
    provider: client.provider.name,
    address,
    userCode,
    expires,
    finish: async () => kept(await awaitConsent(code, client, place.wait), place),
  };
}

async function byBrowser(client: OauthClient, place: ConsentPlace): Promise<Consent> {
  const consent = await browserConsent(client, place.user);
  return {
    kind: 'browser',
    provider: client.provider.name,
    address: consent.address,
    finish: async (misheard) => {
      try {
        return await kept(await consent.finish(place.typed, misheard), place);
      } finally {
        await consent.close();
      }
    },
  };
}

async function kept(tokens: Tokens, place: OauthPlace): Promise<ConsentGiven> {
  await saveTokens(tokens, tokenPlace(place));
  return { until: tokens.consentEnds };
}
