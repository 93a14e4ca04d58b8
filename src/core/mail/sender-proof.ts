import type { Address, SenderProof } from '../../domain/mail.ts';
import { mailboxesIn } from './addresses.ts';
import { alignedDomains } from './domains.ts';
import { fieldsNamed, type Headers } from './headers.ts';

/** One `method=result` of an Authentication-Results field with its properties (RFC 8601 §2.2). */
export interface AuthResult {
  readonly method: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface AuthResults {
  readonly authservId: string;
  readonly results: readonly AuthResult[];
}

/**
 * What our own server found out about the author (RFC 8601 §5, RFC 7489 §3.1). Only the topmost field of a server
 * we named counts: fields below it may have come with the mail. DMARC decides; where the server did not check it,
 * an aligned DKIM or SPF pass does.
 */
export function senderProof(headers: Headers, authservIds: readonly string[]): SenderProof {
  const authors = fieldsNamed(headers, 'from');
  if (authors.length > 1) return failed('The mail has more than one From field.');
  const mailboxes = mailboxesIn(authors[0] ?? '');
  const from = mailboxes[0]?.address;
  if (mailboxes.length > 1) return failed('The mail names more than one author.');
  if (from === null || from === undefined) return unknown('The mail names no author.');
  const ours = authservIds.map((id) => id.toLowerCase());
  if (ours.length === 0) return unknown('No mail server is named whose check of the sender counts.');
  const checked = fieldsNamed(headers, 'authentication-results')
    .map(parseAuthResults)
    .find((field) => field !== null && ours.includes(field.authservId));
  if (checked === undefined || checked === null) return unknown('Our mail server did not check the sender.');
  return verdictOf(checked.results, from);
}

function verdictOf(results: readonly AuthResult[], from: Address): SenderProof {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const dmarc = results.filter(({ method }) => method === 'dmarc');
  const named = dmarc.filter(({ properties }) => alignedDomains(properties['header.from'] ?? domain, domain));
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

const MAX_LENGTH = 8_000;

/** Parses one field value (RFC 8601 §2.2); null when it is malformed. `none` gives no results. */
export function parseAuthResults(value: string): AuthResults | null {
  const tokens = tokensOf(value.slice(0, MAX_LENGTH));
  if (tokens === null) return null;
  const [head = [], ...statements] = splitAt(tokens, ';');
  const [id, version] = head;
  if (id === undefined || head.length > 2 || (version !== undefined && version !== '1')) return null;
  const results = statements.map(resultOf).filter((result) => result !== null);
  return { authservId: id.toLowerCase(), results };
}

/** `dkim/1 = pass reason="…" header.d = example.org` */
function resultOf(tokens: readonly string[]): AuthResult | null {
  const pairs = pairsOf(tokens);
  const [first, ...rest] = pairs;
  if (first === undefined) return null;
  const [method, result] = first;
  const properties: Record<string, string> = {};
  // The first mention counts, so that a value smuggled in behind cannot replace it.
  for (const [name, value] of rest) properties[name] ??= value.toLowerCase();
  return { method: method.split('/')[0] ?? '', result: result.toLowerCase(), properties };
}

/** Words, quoted strings and the signs `;` `=`; comments dropped, nested ones too. Null when quotes do not close. */
function tokensOf(value: string): string[] | null {
  const tokens: string[] = [];
  let depth = 0;
  for (const [token] of value.matchAll(/"(?:[^"\\]|\\.)*"|\\.|[()]|[;=]|[^\s"\\();=]+|["\\]/gs)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (depth > 0) continue;
    else if (token === '"' || depth < 0) return null;
    else tokens.push(token.startsWith('"') ? ` ${token.slice(1, -1).replace(/\\(.)/gs, '$1')}` : token);
  }
  return depth === 0 ? tokens : null;
}

function splitAt(tokens: readonly string[], sign: string): string[][] {
  const groups: string[][] = [[]];
  for (const token of tokens) {
    if (token === sign) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

/** `name = value` pairs. `smtp.mailfrom="a b"@example.org` comes in pieces and is put together again. */
function pairsOf(tokens: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i + 1] !== '=') {
      const last = pairs.at(-1);
      if (last !== undefined && (tokens[i] ?? '').startsWith('@')) last[1] += tokens[i] ?? '';
      continue;
    }
    pairs.push([(tokens[i] ?? '').toLowerCase(), (tokens[i + 2] ?? '').trim()]);
    i += 2;
  }
  return pairs;
}

function failed(sentence: string): SenderProof {
  return { kind: 'failed', sentence };
}

function unknown(sentence: string): SenderProof {
  return { kind: 'unknown', sentence };
}
