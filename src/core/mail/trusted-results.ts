// Which Authentication-Results fields our own server wrote: a sender can write the same ones into the mail (RFC 8601 §5).

import { type AuthResult, type AuthResults, parseAuthResults, serverName } from './auth-results.ts';
import { alignedDomains } from './domains.ts';
import type { Headers } from './headers.ts';
import { receivedBy } from './received.ts';

interface Field extends AuthResults {
  /** Its place among all header fields. */
  readonly at: number;
}

/**
 * The results that our server vouches for; null when there are none. Servers write on top, so fields above the topmost
 * Received are certainly theirs and count together. Below it only the first of ours counts, and only among the hops
 * inside our server: what comes further down may have come with the mail. More of ours right below it can take trust
 * away and never give any.
 */
export function trustedResults(
  headers: Headers,
  authservIds: readonly string[],
): readonly AuthResult[] | null {
  const ours = authservIds.map(serverName);
  const own = headers.flatMap((field, at) => ownField(headers, field, { at, ours }));
  const top = headers.findIndex(({ name }) => name === 'received');
  const above = own.filter(({ at }) => top < 0 || at < top);
  if (top >= 0 && above.length > 0) return above.flatMap(({ results }) => results);
  const border = borderOf(headers, ours);
  const [first, ...others] = own.filter(({ at }) => at < border);
  if (first === undefined) return null;
  const beside = others.filter(({ at }) => isOneBlock(headers, first.at, at));
  return [...first.results, ...beside.flatMap(({ results }) => results).filter(isFailure)];
}

interface Place {
  readonly at: number;
  readonly ours: readonly string[];
}

function ownField(headers: Headers, { name, value }: Headers[number], { at, ours }: Place): readonly Field[] {
  const field = name === 'authentication-results' ? parseAuthResults(value) : null;
  if (field === null) return [];
  const named = field.authservId !== '' && ours.includes(field.authservId);
  return named || (field.authservId === '' && isMicrosofts(headers, { at, ours })) ? [{ ...field, at }] : [];
}

const MICROSOFT = /(?:^|\.)(?:outlook\.com|office365\.com|microsoft\.com)$/;

/** A field without a name, under a hop inside Microsoft's servers, where the practice says that those are its own. */
function isMicrosofts(headers: Headers, { at, ours }: Place): boolean {
  const above = headers.slice(0, at).findLast(({ name }) => name === 'received');
  return (
    ours.some((id) => MICROSOFT.test(id)) &&
    above !== undefined &&
    MICROSOFT.test(receivedBy(above.value) ?? '')
  );
}

/** Place of the first hop that is not our server's, below those that are; behind the end when none of ours is seen. */
function borderOf(headers: Headers, ours: readonly string[]): number {
  let inside = false;
  for (const [at, { name, value }] of headers.entries()) {
    if (name !== 'received') continue;
    const own = isOwnHop(receivedBy(value), ours);
    if (inside && !own) return at;
    inside ||= own;
  }
  return headers.length;
}

function isOwnHop(host: string | null, ours: readonly string[]): boolean {
  if (host === null) return false;
  return ours.some(
    (id) => id === host || alignedDomains(id, host) || (MICROSOFT.test(id) && MICROSOFT.test(host)),
  );
}

/** Nothing but fields that servers add stands between the two. */
function isOneBlock(headers: Headers, from: number, to: number): boolean {
  return headers
    .slice(from + 1, to)
    .every(({ name }) =>
      /^(?:authentication-results|received-spf|arc-.+|x-.+|delivered-to|return-path)$/.test(name),
    );
}

function isFailure({ method, result }: AuthResult): boolean {
  return method === 'dmarc' && result === 'fail';
}
