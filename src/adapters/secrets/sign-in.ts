// How the program shows a mail server who it is. Asked anew for each connection, so that a changed password and a
// renewed token are taken at once and nothing secret is kept in memory for longer than it takes to connect.

import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { OauthSettings, ServerSettings } from '../../domain/server-settings.ts';
import type { Instant } from '../../domain/time.ts';
import { accessToken } from '../oauth/access-token.ts';
import type { Endpoints } from '../oauth/provider.ts';
import { readSecret } from './read-secret.ts';

/** For LOGIN or PLAIN with a password, for XOAUTH2 or OAUTHBEARER (RFC 7628) with a token. */
export type Credentials = { readonly user: string } & (
  | { readonly password: string }
  | { readonly accessToken: string }
);

/** `renew`: the server refused the token it was shown; a new one is asked for although the old one has not ended. */
export type SignIn = (options?: { readonly renew?: boolean }) => Promise<Credentials>;

export interface SignInPlace {
  readonly settings: Pick<ServerSettings, 'user' | 'password'> & Partial<ServerSettings>;
  readonly oauth: OauthSettings | null;
  /** The practice's. */
  readonly folder: string;
  readonly stateFile: string;
  readonly language: ProgramLanguage;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Instant;
  /** Other addresses than the provider's own. */
  readonly endpoints?: Endpoints;
}

/** A relay on this machine may ask nobody who they are: then there is nothing to sign in with. */
export function asksNobody({ settings, oauth }: Pick<SignInPlace, 'settings' | 'oauth'>): boolean {
  return settings.password === null && oauth === null;
}

/**
 * What a server is signed in to with. The function throws `UserError` when a secret can't be read, `Refused` when only
 * a new `agent login` helps, `Unreachable` when the provider can't be asked now.
 */
export function signIn(place: SignInPlace): SignIn {
  const { settings, oauth, ...reader } = place;
  const { user, password } = settings;
  if (password !== null) return async () => ({ user, password: await readSecret(password, reader) });
  if (oauth !== null)
    return async (options) => ({ user, accessToken: await accessToken({ ...reader, oauth }, options) });
  return async () => {
    throw new UserError(NO_WAY[place.language]);
  };
}

const NO_WAY: Readonly<Record<ProgramLanguage, string>> = {
  fr: 'Ce serveur demande qui se connecte, et practice.yaml ne le dit pas. Ajoutez password ou la section oauth.',
  en: 'This server asks who signs in, and practice.yaml does not say. Add password or the section oauth.',
};
