// Several calendar objects written all or none, as far as the protocol allows: each write names the version it was made
// from, and what was written is taken back when a later one does not succeed.

import { setTimeout as wait } from 'node:timers/promises';
import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import { type HttpAnswer, NoAnswer } from '../agenda/agenda-http.ts';
import type { Condition, DavClient } from './dav-client.ts';
import { strongEtag } from './multistatus.ts';

/** One object as it shall be. */
export interface ObjectChange {
  readonly url: string;
  /** As it is now; null for one that must not be there yet. */
  readonly before: { readonly text: string; readonly etag: string } | null;
  /** Null for one that shall be there no more. */
  readonly after: string | null;
  /** Whether what the server has says the same as `after`: servers write in their own way. */
  readonly means: (text: string) => boolean;
}

export interface WrittenObject {
  readonly change: ObjectChange;
  readonly etag: string;
  /** As the server keeps it; empty when it is gone. */
  readonly text: string;
}

export type Writing =
  | { readonly kind: 'written'; readonly objects: readonly WrittenObject[] }
  /** Somebody else was faster; nothing of ours is left. */
  | { readonly kind: 'changed' }
  /** The server will not; nothing of ours is left. */
  | { readonly kind: 'refused'; readonly status: number }
  /** It certainly did not happen, and may be tried again. */
  | { readonly kind: 'away'; readonly sentence: string }
  | { readonly kind: 'unclear'; readonly partly: boolean };

export interface WriteManners {
  /** Milliseconds between looks after an answer was lost. */
  readonly pauses: readonly number[];
}

export const PATIENT: WriteManners = { pauses: [0, 700, 2500, 5000] };

/** Writes them in order; the first that does not succeed takes back those before it. */
export async function writeObjects(
  client: DavClient,
  changes: readonly ObjectChange[],
  manners: WriteManners,
): Promise<Writing> {
  const done: WrittenObject[] = [];
  for (const change of changes) {
    const result = await writeOne(client, change, manners);
    if (result.kind === 'written') {
      done.push(...result.objects);
      continue;
    }
    if (done.length === 0) return result;
    const clean = await takeBack(client, done, manners);
    return clean && result.kind !== 'unclear' ? result : { kind: 'unclear', partly: true };
  }
  return { kind: 'written', objects: done };
}

/** Puts back what was there; false when that is not certain. */
export async function takeBack(
  client: DavClient,
  objects: readonly WrittenObject[],
  manners: WriteManners,
): Promise<boolean> {
  let clean = true;
  for (const { change, etag, text } of objects.toReversed()) {
    const { url, before } = change;
    if (before === null) clean = (await removed(client, url, etag, manners)) && clean;
    else {
      const means = (found: string): boolean => found === before.text;
      const now = change.after === null ? null : { text, etag };
      const back = { url, before: now, after: before.text, means };
      clean = (await writeOne(client, back, manners)).kind === 'written' && clean;
    }
  }
  return clean;
}

async function removed(
  client: DavClient,
  url: string,
  etag: string,
  manners: WriteManners,
): Promise<boolean> {
  const answer = await client.remove(url, etag).catch(lostOrError);
  if (answer !== 'lost' && !(answer instanceof Error)) return answer.status < 300 || answer.status === 404;
  if (answer instanceof Error) return false;
  return (await lookUp(client, url, manners)) === 'none';
}

async function writeOne(client: DavClient, change: ObjectChange, manners: WriteManners): Promise<Writing> {
  const answer = await asked(client, change).catch(lostOrError);
  if (answer instanceof Error) return { kind: 'away', sentence: answer.message };
  if (answer === 'lost') return afterLoss(client, change, manners);
  if (answer.status >= 200 && answer.status < 300) return kept(client, change, answer, manners);
  if (change.after === null && (answer.status === 404 || answer.status === 410)) return { kind: 'changed' };
  if (answer.status === 412) return afterConflict(client, change, manners);
  // Some relays answer so although the server behind them has done it.
  if (answer.status >= 500) return afterLoss(client, change, manners);
  if (answer.status === 423 || answer.status === 429)
    return { kind: 'away', sentence: String(answer.status) };
  return { kind: 'refused', status: answer.status };
}

