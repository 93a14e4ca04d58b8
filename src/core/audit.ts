// The trail that shows when it was changed (handbook R-24): each entry carries a keyed hash over itself and the one
// before. Whoever changes, removes, adds or swaps entries without the key breaks it there.

import { createHmac } from 'node:crypto';
import type { CaseId } from '../domain/case.ts';
import type { Instant } from '../domain/time.ts';

/** What one entry says: no message text, no address in clear. */
export interface AuditLine {
  readonly at: Instant;
  readonly actor: 'agent' | 'human' | 'clock';
  readonly verb: string;
  readonly case: CaseId | null;
  readonly detail: string;
}

/** An entry in its place: `hash` is `chain` over the hash before it and the entry itself. */
export interface SealedLine extends AuditLine {
  /** From 1, without gaps. */
  readonly number: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const GENESIS = '';

/** Characters of detail that are kept at most. */
const MAX_DETAIL = 500;
const ADDRESS_LIKE = /(?:"[^"]{1,64}"|[^\s<>"(),:;@[\]\\]{1,254})@[^\s<>"(),:;@[\]\\]{1,254}/gu;

/** The keyed hash of an entry (HMAC-SHA256, hex) over the hash of the entry before it and its own fields. */
export function chain(previous: string, entry: AuditLine, key: string): string {
  const fields = JSON.stringify([previous, entry.at, entry.actor, entry.verb, entry.case, entry.detail]);
  return createHmac('sha256', key).update(`audit\0${fields}`).digest('hex');
}

/** Where a chain begins: after the last entry whose time was over (handbook §1.4), or before the first. */
export interface ChainStart {
  readonly number: number;
  readonly hash: string;
}

/** Number of the first entry that does not fit, in the order given; null when the chain is whole. */
export function firstBroken(
  entries: Iterable<SealedLine>,
  key: string,
  { number: before, hash }: ChainStart = { number: 0, hash: GENESIS },
): number | null {
  let previous = hash;
  let number = before;
  for (const entry of entries) {
    number += 1;
    const fits = entry.hash === chain(previous, entry, key) || entry.detail === forgottenDetail(entry, key);
    if (entry.number !== number || !fits) return number;
    previous = entry.hash;
  }
  return null;
}

/**
 * Stands in the place of words that named somebody who is forgotten (R-18). The entry keeps the hash of what it said, so
 * that the chain holds, and this seal says that the program itself took the words out.
 */
export function forgottenDetail(
  { number, hash, at, actor, verb, case: about }: SealedLine,
  key: string,
): string {
  const fields = JSON.stringify([number, hash, at, actor, verb, about]);
  return `forgotten ${createHmac('sha256', key).update(`forgotten\0${fields}`).digest('hex')}`;
}

/** Where the chain begins since older entries were thrown away, sealed. */
export function sealStart({ number, hash }: ChainStart, key: string): string {
  return createHmac('sha256', key).update(`start\0${number}\0${hash}`).digest('hex');
}

/** The end of the trail, sealed: without it nobody would see that the last entries were cut off. */
export function sealEnd(count: number, last: string, key: string): string {
  return createHmac('sha256', key).update(`end\0${count}\0${last}`).digest('hex');
}

/** Stands for an address where it must not be readable: 32 hex digits, the same for the same address and key. */
export function pseudonym(address: string, key: string): string {
  return createHmac('sha256', key)
    .update(`address\0${address.trim().toLowerCase()}`)
    .digest('hex')
    .slice(0, 32);
}

/** The entry as it may be kept: every address in its words is replaced by its pseudonym, and they are cut to 500. */
export function withoutAddresses(entry: AuditLine, key: string): AuditLine {
  const hide = (text: string) =>
    wellFormed(
      text
        .slice(0, 4 * MAX_DETAIL)
        .replaceAll(ADDRESS_LIKE, (address) => `address:${pseudonym(address, key)}`)
        .slice(0, MAX_DETAIL),
    );
  return { ...entry, verb: hide(entry.verb), detail: hide(entry.detail) };
}

/** The text as every store gives it back: no NUL, no half character. */
export function wellFormed(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
}
