import type dnsModule from 'node:dns';
import { isIP } from 'node:net';
import { EgressRefused } from './egress-refused.ts';

type Dns = typeof dnsModule;

export interface DnsGuard {
  /** Whether the address of a name may be asked for. */
  readonly mayLookUp: (name: string) => boolean;
  /** Whether another record of a name may be asked for. */
  readonly mayAsk: (name: string, type: string) => boolean;
  /** What the DNS answered for a name that may be looked up. */
  readonly found: (name: string, addresses: readonly string[]) => void;
}

/** What each function of a resolver asks for. */
const ASKS = {
  resolve4: 'A',
  resolve6: 'AAAA',
  resolveAny: 'ANY',
  resolveCaa: 'CAA',
  resolveCname: 'CNAME',
  resolveMx: 'MX',
  resolveNaptr: 'NAPTR',
  resolveNs: 'NS',
  resolvePtr: 'PTR',
  resolveSoa: 'SOA',
  resolveSrv: 'SRV',
  resolveTlsa: 'TLSA',
  resolveTxt: 'TXT',
  reverse: 'PTR',
} as const;

type Fn = (...args: unknown[]) => unknown;
type Bag = Record<string, unknown>;

/** Puts the guard before every way of asking a name server, with callbacks and with promises. */
export function guardDns(dns: Dns, guard: DnsGuard): void {
  const places = [
    dns,
    dns.promises,
    dns.Resolver.prototype,
    dns.promises.Resolver.prototype,
  ] as unknown as readonly Bag[];
  for (const place of places)
    for (const name of [...Object.keys(ASKS), 'resolve', 'lookup', 'lookupService']) wrap(place, name, guard);
}

function wrap(place: Bag, name: string, guard: DnsGuard): void {
  const original = place[name];
  if (typeof original !== 'function') return;
  const ask = original as Fn;
  const guarded = function guarded(this: unknown, ...args: unknown[]): unknown {
    const host = String(args[0]);
    if (!mayPass(name, args, guard)) return refuse(args, new EgressRefused(`DNS ${host}`));
    if (name !== 'lookup' && isThisMachine(host)) return refuse(args, noSuchRecord(host));
    return Reflect.apply(ask, this, listening(name, host, args, guard));
  };
  // `util.promisify` finds here how the function answers.
  Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(ask));
  place[name] = withPromise(guarded, guard);
}

function mayPass(name: string, args: readonly unknown[], guard: DnsGuard): boolean {
  const host = String(args[0]);
  if (name === 'lookup') return isIP(host) !== 0 || host === '' || guard.mayLookUp(host);
  const type = name === 'resolve' ? recordOf(args[1]) : (ASKS[name as keyof typeof ASKS] ?? '');
  return ((type === 'A' || type === 'AAAA') && guard.mayLookUp(host)) || guard.mayAsk(host, type);
}

function recordOf(written: unknown): string {
  return typeof written === 'string' ? written.toUpperCase() : 'A';
}

/** A callback hears of it in the next turn, a promise is rejected. */
function refuse(args: readonly unknown[], refused: Error): unknown {
  const callback = args.at(-1);
  if (typeof callback !== 'function') return Promise.reject(refused);
  process.nextTick(() => (callback as Fn)(refused));
  return undefined;
}

/** Names that no name server is asked for (RFC 6761 §6.3): libraries that do are answered here. */
function isThisMachine(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(host);
}

/** What a name server would say. */
function noSuchRecord(host: string): Error {
  return Object.assign(new Error(`queryA ENOTFOUND ${host}`), { code: 'ENOTFOUND', hostname: host });
}

/** The same arguments, with a callback that notes the addresses on their way. */
function listening(name: string, host: string, args: readonly unknown[], guard: DnsGuard): unknown[] {
  const callback = args.at(-1);
  if (typeof callback !== 'function' || !givesAddresses(name, args)) return [...args];
  const hear: Fn = (error, answer, ...more) => {
    guard.found(host, addressesIn(answer));
    return (callback as Fn)(error, answer, ...more);
  };
  return [...args.slice(0, -1), hear];
}

function givesAddresses(name: string, args: readonly unknown[]): boolean {
  return /^(?:lookup|resolve4|resolve6)$/.test(name) || (name === 'resolve' && /^A/.test(recordOf(args[1])));
}

/** Notes what a promise brings, too. */
function withPromise(guarded: Fn, guard: DnsGuard): Fn {
  const noting = function noting(this: unknown, ...args: unknown[]): unknown {
    const answer = Reflect.apply(guarded, this, args);
    if (!(answer instanceof Promise)) return answer;
    return answer.then((found: unknown) => {
      guard.found(String(args[0]), addressesIn(found));
      return found;
    });
  };
  Object.defineProperties(noting, Object.getOwnPropertyDescriptors(guarded));
  return noting;
}

function addressesIn(answer: unknown): readonly string[] {
  const many = Array.isArray(answer) ? (answer as readonly unknown[]) : [answer];
  return many.flatMap((one) => {
    const address = typeof one === 'object' && one !== null && 'address' in one ? one.address : one;
    return typeof address === 'string' && isIP(address) !== 0 ? [address] : [];
  });
}
