// One question to the provider and its answer (RFC 6749 §5, RFC 8628 §3.2). Nothing of an answer but known error codes
// reaches a message: its texts may repeat what was sent.

import { Unreachable } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tokens } from './tokens.ts';

/** A refusal in the provider's code words: `error`, and Microsoft's own number where there is one. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly number: string | null;
}

export type Answer =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | Refusal;

const PATIENCE = 30_000;
const LONGEST = 256 * 1024;

/**
 * Posts a form. `refused` is the provider's well-formed no; throws `Unreachable` when it can't be asked now: no
 * network, too busy, or something between that answers in its place.
 */
export async function ask(
  endpoint: string,
  form: Readonly<Record<string, string>>,
  { language }: { readonly language: ProgramLanguage },
): Promise<Answer> {
  const away = (why: string, cause?: unknown): Unreachable => providerAway(endpoint, why, language, cause);
  const { status, text } = await post(endpoint, form).catch((cause: unknown) => {
    throw away(networkCode(cause), cause);
  });
  if (status >= 500 || status === 429 || status === 408) throw away(String(status));
  const fields = fieldsOf(text);
  if (fields === null) throw away(String(status));
  if (status >= 200 && status < 300 && fields.error === undefined) return { kind: 'fields', fields };
  return refusalOf(fields, status);
}

/** The provider can't be asked now, or something between answers in its place. */
export function providerAway(
  endpoint: string,
  why: string,
  language: ProgramLanguage,
  cause?: unknown,
): Unreachable {
  const { host } = new URL(endpoint);
  return new Unreachable(
    language === 'fr'
      ? `${host} ne répond pas comme attendu pour l'instant (${why}).`
      : `${host} does not answer as it should at the moment (${why}).`,
    { cause },
  );
}

async function post(
  endpoint: string,
  form: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  let text = '';
  for await (const bytes of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += bytes;
    if (text.length > LONGEST) return { status: answer.status, text: '' };
  }
  return { status: answer.status, text };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Codes are short words by their grammar (RFC 6749 §5.2); anything else is not repeated. */
function refusalOf(fields: Readonly<Record<string, unknown>>, status: number): Refusal {
  const code = String(fields.error ?? '');
  const number = /\bAADSTS\d{4,8}\b/.exec(String(fields.error_description ?? ''))?.[0] ?? null;
  return { kind: 'refused', code: /^[a-z_]{3,40}$/.test(code) ? code : `http_${status}`, number };
}

function networkCode(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code;
  return inner instanceof Error ? inner.name : 'network';
}

/** An access token without a term is believed for ten minutes; one with an absurd term, for a day. */
const UNSAID = 600;
const LONGEST_TERM = 86_400;

/**
 * The tokens of an answer; null when there is none to sign in with again. A refresh that brings no new refresh token
 * keeps the `before` one (RFC 6749 §6).
 */
export function tokensOf(
  fields: Readonly<Record<string, unknown>>,
  before: Tokens | null,
  now: Instant,
): Tokens | null {
  const { access_token: accessToken, refresh_token: fresh } = fields;
  const refreshToken = typeof fresh === 'string' && fresh !== '' ? fresh : before?.refreshToken;
  if (typeof accessToken !== 'string' || accessToken === '' || refreshToken === undefined) return null;
  const term = Math.min(seconds(fields.expires_in) ?? UNSAID, LONGEST_TERM);
  const consent = seconds(fields.refresh_token_expires_in);
  return {
    accessToken,
    expires: now + term * 1000,
    refreshToken,
    consentEnds: consent === null ? (before?.consentEnds ?? null) : now + consent * 1000,
  };
}

/** Some servers write numbers as texts. */
export function seconds(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}
