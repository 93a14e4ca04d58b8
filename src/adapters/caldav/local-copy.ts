// A calendar of a server as it was last seen, and how it is brought up to date: by what changed since a token where the
// server can (RFC 6578), else by comparing ETags. A copy is never changed, only replaced by a newer one.

import { createHash } from 'node:crypto';
import type { CalendarFile } from '../../domain/agenda.ts';
import type { CaldavSource } from '../../domain/agenda-source.ts';
import { agendaError } from '../agenda/agenda-trouble.ts';
import type { DavAnswer, DavClient } from './dav-client.ts';
import { propfindBody, syncBody } from './dav-requests.ts';
import { propText, syncsCollections } from './discover.ts';
import { fetchObjects } from './fetch-objects.ts';
import { type DavResponse, decoded, type Listed, resourceKey, strongEtag } from './multistatus.ts';

export interface StoredObject {
  readonly url: string;
  /** As the server gave it, made strong; null when it gives none. */
  readonly etag: string | null;
  readonly file: CalendarFile;
}

export interface LocalCopy {
  /** Address of the collection. */
  readonly url: string;
  /** By the path of their address. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  readonly files: readonly CalendarFile[];
  readonly version: string;
  /** Null: this server can't tell what changed. */
  readonly token: string | null;
  /** cs:getctag, changed with anything in the calendar; null when the server has none. */
  readonly ctag: string | null;
}

export type Source = Pick<CaldavSource, 'name' | 'practitioner' | 'writable'>;

/** Events and characters in one calendar, beyond which something is wrong. */
const MOST_OBJECTS = 50_000;
const MOST_TEXT = 64 * 1024 * 1024;

/** The calendar as it is now. `before` is null the first time. */
export async function refreshed(
  client: DavClient,
  url: string,
  source: Source,
  before: LocalCopy | null,
): Promise<LocalCopy> {
  if (before !== null && before.token !== null) {
    const news = await changesSince(client, url, before.token);
    if (news !== null) return updated(client, before, source, news);
  }
  const { canSync, ctag } = await look(client, url);
  if (before !== null && !canSync && ctag !== null && ctag === before.ctag) return before;
  const whole = canSync ? await changesSince(client, url, '') : null;
  const listed = whole ?? { changed: await listing(client, url), gone: [], token: null };
  const gone = [...(before?.objects.keys() ?? [])].filter((key) => !listed.changed.has(key));
  const base = before ?? { url, objects: new Map(), files: [], version: '', token: null, ctag: null };
  return { ...(await updated(client, base, source, { ...listed, gone })), ctag };
}

async function look(client: DavClient, url: string): Promise<{ canSync: boolean; ctag: string | null }> {
  const props = ['d:sync-token', 'd:supported-report-set', 'cs:getctag', 'd:resourcetype'];
  const answer = await client.propfind(url, '0', propfindBody(props));
  const [here] = answer.found?.responses ?? [];
  if (here === undefined) throw refusal(answer, client);
  return { canSync: syncsCollections(here.props), ctag: propText(here.props, 'cs:getctag') };
}

function refusal({ status }: DavAnswer, { where }: DavClient): Error {
  if (status === 404 || status === 410) return agendaError({ kind: 'missing' }, where);
  if (status === 403) return agendaError({ kind: 'forbidden' }, where);
  return agendaError({ kind: 'status', status }, where);
}

interface News {
  /** ETags of what is new or changed, by key, with their addresses. */
  readonly changed: ReadonlyMap<string, Listed>;
  readonly gone: readonly string[];
  readonly token: string | null;
}

/** Truncated answers (507) are asked on; so many parts are believed. */
const MOST_PARTS = 1000;

/**
 * What changed since a token; null when the server takes the token no more (Radicale 403, Xandikos 500, others 409,
 * 410, 412), or can't do it at all.
 */
