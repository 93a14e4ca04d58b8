// The one gate between this program and the network. Once it is closed, no code in the process, ours or a library's,
// opens a connection, sends a datagram or asks the DNS, but for what the practice's settings allow: whatever is not
// allowed is refused before the system hears of it. Sockets of this machine's file system are no network.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import {
  type Allowance,
  allowanceOf,
  type Destination,
  mayAsk,
  mayConnect,
  mayLookUp,
  NOTHING,
  type Reaching,
} from '../../core/egress/destinations.ts';
import { EgressRefused } from './egress-refused.ts';
import { guardDns } from './guard-dns.ts';

let allowed: Allowance = NOTHING;
let extra: Allowance = NOTHING;
let closed = false;
const NO_MAIL = { imap: null, smtp: null, oauth: null, checkSignatures: false } as const;
const NO_AGENDA = { sources: [] } as const;
/** Names that the DNS gave an address for: some libraries look a name up and connect to the address. */
const named = new Map<string, Set<string>>();

/** From now on only what this practice's settings name may be reached, and what was allowed beside it. */
export function allowOnly(practice: Reaching): void {
  allowed = allowanceOf(practice);
}

/** This may be reached too, for as long as the program runs: what a person named on the command line. */
export function allowAlso({ mail, agenda, model }: Partial<Reaching>): void {
  const more = allowanceOf({ mail: mail ?? NO_MAIL, agenda: agenda ?? NO_AGENDA, model: model ?? null });
  allowDestinations(more);
}

/** The same for places that no setting names yet: those that set-up tries while it asks. */
export function allowDestinations({ destinations, records }: Allowance): void {
  const isNew = (one: Destination) => !extra.destinations.some((known) => isSame(known, one));
  extra = {
    destinations: [...extra.destinations, ...destinations.filter(isNew)],
    records: [...extra.records, ...records],
  };
}

/** Closes the gate for good; before that everything passes. What is loaded afterwards meets it too. */
export function closeGate(): void {
  if (closed) return;
  closed = true;
  guardSockets();
  guardDatagrams();
  guardDns(dns, {
    mayLookUp: (name) => mayLookUp(now(), name),
    mayAsk: (name, type) => mayAsk(now(), name, type),
    found: (name, addresses) => {
      for (const address of addresses) named.set(address, (named.get(address) ?? new Set()).add(name));
    },
  });
  syncBuiltinESMExports();
}

/** Whether the gate would let a connection pass; always before it is closed. */
export function passes(host: string, port: number): boolean {
  return !closed || mayConnect(now(), { host, port, named: named.get(host) ?? [] });
}

function now(): Allowance {
  return {
    destinations: [...allowed.destinations, ...extra.destinations],
    records: [...allowed.records, ...extra.records],
  };
}

function isSame(one: Destination, other: Destination): boolean {
  return one.host === other.host && one.port === other.port && one.reach === other.reach;
}

/** TLS, HTTP and `fetch` all open their connections here. */
function guardSockets(): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...wanted: unknown[]): net.Socket {
    const target = targetOf(wanted);
    if (target === null || passes(target.host, target.port)) return Reflect.apply(connect, this, wanted);
    const refused = new EgressRefused(`${target.host}:${target.port}`);
    process.nextTick(() => this.destroy(refused));
    return this;
  };
}

/** Where `connect` is told to go, in all the shapes it understands; null for a path of the file system. */
function targetOf(wanted: readonly unknown[]): { readonly host: string; readonly port: number } | null {
  const [first, second] = Array.isArray(wanted[0]) ? (wanted[0] as readonly unknown[]) : wanted;
  if (typeof first !== 'object' || first === null) {
    if (typeof first === 'string' && !/^\d+$/.test(first)) return null;
    return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) };
  }
  if ('path' in first && typeof first.path === 'string' && first.path !== '') return null;
  const host = 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  return { host, port: 'port' in first ? Number(first.port) : Number.NaN };
}

/** The program has no use for datagrams at all; a resolver's are made by the system. */
function guardDatagrams(): void {
  const refuse = (): never => {
    throw new EgressRefused('UDP');
  };
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
}
