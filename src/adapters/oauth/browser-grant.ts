// Consent in a browser that is sent back to this machine (RFC 8252 §7.3), with proof that the one who asked is the one
// who gets the answer (RFC 7636). When the browser runs on another computer it can't come back; then the person pastes
// the address it was sent to.

import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askForTokens, granted, type OauthClient } from './oauth-client.ts';
import { type Redirected, redirected } from './redirected.ts';
import { refusedBy } from './refusals.ts';
import type { Tokens } from './tokens.ts';

/** Hears lines that a person types; gives back how to stop listening. */
export type Typed = (heard: (line: string) => void) => () => void;

export interface BrowserConsent {
  /** The page to open. */
  readonly address: string;
  /**
   * Waits for the browser to come back or for its address to be typed; `misheard` is told of a line that is no such
   * address. Throws `Refused` after a no, or when nobody comes.
   */
  readonly finish: (typed: Typed, misheard: () => void) => Promise<Tokens>;
  readonly close: () => Promise<void>;
}

const PATIENCE = 15 * 60_000;

/** Opens the door on loopback that the browser comes back to. `user` is proposed on the provider's page. */
export async function browserConsent(client: OauthClient, user: string): Promise<BrowserConsent> {
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const back = backDoor(state, client);
  const redirect = await listen(back.server);
  const { provider, clientId } = client;
  const address = new URL(provider.endpoints.authorization);
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: provider.scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: user,
    ...provider.extras,
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return {
    address: address.href,
    close: () => closed(back.server),
    finish: async (typed, misheard) => {
      const code = await comesBack({ came: back.came, typed, misheard, state }, client);
      const form = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirect,
        code_verifier: verifier,
      };
      return granted(await askForTokens(client, form), client);
    },
  };
}

interface Waiting {
  readonly came: Promise<Redirected>;
  readonly typed: Typed;
  readonly misheard: () => void;
  readonly state: string;
}

/** The code, by whichever way it comes first. */
async function comesBack({ came, typed, misheard, state }: Waiting, client: OauthClient): Promise<string> {
  let stop = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const pasted = new Promise<Redirected>((resolve) => {
    stop = typed((line) => {
      if (line.trim() === '') return;
      const read = redirected(line, state);
      if (read.kind === 'other') misheard();
      else resolve(read);
    });
  });
  const late = new Promise<Redirected>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'refused', code: 'expired_token' }), PATIENCE);
  });
  try {
    const first = await Promise.race([came, pasted, late]);
    if (first.kind === 'code') return first.code;
    const code = first.kind === 'refused' ? first.code : 'server_error';
    throw refusedBy(client.provider.name, { kind: 'refused', code, number: null }, client.language);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Only a visit with our `state` counts; whoever else knocks is turned away and the wait goes on (RFC 6819 §4.4.1.8). */
function backDoor(state: string, { language }: OauthClient): { server: Server; came: Promise<Redirected> } {
  let settle: (read: Redirected) => void = () => undefined;
  const came = new Promise<Redirected>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const read = request.method === 'GET' ? redirected(request.url ?? '', state) : OTHER;
    page(response, read.kind === 'other' ? 404 : 200, PAGES[read.kind][language === 'fr' ? 0 : 1]);
    if (read.kind !== 'other') settle(read);
  });
  return { server, came };
}

const OTHER = { kind: 'other' } as const;

const PAGES: Readonly<Record<Redirected['kind'], readonly [fr: string, en: string]>> = {
  code: ["C'est fait. Vous pouvez fermer cette page.", 'Done. You may close this page.'],
  refused: [
    "L'accord n'a pas été donné. Vous pouvez fermer cette page.",
    'Consent was not given. You may close this page.',
  ],
  other: ['Il n’y a rien ici.', 'There is nothing here.'],
};

function page(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(`<!doctype html><meta charset="utf-8"><title>agent</title><p>${sentence}</p>`);
}

/** The address the browser comes back to: loopback by number, a free port (RFC 8252 §7.3, §8.3). */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
