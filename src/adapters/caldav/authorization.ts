// How a CalDAV server is shown who asks: Basic (RFC 7617), Digest where a server insists (RFC 7616), or a token
// (RFC 6750). The secret is fetched for each series of questions and kept nowhere else.

import { createHash, randomBytes } from 'node:crypto';
import type { Credentials } from '../secrets/sign-in.ts';

interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  readonly algorithm: string;
  readonly hash: 'md5' | 'sha256';
}

export interface Authorization {
  /** The header for one question; null for a server that asks nobody. */
  readonly header: (method: string, url: string, credentials: Credentials | null) => string | null;
  /** Takes the refusal's WWW-Authenticate to heart; whether asking again may help. */
  readonly learn: (wanted: string | null) => boolean;
}

/** Basic until a server asks for Digest; then one nonce for many questions, each with its count. */
export function authorization(): Authorization {
  let challenge: Challenge | null = null;
  let count = 0;
  return {
    header: (method, url, credentials) => {
      if (credentials === null) return null;
      if ('accessToken' in credentials) return `Bearer ${credentials.accessToken}`;
      const { user, password } = credentials;
      if (challenge === null) return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
      count += 1;
      return digest(challenge, { method, url, user, password, count });
    },
    learn: (wanted) => {
      const fresh = /\bBasic\b/i.test(wanted ?? '') ? null : challengeIn(wanted ?? '');
      const helps = fresh !== null && (challenge === null || fresh.nonce !== challenge.nonce);
      if (helps) [challenge, count] = [fresh, 0];
      return helps;
    },
  };
}

function challengeIn(header: string): Challenge | null {
  const [, digestPart] = /\bDigest\s+([\s\S]*)$/i.exec(header) ?? [];
  if (digestPart === undefined) return null;
  const params = new Map<string, string>();
  for (const [, name = '', quoted, bare] of digestPart.matchAll(
    /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g,
  )) {
    if (!params.has(name.toLowerCase())) params.set(name.toLowerCase(), quoted ?? bare ?? '');
  }
  const [realm, nonce] = [params.get('realm'), params.get('nonce')];
  const algorithm = params.get('algorithm') ?? 'MD5';
  const hash = /^sha-256$/i.test(algorithm) ? 'sha256' : /^md5$/i.test(algorithm) ? 'md5' : null;
  if (realm === undefined || nonce === undefined || hash === null) return null;
  return { realm, nonce, opaque: params.get('opaque') ?? null, algorithm, hash };
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly count: number;
}

function digest({ realm, nonce, opaque, algorithm, hash }: Challenge, asked: Asked): string {
  const of = (text: string): string => createHash(hash).update(text).digest('hex');
  const { pathname, search } = new URL(asked.url);
  const uri = `${pathname}${search}`;
  const nc = asked.count.toString(16).padStart(8, '0');
  const cnonce = randomBytes(8).toString('hex');
  const secret = of(`${asked.user}:${realm}:${asked.password}`);
  const response = of(`${secret}:${nonce}:${nc}:${cnonce}:auth:${of(`${asked.method}:${uri}`)}`);
  const fields = [
    `username="${asked.user}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `algorithm=${algorithm}`,
    `qop=auth`,
    `nc=${nc}`,
    `cnonce="${cnonce}"`,
    `response="${response}"`,
    ...(opaque === null ? [] : [`opaque="${opaque}"`]),
  ];
  return `Digest ${fields.join(', ')}`;
}
