// What the DNS says of an address's domain: where its mailboxes are read and written (RFC 6186), and who takes its mail
// in. Only asked while a practice is set up, and only about that domain.

import { Resolver } from 'node:dns/promises';
import type { MailRecords, ServiceRecord } from '../../core/setup/mailbox-guess.ts';

/** The two questions that are asked of a DNS. */
export interface MailDns {
  readonly resolveSrv: Resolver['resolveSrv'];
  readonly resolveMx: Resolver['resolveMx'];
}

const SERVICES = ['imaps', 'imap', 'submissions', 'submission'] as const;

/** The records of a domain; what can't be asked or is not there is empty. Takes three seconds at most. */
export async function mailRecords(
  domain: string,
  dns: MailDns = new Resolver({ timeout: 1_500, tries: 2 }),
): Promise<MailRecords> {
  const services = await Promise.all(SERVICES.map((service) => recordsOf(service, domain, dns)));
  const exchangers = await dns.resolveMx(domain).catch(nothing);
  return {
    services: services.flat(),
    exchangers: [...exchangers].sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange),
  };
}

async function recordsOf(
  service: ServiceRecord['service'],
  domain: string,
  dns: MailDns,
): Promise<readonly ServiceRecord[]> {
  const found = await dns.resolveSrv(`_${service}._tcp.${domain}`).catch(nothing);
  return found.map(({ name, port, priority, weight }) => ({ service, host: name, port, priority, weight }));
}

/** No answer and no record mean the same here: the practitioner is asked. */
function nothing(error: unknown): readonly [] {
  if (error instanceof Error && 'code' in error) return [];
  throw error;
}
