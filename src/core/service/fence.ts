import type { Allowance, Destination } from '../egress/destinations.ts';
import { siteOf } from '../egress/site.ts';
import type { AllowedAddress, Fence } from './serving.ts';

/** Providers that answer from ever other addresses: what the DNS says today is wrong tomorrow. */
const MOVING_SITES = [
  'gmail.com',
  'google.com',
  'googleapis.com',
  'office365.com',
  'outlook.com',
  'microsoftonline.com',
  'icloud.com',
  'me.com',
  'fastmail.com',
  'yahoo.com',
];

export interface Looked {
  /** Addresses by host; a host that has none now is missing or has an empty list. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  /** Addresses of the machine's name servers. */
  readonly resolvers: readonly string[];
}

/** The hosts whose addresses must be known for a closed fence. */
export function fencedHosts({ destinations }: Allowance): readonly string[] {
  return [...new Set(destinations.map(({ host }) => host))];
}

/** Hosts without an address: a closed fence would keep the secretary from them. */
export function unknownHosts(allowance: Allowance, { addresses }: Looked): readonly string[] {
  return fencedHosts(allowance).filter((host) => (addresses.get(host) ?? []).length === 0);
}

/** Closed around what practice.yaml names and the DNS; open where addresses can't be held to. */
export function fenceOf(allowance: Allowance, looked: Looked): Fence {
  const moving = allowance.destinations.filter(isMoving).map(({ host }) => host);
  if (moving.length > 0) return { kind: 'open', hosts: [...new Set(moving)] };
  const named = new Map<string, Set<string>>();
  const allow = (address: string, name: string) => {
    const key = isLoopback(address) ? 'localhost' : address;
    named.set(key, (named.get(key) ?? new Set()).add(name));
  };
  for (const host of fencedHosts(allowance))
    for (const address of looked.addresses.get(host) ?? []) allow(address, host);
  if (named.size > 0 || allowance.records.length > 0)
    for (const address of looked.resolvers) allow(address, 'DNS');
  return { kind: 'closed', allowed: [...named].map(toAllowed).sort(byAddress) };
}

function isMoving({ host, port }: Destination): boolean {
  return port === null || MOVING_SITES.includes(siteOf(host));
}

function isLoopback(address: string): boolean {
  return /^127\.|^::1$/.test(address);
}

function toAllowed([address, names]: readonly [string, ReadonlySet<string>]): AllowedAddress {
  return { address, names: [...names].sort() };
}

function byAddress(one: AllowedAddress, other: AllowedAddress): number {
  return one.address < other.address ? -1 : 1;
}
