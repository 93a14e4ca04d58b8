// What a server reports as changed since a token (RFC 6578) is believed, and now and then compared with everything it lists:
// a change that it forgot to report would leave a taken time free for ever.

import type { DavClient } from './dav-client.ts';
import { single } from './fetch-objects.ts';
import { type LocalCopy, listing, refreshed, type Source, updated } from './local-copy.ts';
import type { Listed } from './multistatus.ts';

export interface Checked {
  readonly copy: LocalCopy;
  /** Objects that the reports had left wrong, and that are right now. */
  readonly missed: number;
}

interface Differences {
  readonly changed: ReadonlyMap<string, Listed>;
  readonly gone: readonly string[];
}

/** Compares a copy with the ETags of everything listed, and repairs it. What changed meanwhile is asked for once more first. */
export async function checkedCopy(client: DavClient, source: Source, copy: LocalCopy): Promise<Checked> {
  const first = differences(copy, await listing(client, copy.url));
  if (isNone(first)) return { copy, missed: 0 };
  const fresh = await refreshed(client, copy.url, source, copy);
  const { changed, gone } = differences(fresh, await listing(client, copy.url));
  const lost = await certainlyGone(client, fresh, gone);
  const repaired = await updated(client, fresh, source, { changed, gone: lost, token: fresh.token });
  const keys = [...changed.keys(), ...lost];
  const missed = keys.filter((key) => repaired.objects.get(key)?.file !== fresh.objects.get(key)?.file);
  return { copy: repaired, missed: missed.length };
}

/** An ETag that is missing on one side tells nothing. */
function differences({ objects }: LocalCopy, listed: ReadonlyMap<string, Listed>): Differences {
  const changed = [...listed].filter(([key, { etag }]) => {
    const known = objects.get(key);
    return known === undefined || (etag !== null && known.etag !== null && known.etag !== etag);
  });
  return { changed: new Map(changed), gone: [...objects.keys()].filter((key) => !listed.has(key)) };
}

function isNone({ changed, gone }: Differences): boolean {
  return changed.size + gone.length === 0;
}

/** A list may be cut short: only what the server itself says is not there any more is taken for gone. */
async function certainlyGone(
  client: DavClient,
  { objects }: LocalCopy,
  keys: readonly string[],
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const key of keys) {
    const known = objects.get(key);
    if (known !== undefined && (await single(client, known)) === null) gone.push(key);
  }
  return gone;
}
