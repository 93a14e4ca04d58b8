// Checks the sender's signature ourselves (RFC 6376, RFC 7489), for practices whose mail server reports nothing. The only
// thing in the program that asks the DNS about a sender; never used unless the practice says so in practice.yaml.

import type { AuthenticateResult } from 'mailauth';
import { alignedDomains } from '../../core/mail/domains.ts';
import { UserError } from '../../domain/errors.ts';
import type { Address, RawMail, SenderProof } from '../../domain/mail.ts';

export interface DkimSettings {
  /** Asks the DNS, as `node:dns/promises` `resolve` does. */
  readonly resolver: (name: string, type: string) => Promise<string[][] | string[]>;
  /** Milliseconds that a check may take. */
  readonly patience?: number;
}

/** What checks one mail: `from` is its one author, as `readMail` understood it. Never throws for a mail. */
export type CheckSignature = (raw: RawMail, from: Address) => Promise<SenderProof>;

const PATIENCE_MS = 5_000;

/**
 * A check of signatures with the package `mailauth`, which only practices that want this install. Throws `UserError`
 * when it is not there.
 */
export async function dkimProof({ resolver, patience = PATIENCE_MS }: DkimSettings): Promise<CheckSignature> {
  const { authenticate } = await load();
  return async (raw, from) => {
    if (raw.truncated) return unknown('The mail is too large for its signature to be checked.');
    const options = { resolver, disableArc: true, disableBimi: true, mta: 'localhost' };
    try {
      const checked = await inTime(authenticate(Buffer.from(raw.bytes), options), patience);
      return checked === null
        ? unknown('The check of the signature did not finish.')
        : proofOf(checked, from);
    } catch {
      // Whatever a hostile mail does to the library, it is not proved.
      return unknown('The signature of the sender could not be checked.');
    }
  };
}

async function load(): Promise<typeof import('mailauth')> {
  try {
    return await import('mailauth');
  } catch (cause) {
    const sentence =
      'Signatures can only be checked with the package "mailauth". Run: npm install mailauth, or remove mail.check-signatures.';
    throw new UserError(sentence, { cause });
  }
}

/** Null when it takes longer than `patience`; the late answer is dropped. */
async function inTime<T>(work: Promise<T>, patience: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/**
 * A whole, aligned signature that covers the From field proves the sender. Where the domain publishes DMARC, its own
 * idea of alignment must agree. Nothing here can say "forged": whether SPF passed is not known after delivery.
 */
function proofOf({ dkim, dmarc }: AuthenticateResult, from: Address): SenderProof {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const verdict = dmarc === false || dmarc === undefined ? null : dmarc;
  // mailauth falls back to relaxed alignment where `adkim=s` asks for the very same domain (RFC 7489 §3.1.1).
  const strict = /\badkim\s*=\s*s\b/i.test(verdict?.rr ?? '');
  const proved = dkim.results
    .map(signatureOf)
    .some(({ whole, signer }) => whole && (strict ? signer === domain : alignedDomains(signer, domain)));
  if (!proved) return unknown("No valid signature of the sender's domain is on the mail.");
  if (verdict?.status.result === 'pass') return { kind: 'proved', by: ['dmarc', 'dkim'] };
  if (verdict === null || verdict.status.result === 'none') return { kind: 'proved', by: ['dkim'] };
  return unknown("The signature does not satisfy the rules of the sender's domain.");
}

interface Signature {
  /** Passed, over the whole body (no `l=`), and over the From field (RFC 6376 §5.4). */
  readonly whole: boolean;
  readonly signer: string;
}

/** mailauth's types leave out what was signed. */
function signatureOf(result: object): Signature {
  const { signingDomain, status, canonBodyLengthLimited, signingHeaders } = result as Record<string, unknown>;
  const keys = textIn(signingHeaders, 'keys').toLowerCase().split(':');
  const covered = keys.some((name) => name.trim() === 'from');
  const passed = textIn(status, 'result') === 'pass' && canonBodyLengthLimited === false;
  return { whole: passed && covered, signer: String(signingDomain).toLowerCase() };
}

function textIn(raw: unknown, key: string): string {
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, key) : '';
  return typeof value === 'string' ? value : '';
}

function unknown(sentence: string): SenderProof {
  return { kind: 'unknown', sentence };
}
