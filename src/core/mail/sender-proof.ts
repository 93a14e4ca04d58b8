import type { Address, SenderProof } from '../../domain/mail.ts';
import { mailboxesIn } from './addresses.ts';
import type { AuthResult } from './auth-results.ts';
import { alignedDomains } from './domains.ts';
import { fieldsNamed, type Headers } from './headers.ts';
import { trustedResults } from './trusted-results.ts';

/**
 * What our own server found out about the author (RFC 8601 §5, RFC 7489 §3.1): `trustedResults` tells which fields are
 * its own. DMARC decides; where the server did not check it, an aligned DKIM or SPF pass does.
 */
export function senderProof(headers: Headers, authservIds: readonly string[]): SenderProof {
  const authors = fieldsNamed(headers, 'from');
  if (authors.length > 1) return failed('The mail has more than one From field.');
  const mailboxes = mailboxesIn(authors[0] ?? '');
  const from = mailboxes[0]?.address;
  if (mailboxes.length > 1) return failed('The mail names more than one author.');
  if (from === null || from === undefined) return unknown('The mail names no author.');
  if (authservIds.length === 0) return unknown('No mail server is named whose check of the sender counts.');
  const results = trustedResults(headers, authservIds);
  if (results === null) return unknown('Our mail server did not check the sender.');
  return verdictOf(results, from);
}

function verdictOf(results: readonly AuthResult[], from: Address): SenderProof {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const dmarc = results.filter(({ method }) => method === 'dmarc');
  // Whom the server took for the author must be whom we take for it: a From field can be read in two ways.
  const named = dmarc.filter(({ properties }) => alignedDomains(properties['header.from'] ?? '', domain));
  const dmarcPass =
    named.some(({ result }) => result === 'pass') && dmarc.every(({ result }) => result !== 'fail');
  const by = [
    ...(dmarcPass ? (['dmarc'] as const) : []),
    ...(results.some((result) => dkimPass(result, domain)) ? (['dkim'] as const) : []),
    ...(results.some((result) => spfPass(result, domain)) ? (['spf'] as const) : []),
  ];
  if (dmarc.some(({ result }) => result === 'fail')) return failed('The sender failed the DMARC check.');
  if (dmarcPass) return { kind: 'proved', by };
  if (dmarc.some(({ result }) => !UNCHECKED.has(result)))
    return unknown('The DMARC check of the sender did not finish.');
  if (by.length > 0) return { kind: 'proved', by };
  return unknown("No check of our mail server speaks for the sender's domain.");
}

/** DMARC results that leave the question to DKIM and SPF: the domain publishes no policy, or a bare pass was for another. */
const UNCHECKED = new Set(['none', 'bestguesspass', 'pass']);

function dkimPass({ method, result, properties }: AuthResult, domain: string): boolean {
  if (method !== 'dkim' || result !== 'pass') return false;
  const signer = properties['header.d'] ?? properties['header.i'] ?? '';
  return alignedDomains(afterAt(signer), domain);
}

function spfPass({ method, result, properties }: AuthResult, domain: string): boolean {
  return (
    method === 'spf' &&
    result === 'pass' &&
    alignedDomains(afterAt(properties['smtp.mailfrom'] ?? ''), domain)
  );
}

function afterAt(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1);
}

function failed(sentence: string): SenderProof {
  return { kind: 'failed', sentence };
}

function unknown(sentence: string): SenderProof {
  return { kind: 'unknown', sentence };
}
