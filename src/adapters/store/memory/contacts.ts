import { type AuditLine, pseudonym, wellFormed } from '../../../core/audit.ts';
import { MESSAGE_CLASSES } from '../../../domain/contact.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant, heaviest } from '../records.ts';
import { frozenLine, liftedLine, stoppedLine } from '../tables/audit-lines.ts';

type Freezes = Pick<Store, 'freeze' | 'frozen' | 'unfreeze'>;
type Stops = Pick<Store, 'stop' | 'stopped' | 'stoppedClasses' | 'unstop'>;
type Add = (line: AuditLine) => void;

/** Who must not be written to, in memory, by pseudonym as in the state file. */
export function memoryContacts(add: Add, secret: string): Freezes & Stops & OfAddresses {
  // When each contact was last written down here, by pseudonym.
  const last = new Map<string, Instant>();
  const noted = (key: string, at: Instant) => void last.set(key, Math.max(at, last.get(key) ?? 0));
  const { dropFrozen, ...freezes } = memoryFreezes(add, secret, noted);
  const { dropStopped, ...stops } = memoryStops(add, secret, noted);
  return {
    ...freezes,
    ...stops,
    stoppedLast: () => last,
    dropStop: (contact) => {
      last.delete(contact);
      return dropFrozen(contact) + dropStopped(contact);
    },
  };
}

interface OfAddresses {
  readonly stoppedLast: () => ReadonlyMap<string, Instant>;
  /** Drops freezes and stops of one pseudonym; returns how many. */
  readonly dropStop: (contact: string) => number;
}

type Noted = (key: string, at: Instant) => void;

function memoryFreezes(
  add: Add,
  secret: string,
  noted: Noted,
): Freezes & { readonly dropFrozen: (contact: string) => number } {
  const freezes = new Map<string, readonly string[]>();
  return {
    dropFrozen: (contact) => {
      const count = freezes.get(contact)?.length ?? 0;
      freezes.delete(contact);
      return count;
    },
    freeze: async (address, why, at) => {
      const key = pseudonym(address, secret);
      const known = freezes.get(key) ?? [];
      if (known.includes(wellFormed(why))) return;
      add(frozenLine(address, wellFormed(why), asInstant(at)));
      freezes.set(key, [...known, wellFormed(why)]);
      noted(key, at);
    },
    frozen: async (address) => heaviest(freezes.get(pseudonym(address, secret)) ?? []),
    unfreeze: async (address, by, at) => {
      const moment = asInstant(at);
      const lifted = freezes.delete(pseudonym(address, secret));
      if (lifted) add(liftedLine('ContactReopened', { address, by, at: moment }));
      return lifted;
    },
  };
}

function memoryStops(
  add: Add,
  secret: string,
  noted: Noted,
): Stops & { readonly dropStopped: (contact: string) => number } {
  const stops = new Set<string>();
  const classes = new Map<string, ReadonlySet<string>>();
  return {
    dropStopped: (contact) => {
      const count = (stops.delete(contact) ? 1 : 0) + (classes.get(contact)?.size ?? 0);
      classes.delete(contact);
      return count;
    },
    stop: async (address, at, kinds) => {
      const key = pseudonym(address, secret);
      const moment = asInstant(at);
      if (kinds === undefined) {
        if (!stops.has(key)) add(stoppedLine(address, moment));
        stops.add(key);
        noted(key, moment);
        return;
      }
      const known = classes.get(key) ?? new Set();
      const fresh = [...new Set(kinds)].filter((kind) => !known.has(kind));
      if (fresh.length === 0) return;
      add(stoppedLine(address, moment, fresh));
      classes.set(key, new Set([...known, ...fresh]));
      noted(key, moment);
    },
    stopped: async (address) => stops.has(pseudonym(address, secret)),
    stoppedClasses: async (address) => {
      const key = pseudonym(address, secret);
      return MESSAGE_CLASSES.filter((kind) => stops.has(key) || classes.get(key)?.has(kind));
    },
    unstop: async (address, by, at, kinds = MESSAGE_CLASSES) => {
      const key = pseudonym(address, secret);
      const moment = asInstant(at);
      const before = stops.delete(key) ? MESSAGE_CLASSES : [...(classes.get(key) ?? [])];
      const lifted = kinds.filter((kind) => before.includes(kind));
      classes.set(key, new Set(before.filter((kind) => !lifted.some((one) => one === kind))));
      const named = kinds.length < MESSAGE_CLASSES.length ? lifted : [];
      if (lifted.length > 0) add(liftedLine('StopLifted', { address, by, at: moment }, named));
      return lifted.length > 0;
    },
  };
}
