import { agendaError } from '../agenda/agenda-trouble.ts';
import type { DavClient } from './dav-client.ts';
import { multigetBody } from './dav-requests.ts';
import { type Listed, resourceKey, strongEtag } from './multistatus.ts';

export interface FetchedObject {
  readonly url: string;
  readonly etag: string | null;
  readonly text: string;
}

/** Objects asked for at once. */
const BATCH = 100;

/**
 * The texts of objects; null for one that is gone meanwhile. What a server leaves out of its answer is asked for by
 * itself: nothing that was listed is ever taken for not there.
 */
export async function fetchObjects(
  client: DavClient,
  collection: string,
  wanted: readonly (readonly [key: string, listed: Listed])[],
): Promise<ReadonlyMap<string, FetchedObject | null>> {
  const found = new Map<string, FetchedObject | null>();
  for (let at = 0; at < wanted.length; at += BATCH) {
    const batch = wanted.slice(at, at + BATCH);
    for (const [key, object] of await together(client, collection, batch)) found.set(key, object);
    for (const [key, listed] of batch) {
      if (!found.has(key)) found.set(key, await single(client, listed));
    }
  }
  return found;
}

async function together(
  client: DavClient,
  collection: string,
  batch: readonly (readonly [key: string, listed: Listed])[],
): Promise<ReadonlyMap<string, FetchedObject | null>> {
  const objects = new Map<string, FetchedObject | null>();
  const etags = new Map(batch.map(([key, { etag }]) => [key, etag]));
  const body = multigetBody(batch.map(([, { url }]) => new URL(url).pathname));
  const { found } = await client.report(collection, '1', body);
  for (const { url, status, props } of found?.responses ?? []) {
    const key = resourceKey(url);
    const text = props.get('c:calendar-data')?.text;
    if (!etags.has(key)) continue;
    if (status === 404 || status === 410) objects.set(key, null);
    else if (text !== undefined && text.trim() !== '') {
      const etag = strongEtag(props.get('d:getetag')?.text ?? null) ?? etags.get(key) ?? null;
      objects.set(key, { url, etag, text: text.replace(/^\s+(?=BEGIN:)/, '') });
    }
  }
  return objects;
}

/** One object by GET; null when it is gone. */
export async function single(client: DavClient, { url, etag }: Listed): Promise<FetchedObject | null> {
  const answer = await client.get(url);
  if (answer.status === 404 || answer.status === 410) return null;
  if (answer.status !== 200) throw agendaError({ kind: 'status', status: answer.status }, client.where);
  return { url, etag: strongEtag(answer.header('etag')) ?? etag, text: answer.text };
}
