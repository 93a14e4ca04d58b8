// Finds the name under which the practice's own mail server reports its checks, so that nobody has to look for it.

import { parseAuthResults } from './auth-results.ts';
import { alignedDomains } from './domains.ts';
import type { Headers } from './headers.ts';
import { receivedBy } from './received.ts';

export interface LearnedAuthserv {
  /** To be written under `mail.authserv-ids`; null when no server was found. */
  readonly authservId: string | null;
  /** `certain`: many mails, nearly all, and the same server received them. `none`: nothing may be believed yet. */
  readonly sure: 'certain' | 'likely' | 'none';
  /** Mails that were looked at: those that came from outside, with a Received field. */
  readonly seen: number;
  /** Of those, mails in which this name stands topmost. */
  readonly named: number;
  /** Of those, mails in which the server that received them belongs to the same organisation. */
  readonly received: number;
}

const ENOUGH = 20;
const SOME = 5;

/**
 * Proposes the authserv-id of the practice's own server out of mails it received. The sender can write such a field
 * too, but only below: the name that stands topmost in nearly all mails of different senders is the server's.
 */
export function learnAuthserv(mails: readonly Headers[]): LearnedAuthserv {
  const arrived = mails.filter((headers) => headers.some(({ name }) => name === 'received'));
  const tops = arrived.flatMap((headers) => topmost(headers));
  const names = new Map<string, number>();
  for (const { id } of tops) names.set(id, (names.get(id) ?? 0) + 1);
  const [authservId = null, named = 0] = [...names].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const received = tops.filter(({ id, consistent }) => id === authservId && consistent).length;
  const seen = arrived.length;
  return { authservId, sure: sureness({ seen, named, received }), seen, named, received };
}

interface Counts {
  readonly seen: number;
  readonly named: number;
  readonly received: number;
}

function sureness({ seen, named, received }: Counts): LearnedAuthserv['sure'] {
  if (named >= ENOUGH && named >= 0.9 * seen && received >= 0.9 * named) return 'certain';
  return named >= SOME && named >= 0.6 * seen ? 'likely' : 'none';
}

interface Top {
  readonly id: string;
  readonly consistent: boolean;
}

/** The name in the topmost field; Microsoft's has none and is told by the server that received the mail. */
function topmost(headers: Headers): readonly Top[] {
  const field = headers.find(({ name }) => name === 'authentication-results');
  const parsed = field === undefined ? null : parseAuthResults(field.value);
  if (parsed === null) return [];
  const hosts = headers
    .filter(({ name }) => name === 'received')
    .slice(0, 4)
    .flatMap(({ value }) => receivedBy(value) ?? []);
  if (parsed.authservId === '')
    return hosts.some((host) => host.endsWith('.outlook.com'))
      ? [{ id: 'outlook.com', consistent: true }]
      : [];
  const id = parsed.authservId;
  return [{ id, consistent: hosts.some((host) => host === id || alignedDomains(host, id)) }];
}
