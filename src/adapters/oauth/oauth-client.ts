import type { OauthSettings } from '../../domain/server-settings.ts';
import type { Instant } from '../../domain/time.ts';
import { readSecret, type SecretReader } from '../secrets/read-secret.ts';
import { type Endpoints, type Provider, providerOf } from './provider.ts';
import { refusedBy, withoutMail, withoutRefresh } from './refusals.ts';
import { type Answer, ask, providerAway, tokensOf } from './token-request.ts';
import type { Tokens } from './tokens.ts';

/** This program as its provider knows it. */
export interface OauthClient {
  readonly provider: Provider;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly language: SecretReader['language'];
  readonly now: () => Instant;
}

export interface ClientPlace extends SecretReader {
  readonly oauth: OauthSettings;
  readonly now: () => Instant;
  /** Other addresses than the provider's own. */
  readonly endpoints?: Endpoints | undefined;
}

/** The configured client, its secret fetched. */
export async function oauthClient({ oauth, now, endpoints, ...reader }: ClientPlace): Promise<OauthClient> {
  const provider = providerOf(oauth);
  const clientSecret = oauth.clientSecret === null ? null : await readSecret(oauth.clientSecret, reader);
  return {
    provider: endpoints === undefined ? provider : { ...provider, endpoints },
    clientId: oauth.clientId,
    clientSecret,
    language: reader.language,
    now,
  };
}

/** Asks the token endpoint, naming ourselves (RFC 6749 §2.3.1). */
export function askForTokens(client: OauthClient, form: Readonly<Record<string, string>>): Promise<Answer> {
  const { provider, clientId, clientSecret, language } = client;
  const secret = clientSecret === null ? {} : { client_secret: clientSecret };
  return ask(provider.endpoints.token, { client_id: clientId, ...secret, ...form }, { language });
}

/**
 * The tokens of a yes. Throws `Refused` for a no, and for a yes that mail can't be read with for long; `Unreachable` for
 * an answer that is neither.
 */
export function granted(answer: Answer, client: OauthClient, before: Tokens | null = null): Tokens {
  const { provider, language } = client;
  if (answer.kind === 'refused') throw refusedBy(provider.name, answer, language);
  const { scope, access_token } = answer.fields;
  if (typeof access_token !== 'string')
    throw providerAway(provider.endpoints.token, 'access_token', language);
  if (typeof scope === 'string' && !covers(scope, provider.scope)) throw withoutMail(provider.name, language);
  const tokens = tokensOf(answer.fields, before, client.now());
  if (tokens === null) throw withoutRefresh(provider.name, language);
  return tokens;
}

/** A person may untick a part of what was asked for. `offline_access` is not repeated in answers. */
function covers(given: string, wanted: string): boolean {
  const had = given.toLowerCase();
  const parts = wanted.split(' ').filter((part) => part !== 'offline_access');
  return parts.every((part) => had.includes(lastWord(part.toLowerCase())));
}

/** `imap.accessasuser.all` of `https://outlook.office.com/IMAP.AccessAsUser.All`. */
function lastWord(scope: string): string {
  return scope.replace(/\/$/, '').split('/').at(-1) ?? scope;
}