/** Every write names the version it was made from. */
async function asked(client: DavClient, { url, before, after }: ObjectChange): Promise<HttpAnswer> {
  if (after === null) return client.remove(url, before?.etag ?? '');
  const condition: Condition = before === null ? 'if-none' : { ifMatch: before.etag };
  return client.put(url, after, condition);
}

/** `lost`: it was sent and may have happened. An error: it certainly did not. */
function lostOrError(error: unknown): 'lost' | Error {
  if (error instanceof NoAnswer) return error.sent ? 'lost' : error;
  const known = error instanceof Unreachable || error instanceof Refused || error instanceof UserError;
  if (known) return error;
  throw error;
}

/** A strong ETag in the answer means that the object is kept byte for byte (RFC 4791 §5.3.4); else it is read again. */
async function kept(
  client: DavClient,
  change: ObjectChange,
  answer: HttpAnswer,
  manners: WriteManners,
): Promise<Writing> {
  if (change.after === null) return written(change, '', '');
  const etag = answer.header('etag');
  if (etag !== null && !etag.startsWith('W/')) return written(change, etag.trim(), change.after);
  const found = await lookUp(client, change.url, manners);
  if (typeof found === 'string' || found.etag === null) return { kind: 'unclear', partly: false };
  return change.means(found.text)
    ? written(change, found.etag, found.text)
    : { kind: 'unclear', partly: false };
}

function written(change: ObjectChange, etag: string, text: string): Writing {
  return { kind: 'written', objects: [{ change, etag, text }] };
}

/** A new object that is there already may be ours, of an attempt whose answer was lost. */
async function afterConflict(
  client: DavClient,
  change: ObjectChange,
  manners: WriteManners,
): Promise<Writing> {
  if (change.before !== null) return { kind: 'changed' };
  const found = await lookUp(client, change.url, manners);
  const same = typeof found !== 'string' && found.etag !== null && change.means(found.text);
  return same ? written(change, found.etag, found.text) : { kind: 'changed' };
}

/** Nobody knows whether it happened: what stands there now tells, unless it is neither before nor after. */
async function afterLoss(client: DavClient, change: ObjectChange, manners: WriteManners): Promise<Writing> {
  const found = await lookUp(client, change.url, manners);
  if (found === 'unclear') return { kind: 'unclear', partly: false };
  if (found === 'none') return nothingThere(change);
  if (change.after !== null && found.etag !== null && change.means(found.text))
    return written(change, found.etag, found.text);
  if (change.before !== null && found.etag === change.before.etag) return NOT_HAPPENED;
  return change.before !== null && found.text === change.before.text
    ? NOT_HAPPENED
    : { kind: 'unclear', partly: false };
}

function nothingThere(change: ObjectChange): Writing {
  if (change.after === null) return written(change, '', '');
  return change.before === null ? NOT_HAPPENED : { kind: 'changed' };
}

const NOT_HAPPENED: Writing = { kind: 'away', sentence: '' };

interface Found {
  readonly text: string;
  readonly etag: string | null;
}

/** What stands there, asked for with growing pauses; `none`: certainly nothing. */
async function lookUp(
  client: DavClient,
  url: string,
  { pauses }: WriteManners,
): Promise<Found | 'none' | 'unclear'> {
  for (const pause of pauses) {
    await wait(pause);
    const answer = await client.get(url).catch((error: unknown) => {
      if (error instanceof Unreachable || error instanceof Refused || error instanceof UserError) return null;
      throw error;
    });
    if (answer?.status === 200) return { text: answer.text, etag: strongEtag(answer.header('etag')) };
    if (answer?.status === 404 || answer?.status === 410) return 'none';
  }
  return 'unclear';
}