async function changesSince(client: DavClient, url: string, since: string): Promise<News | null> {
  const changed = new Map<string, Listed>();
  const gone = new Set<string>();
  let token = since;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const { found, status } = await client.report(url, '0', syncBody(token));
    // A server that is down is not asked for everything; an address that is gone is found out by the next look.
    if ([429, 502, 503].includes(status)) throw agendaError({ kind: 'status', status }, client.where);
    if (found === null || found.syncToken === null) return null;
    for (const response of found.responses) note(response, url, changed, gone);
    const more = found.responses.some((response) => response.status === 507);
    const stuck = found.syncToken === token;
    token = found.syncToken;
    if (!more || stuck) break;
  }
  return { changed, gone: [...gone], token };
}

function note(
  { url: address, status, props }: DavResponse,
  collection: string,
  changed: Map<string, Listed>,
  gone: Set<string>,
): void {
  const key = resourceKey(address);
  if (status === 404 || status === 410) {
    gone.add(key);
    changed.delete(key);
  } else if (status < 300 && isObject(address, collection)) {
    changed.set(key, { url: address, etag: strongEtag(propText(props, 'd:getetag')) });
    gone.delete(key);
  }
}

/** Every object with its ETag, for servers without sync reports and to check the reports of others. */
export async function listing(client: DavClient, url: string): Promise<ReadonlyMap<string, Listed>> {
  const answer = await client.propfind(
    url,
    '1',
    propfindBody(['d:getetag', 'd:resourcetype', 'd:getcontenttype']),
  );
  if (answer.found === null) throw refusal(answer, client);
  const objects = answer.found.responses.filter(
    ({ url: address, status, props }) =>
      status < 300 && isObject(address, url) && !props.get('d:resourcetype')?.children.length,
  );
  return new Map(
    objects.map(({ url: address, props }) => [
      resourceKey(address),
      { url: address, etag: strongEtag(propText(props, 'd:getetag')) },
    ]),
  );
}

/** A thing inside the collection, not the collection and not one in it. */
function isObject(address: string, collection: string): boolean {
  const key = resourceKey(address);
  return !key.endsWith('/') && key !== resourceKey(collection).replace(/\/$/, '');
}

/** The copy with these changes fetched and taken over. */
export async function updated(
  client: DavClient,
  before: LocalCopy,
  source: Source,
  news: News,
): Promise<LocalCopy> {
  const wanted = [...news.changed].filter(([key, { etag }]) => {
    const known = before.objects.get(key);
    return known === undefined || etag === null || known.etag !== etag;
  });
  const gone = news.gone.filter((key) => before.objects.has(key));
  if (wanted.length === 0 && gone.length === 0) {
    return before.version === '' ? whole({ ...before, token: news.token }) : { ...before, token: news.token };
  }
  if (before.objects.size + wanted.length > MOST_OBJECTS)
    throw agendaError({ kind: 'too-many' }, client.where);
  const objects = new Map(before.objects);
  for (const key of gone) objects.delete(key);
  const fetched = await fetchObjects(client, before.url, wanted);
  for (const [key, found] of fetched) {
    if (found === null) objects.delete(key);
    else objects.set(key, stored(found.url, found.etag, found.text, source, before.objects.get(key)));
  }
  let size = 0;
  for (const { file } of objects.values()) size += file.text.length;
  if (size > MOST_TEXT) throw agendaError({ kind: 'too-many' }, client.where);
  return whole({ ...before, objects, token: news.token });
}

/** An object whose text is the same stays the same file, which spares reading it again. */
export function stored(
  url: string,
  etag: string | null,
  text: string,
  { name, practitioner, writable }: Source,
  before: StoredObject | undefined,
): StoredObject {
  if (before !== undefined && before.file.text === text) return { ...before, url, etag };
  const last = decoded(new URL(url).pathname.split('/').at(-1) ?? '');
  return { url, etag, file: { name: `${name}/${last}`, text, practitioner, writable } };
}

/** The copy with its files in one order and the fingerprint of all. */
export function whole(copy: LocalCopy): LocalCopy {
  const entries = [...copy.objects].sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(copy.url);
  for (const [key, { etag, file }] of entries) {
    hash.update(JSON.stringify([key, etag ?? createHash('sha256').update(file.text).digest('hex')]));
  }
  return {
    ...copy,
    objects: new Map(entries),
    files: entries.map(([, { file }]) => file),
    version: hash.digest('hex'),
  };
}
