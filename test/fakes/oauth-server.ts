// A small authorization server on loopback for the tests of signing in: device codes (RFC 8628), codes with PKCE (RFC
// 7636), refresh with or without rotation (RFC 6749 §6). As strict as the real ones: spent codes and tokens are refused.

import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoints } from '../../src/adapters/oauth/provider.ts';

/** What the server does next. Knobs may be turned between two requests. */
export interface Knobs {
  /** Errors that the token endpoint gives before anything else, in order. `cut`: the connection breaks. */
  errors: string[];
  /** Beside the next error. */
  description: string;
  /** Sent instead of an answer, with status 200. */
  garbage: string | null;
  /** Status for every answer. */
  status: number | null;
  /** A refresh gives a new refresh token and spends the old one. */
  rotates: boolean;
  /** Seconds. */
  expiresIn: number | null;
  refreshExpiresIn: number | null;
  interval: number | null;
  givesRefreshToken: boolean;
  scope: string | null;
  verificationUri: string;
}

export interface OauthServer {
  readonly endpoints: Endpoints;
  readonly knobs: Knobs;
  /** Forms posted, in order, by path. */
  readonly asked: readonly { readonly path: string; readonly form: Readonly<Record<string, string>> }[];
  /** Access tokens given out, oldest first. */
  readonly given: readonly string[];
  /** Refresh tokens that still count. */
  readonly living: ReadonlySet<string>;
  /** What a browser does: opens the address, says yes (or no), and tells where it is sent. */
  readonly consent: (address: string, answer?: 'yes' | 'no') => string;
  /** Forgets every consent, as after a changed password. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

type Form = Readonly<Record<string, string>>;

interface Reply {
  readonly status: number;
  readonly body: object;
}

const NOT_FOUND: Reply = { status: 404, body: {} };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Starts the server on a free port. */
export async function oauthServer(turned: Partial<Knobs> = {}): Promise<OauthServer> {
  const knobs: Knobs = {
    errors: [],
    description: '',
    garbage: null,
    status: null,
    rotates: false,
    expiresIn: 3600,
    refreshExpiresIn: null,
    interval: 5,
    givesRefreshToken: true,
    scope: null,
    verificationUri: 'https://login.example.org/device',
    ...turned,
  };
  const asked: { path: string; form: Form }[] = [];
  const given: string[] = [];
  const living = new Set<string>();
  const codes = new Map<string, URLSearchParams>();
  const devices = new Set<string>();

  const tokens = (refreshToken: string | null): object => {
    const accessToken = `access-${randomUUID()}`;
    given.push(accessToken);
    if (refreshToken !== null) living.add(refreshToken);
    return {
      token_type: 'Bearer',
      access_token: accessToken,
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
      ...(knobs.expiresIn === null ? {} : { expires_in: knobs.expiresIn }),
      ...(knobs.refreshExpiresIn === null ? {} : { refresh_token_expires_in: knobs.refreshExpiresIn }),
      ...(knobs.scope === null ? {} : { scope: knobs.scope }),
    };
  };
  const fresh = (): string | null => (knobs.givesRefreshToken ? `refresh-${randomUUID()}` : null);

  const device = (): Reply => {
    const code = `device-${randomUUID()}`;
    devices.add(code);
    const body = {
      device_code: code,
      user_code: 'BCDF-GHJK',
      verification_uri: knobs.verificationUri,
      expires_in: 900,
      ...(knobs.interval === null ? {} : { interval: knobs.interval }),
    };
    return { status: 200, body };
  };

  const refused = (error: string, form: Form): Reply => {
    return {
      status: 400,
      body: { error, error_description: `${knobs.description} ${JSON.stringify(form)}` },
    };
  };
  const granted = (refreshToken: string | null): Reply => ({ status: 200, body: tokens(refreshToken) });

  const ofCode = (form: Form): Reply => {
    const query = codes.get(form.code ?? '');
    codes.delete(form.code ?? '');
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    const fits =
      query?.get('code_challenge') === challenge && query.get('redirect_uri') === form.redirect_uri;
    return fits ? granted(fresh()) : refused('invalid_grant', form);
  };

  const ofRefresh = (form: Form): Reply => {
    const old = form.refresh_token ?? '';
    if (!living.has(old)) return refused('invalid_grant', form);
    if (knobs.rotates) living.delete(old);
    return granted(knobs.rotates ? fresh() : null);
  };

  const token = (form: Form): Reply | 'cut' => {
    const planned = knobs.errors.shift();
    if (planned === 'cut') return 'cut';
    if (planned !== undefined) return refused(planned, form);
    switch (form.grant_type) {
      case 'urn:ietf:params:oauth:grant-type:device_code':
        return devices.delete(form.device_code ?? '') ? granted(fresh()) : refused('invalid_grant', form);
      case 'authorization_code':
        return ofCode(form);
      case 'refresh_token':
        return ofRefresh(form);
      default:
        return refused('unsupported_grant_type', form);
    }
  };

  const answer = (path: string, form: Form, response: ServerResponse): void => {
    const reply = path === '/token' ? token(form) : path === '/device' ? device() : NOT_FOUND;
    if (reply === 'cut') response.destroy();
    else if (knobs.status !== null) response.writeHead(knobs.status).end('busy');
    else if (knobs.garbage !== null) response.writeHead(200).end(knobs.garbage);
    else response.writeHead(reply.status, JSON_TYPE).end(JSON.stringify(reply.body));
  };

  const server = createServer((request, response) => {
    void formOf(request).then((form) => {
      const path = request.url ?? '';
      asked.push({ path, form });
      answer(path, form, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    endpoints: { authorization: `${base}/authorize`, device: `${base}/device`, token: `${base}/token` },
    knobs,
    asked,
    given,
    living,
    consent: (address, answer = 'yes') => {
      const query = new URL(address).searchParams;
      const code = `code-${randomUUID()}`;
      codes.set(code, query);
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('state', query.get('state') ?? '');
      if (answer === 'yes') back.searchParams.set('code', code);
      else back.searchParams.set('error', 'access_denied');
      return back.href;
    },
    forget: () => living.clear(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function formOf(request: IncomingMessage): Promise<Form> {
  let text = '';
  for await (const bytes of request) text += String(bytes);
  return Object.fromEntries(new URLSearchParams(text));
}
