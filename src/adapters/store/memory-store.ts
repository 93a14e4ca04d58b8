import { randomBytes } from 'node:crypto';
import {
  type AuditLine,
  chain,
  firstBroken,
  GENESIS,
  pseudonym,
  type SealedLine,
  wellFormed,
  withoutAddresses,
} from '../../core/audit.ts';
import type { Offer } from '../../domain/action.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports.ts';
import { frozenLine, stoppedLine, textApprovedLine } from './audit-lines.ts';
import { parseOffer, toJson } from './json.ts';
import { memoryCases } from './memory-cases.ts';
import { asInstant, heaviest } from './records.ts';

/** A store that forgets everything when the program ends: for tests, the demo and the dry run. */
export function memoryStore({ now }: { readonly now: () => Instant }): Store {
  const secret = randomBytes(32).toString('hex');
  const lines: SealedLine[] = [];
  const add = (line: AuditLine) => {
    const kept = withoutAddresses(line, secret);
    const hash = chain(lines.at(-1)?.hash ?? GENESIS, kept, secret);
    lines.push({ ...kept, number: lines.length + 1, hash });
  };
  return {
    ...memoryCases({ now, add, secret }),
    ...memoryOffers(),
    ...memoryContacts(add, secret),
    ...memoryApprovals(add),
    secret: async () => secret,
    audit: async (entry) => add({ ...entry, at: asInstant(entry.at) }),
    verifyAudit: async () => firstBroken(lines, secret),
    close: async () => undefined,
  };
}

type Offers = Pick<
  Store,
  'offers' | 'saveOffer' | 'closeOffer' | 'addMove' | 'moves' | 'addWaiting' | 'waiting'
>;

function memoryOffers(): Offers {
  const offers = new Map<string, Offer>();
  const moves = new Map<string, number>();
  const waiting = new Map<string, Instant>();
  return {
    offers: async (patient) =>
      [...offers.values()].filter((offer) => patient === undefined || offer.patient === patient),
    saveOffer: async (offer) => {
      const copy = parseOffer(toJson(offer), offer.state);
      if (copy === null) throw new Error(`${offer.id} could not be read back`);
      if ((offers.get(offer.id)?.state ?? 'open') === 'open') offers.set(offer.id, copy);
    },
    closeOffer: async (id, state) => {
      const known = offers.get(id);
      if (known === undefined) throw new Error(`there is no offer ${id}`);
      if (known.state === 'open') offers.set(id, { ...known, state });
    },
    addMove: async (key) => void moves.set(wellFormed(key), (moves.get(wellFormed(key)) ?? 0) + 1),
    moves: async () => Object.fromEntries(moves),
    addWaiting: async (patient, at) => {
      const since = asInstant(at);
      if (!waiting.has(wellFormed(patient))) waiting.set(wellFormed(patient), since);
    },
    waiting: async () =>
      [...waiting]
        .map(([patient, since]) => ({ patient, since }))
        .sort((one, other) => one.since - other.since),
  };
}

type Contacts = Pick<Store, 'freeze' | 'frozen' | 'stop' | 'stopped'>;

function memoryContacts(add: (line: AuditLine) => void, secret: string): Contacts {
  const freezes = new Map<string, readonly string[]>();
  const stops = new Set<string>();
  return {
    freeze: async (address, why, at) => {
      const key = pseudonym(address, secret);
      const known = freezes.get(key) ?? [];
      if (known.includes(wellFormed(why))) return;
      add(frozenLine(address, wellFormed(why), asInstant(at)));
      freezes.set(key, [...known, wellFormed(why)]);
    },
    frozen: async (address) => heaviest(freezes.get(pseudonym(address, secret)) ?? []),
    stop: async (address, at) => {
      const key = pseudonym(address, secret);
      if (stops.has(key)) return;
      add(stoppedLine(address, asInstant(at)));
      stops.add(key);
    },
    stopped: async (address) => stops.has(pseudonym(address, secret)),
  };
}

type Approvals = Pick<Store, 'approvals' | 'approveText' | 'eventCount' | 'saveEventCount'>;

function memoryApprovals(add: (line: AuditLine) => void): Approvals {
  const approvals = new Map<string, string>();
  let events: number | null = null;
  return {
    approvals: async () => Object.fromEntries(approvals),
    approveText: async (key, hash, by, at) => {
      add(textApprovedLine(key, hash, { by: wellFormed(by), at: asInstant(at) }));
      approvals.set(wellFormed(key), hash);
    },
    eventCount: async () => events,
    saveEventCount: async (count) => {
      events = count;
    },
  };
}
