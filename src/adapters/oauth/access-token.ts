// The access token to show a mail server now. It is renewed before it ends, and what the provider gives for the next
// time is on the disk before the token is used: a crash never leaves the program with a spent refresh token.

import { Unreachable } from '../../domain/errors.ts';
import type { OauthSettings } from '../../domain/server-settings.ts';
import { MINUTE } from '../../domain/time.ts';
import { takeLock } from '../files/lock-file.ts';
import { askForTokens, type ClientPlace, granted, oauthClient } from './oauth-client.ts';
import { notSignedIn } from './refusals.ts';
import { readTokens, saveTokens, type TokenPlace, tokenFile } from './token-file.ts';
import { tokenTrouble } from './token-trouble.ts';
import type { Tokens } from './tokens.ts';

export interface OauthPlace extends ClientPlace {
  readonly stateFile: string;
}

/** Renewed when it ends within this time (milliseconds). */
const EARLY = 5 * MINUTE;
const LOCK_PATIENCE = 40_000;

/**
 * A token that is good for some minutes more. `renew`: the mail server refused the last one. Throws `Refused` when only
 * a person can help, `Unreachable` when the provider can't be asked, `UserError` when the file can't be read.
 */
export async function accessToken(place: OauthPlace, { renew = false } = {}): Promise<string> {
  const spent = renew ? (await readTokens(tokenPlace(place)))?.accessToken : undefined;
  const kept = await usable(place, spent);
  if (kept !== null) return kept.accessToken;
  const unlock = await takeLock(`${tokenFile(place)}.lock`, LOCK_PATIENCE).catch((cause: unknown) => {
    throw tokenTrouble(tokenFile(place), 'not-written', place.language, cause);
  });
  if (unlock === null) throw busy(place);
  try {
    const meanwhile = await usable(place, spent);
    return (meanwhile ?? (await renewed(place, renew))).accessToken;
  } finally {
    await unlock();
  }
}

/** Which registration of which provider: consent is never shown to another. */
function accountOf({ provider, clientId, tenant }: OauthSettings): string {
  return [provider, clientId, ...(provider === 'microsoft' ? [tenant] : [])].join(' ');
}

/** The same account for all who read or write the tokens: its provider and registration. */
export function tokenPlace({ stateFile, env, language, oauth }: OauthPlace): TokenPlace {
  return { stateFile, env, language, account: accountOf(oauth) };
}

/** The kept tokens when they need no renewing yet and are not the `spent` ones. */
async function usable(place: OauthPlace, spent: string | undefined): Promise<Tokens | null> {
  const tokens = await readTokens(tokenPlace(place));
  if (tokens === null) throw notSignedIn(place.language);
  return tokens.accessToken !== spent && tokens.expires - EARLY > place.now() ? tokens : null;
}

/** RFC 6749 §6. While the provider is away, a token that still has a minute serves on. */
async function renewed(place: OauthPlace, mustBeNew: boolean): Promise<Tokens> {
  const before = await readTokens(tokenPlace(place));
  if (before === null) throw notSignedIn(place.language);
  const client = await oauthClient(place);
  const form = {
    grant_type: 'refresh_token',
    refresh_token: before.refreshToken,
    scope: client.provider.scope,
  };
  try {
    const tokens = granted(await askForTokens(client, form), client, before);
    await saveTokens(tokens, tokenPlace(place));
    return tokens;
  } catch (error) {
    const serves = !mustBeNew && before.expires - MINUTE > place.now();
    if (error instanceof Unreachable && serves) return before;
    throw error;
  }
}

function busy({ language, ...place }: OauthPlace): Unreachable {
  const file = `${tokenFile(place)}.lock`;
  return new Unreachable(
    language === 'fr'
      ? `Un autre programme renouvelle l'accord en ce moment (${file}).`
      : `Another program is renewing the consent at the moment (${file}).`,
  );
}
