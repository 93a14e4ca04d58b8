// Where the mailbox of an address is: what the provider is known for, what its domain's records say (RFC 6186), else
// what servers are mostly called. Nothing is asked here.

import type { MailProvider } from '../../domain/mail-provider.ts';

/** One SRV record (RFC 2782). */
export interface ServiceRecord {
  readonly service: 'imaps' | 'imap' | 'submissions' | 'submission';
  readonly host: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

/** What the DNS says of a domain; empty when it was not asked or said nothing. */
export interface MailRecords {
  readonly services: readonly ServiceRecord[];
  /** Names of the servers that take its mail in, the preferred first. */
  readonly exchangers: readonly string[];
}

export interface ServerGuess {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
}

export interface MailboxGuess {
  /** `asked`: nothing is known; the servers are only what such servers are mostly called. */
  readonly by: 'table' | 'records' | 'exchanger' | 'habit';
  readonly provider: MailProvider | null;
  readonly imap: ServerGuess;
  readonly smtp: ServerGuess;
  /** The servers belong to the address's own domain or to a provider that is known: nobody forged the answer. */
  readonly sure: boolean;
}

/** The likeliest place of a mailbox. `address` has the form of one. */
export function guessMailbox(
  address: string,
  records: MailRecords,
  providers: readonly MailProvider[],
): MailboxGuess {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const own = providers.find(({ domains }) => domains.includes(domain));
  if (own !== undefined) return guessOf(own, 'table');
  const told = byRecords(domain, records, providers);
  if (told !== null) return told;
  const host = providers.find(({ mx }) =>
    records.exchangers.some((name) => mx.some((end) => under(name, end))),
  );
  if (host !== undefined) return guessOf(host, 'exchanger');
  return {
    by: 'habit',
    provider: null,
    imap: { host: `imap.${domain}`, ...kindOfPort(993) },
    smtp: { host: `smtp.${domain}`, ...kindOfPort(465) },
    sure: false,
  };
}

function guessOf(provider: MailProvider, by: MailboxGuess['by']): MailboxGuess {
  const { imap, smtp, ports } = provider;
  return {
    by,
    provider,
    imap: { host: imap, ...kindOfPort(ports.imap) },
    smtp: { host: smtp, ...kindOfPort(ports.smtp) },
    sure: true,
  };
}

/** TLS from the first byte on the ports that are for it, STARTTLS on all others (RFC 8314 §3). */
export function kindOfPort(port: number): Omit<ServerGuess, 'host'> {
  return { port, security: port === 993 || port === 465 ? 'tls' : 'starttls' };
}

/** RFC 6186 §3.4: the lowest priority; encrypted from the first byte before STARTTLS. "." means "not offered". */
function byRecords(
  domain: string,
  { services }: MailRecords,
  providers: readonly MailProvider[],
): MailboxGuess | null {
  const best = (...names: readonly ServiceRecord['service'][]): ServiceRecord | undefined =>
    names
      .flatMap((name) =>
        services.filter(({ service, host }) => service === name && plain(host) !== '').toSorted(order),
      )
      .at(0);
  const [imap, smtp] = [best('imaps', 'imap'), best('submissions', 'submission')];
  if (imap === undefined || smtp === undefined) return null;
  const hosts = [plain(imap.host), plain(smtp.host)];
  const provider = providers.find((one) => hosts.includes(one.imap) && hosts.includes(one.smtp)) ?? null;
  return {
    by: 'records',
    provider,
    imap: serverOf(imap),
    smtp: serverOf(smtp),
    sure: provider !== null || hosts.every((host) => under(host, domain)),
  };
}

const order = (a: ServiceRecord, b: ServiceRecord): number => a.priority - b.priority || b.weight - a.weight;

function serverOf({ service, host, port }: ServiceRecord): ServerGuess {
  return { host: plain(host), port, security: service.endsWith('s') ? 'tls' : 'starttls' };
}

function plain(host: string): string {
  return host.replace(/\.$/, '').toLowerCase();
}

function under(host: string, domain: string): boolean {
  const name = plain(host);
  return name === domain || name.endsWith(`.${domain}`);
}

/** Other doors of the same servers, to be tried when the first does not open: sending is offered on 465 or 587. */
export function otherDoors({ smtp, ...guess }: MailboxGuess): readonly MailboxGuess[] {
  const other = smtp.port === 465 ? 587 : smtp.port === 587 ? 465 : null;
  return other === null ? [] : [{ ...guess, smtp: { host: smtp.host, ...kindOfPort(other) } }];
}
