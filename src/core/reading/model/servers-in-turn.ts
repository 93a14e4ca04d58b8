import { hashOf } from '../../text-hash.ts';

/**
 * The model servers of a practice in the order in which it prefers them: as listed, begun at a place of its own. Practices
 * that share a list so begin with different ones, and each server keeps the rules of fewer of them. `practice` is what
 * tells it apart, its address; the same order at every start.
 */
export function serversInTurn<T>(servers: readonly T[], practice: string): readonly T[] {
  const first = servers.length === 0 ? 0 : spread(practice) % servers.length;
  return [...servers.slice(first), ...servers.slice(0, first)];
}

/** FNV-1a with the last mixing of MurmurHash3, over UTF-16: even addresses that differ in one digit lie far apart. */
function spread(text: string): number {
  let hash = hashOf(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
