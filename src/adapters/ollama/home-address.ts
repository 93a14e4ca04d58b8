import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateHost } from './private-host.ts';

/**
 * The addresses of a server, each of them checked. Whoever connects uses these very addresses and asks no name server
 * again: a name that points home when it is checked may point elsewhere a moment later. Null when one of them lies
 * outside the private network and nobody allowed that. Rejects like `dns.lookup` when the name is not known.
 */
export async function homeAddresses(
  hostname: string,
  allowRemote: boolean,
): Promise<readonly LookupAddress[] | null> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found = family === 0 ? await lookup(bare, { all: true }) : [{ address: bare, family }];
  const home = allowRemote || found.every(({ address }) => isPrivateHost(address));
  return home && found.length > 0 ? found : null;
}
