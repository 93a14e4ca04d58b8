// Where the program may connect to, as practice.yaml says: nowhere else (design §1, promise 5).

import type { AgendaSource, CaldavSource } from '../../domain/agenda-source.ts';
import type { Practice } from '../../domain/practice.ts';
import type { OauthSettings } from '../../domain/server-settings.ts';
import { siteOf } from './site.ts';

const DESTINATION_USES = ['mailbox', 'sending', 'sign-in', 'agenda', 'feed', 'model', 'setup'] as const;
export type DestinationUse = (typeof DESTINATION_USES)[number];

/** One server that the program may open connections to. */
export interface Destination {
  /** A name in lower case, or an address without brackets. */
  readonly host: string;
  /** Null: whichever the domain's DNS names (RFC 6764 §3). */
  readonly port: number | null;
  readonly use: DestinationUse;
  /** Where practice.yaml names it, dotted. */
  readonly setting: string;
  /** `site`: also the other servers of the same owner, to which a calendar service sends on (RFC 6764). */
  readonly reach: 'host' | 'site';
}

/** What may be asked of the network. */
export interface Allowance {
  readonly destinations: readonly Destination[];
  /** Names whose DNS records may be asked beside those of the destinations' addresses. */
  readonly records: readonly RecordPermit[];
}

/** `suffix`: every name that ends so; empty for any. */
export interface RecordPermit {
  readonly types: readonly string[];
  readonly suffix: string;
  readonly setting: string;
}

export const NOTHING: Allowance = { destinations: [], records: [] };

/** What of a practice says where to connect. */
export interface Reaching {
  readonly mail: Pick<Practice['mail'], 'imap' | 'smtp' | 'oauth' | 'checkSignatures'>;
  readonly agenda: Pick<Practice['agenda'], 'sources'>;
  readonly model: Practice['model'];
}

/** All that a practice's settings allow. */
export function allowanceOf({ mail, agenda, model }: Reaching): Allowance {
  return {
    destinations: [
      ...(mail.imap === null ? [] : [of('mailbox', mail.imap.host, mail.imap.port, 'mail.imap')]),
      ...(mail.smtp === null ? [] : [of('sending', mail.smtp.host, mail.smtp.port, 'mail.smtp')]),
      ...(mail.oauth === null ? [] : signInHosts(mail.oauth)),
      ...agenda.sources.flatMap(agendaServer),
      ...(model?.servers ?? []).flatMap((server) => atUrl('model', server, 'model.server')),
    ],
    records: [
      ...(mail.checkSignatures
        ? [{ types: ['TXT'], suffix: '', setting: 'mail.check-signatures' } as const]
        : []),
      ...agenda.sources.flatMap(domainRecords),
    ],
  };
}

/** Whether a connection may be opened; `named` are names that the DNS gave this address for. */
export function mayConnect(
  { destinations }: Allowance,
  {
    host,
    port,
    named = [],
  }: { readonly host: string; readonly port: number; readonly named?: Iterable<string> },
): boolean {
  const called = [host, ...named].map(plainHost);
  return destinations.some(
    (one) => (one.port === null || one.port === port) && called.some((name) => reaches(one, name)),
  );
}

/** Whether the address of a name may be asked for. */
export function mayLookUp({ destinations }: Allowance, name: string): boolean {
  return destinations.some((one) => reaches(one, plainHost(name)));
}

/** Whether other records of a name may be asked for. */
export function mayAsk({ records }: Allowance, name: string, type: string): boolean {
  const wanted = plainHost(name);
  return records.some(
    ({ types, suffix }) =>
      types.includes(type) && (suffix === '' || wanted === suffix || wanted.endsWith(`.${suffix}`)),
  );
}

/** As hosts are compared: lower case, no dot of the root, no brackets, no zone of a link. */
function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^([\da-f:.]*:[\da-f:.]*)%.*$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
    .replace(/\.$/, '');
}

function reaches({ host, reach }: Destination, name: string): boolean {
  return name === host || (reach === 'site' && siteOf(name) === siteOf(host));
}

function of(use: DestinationUse, host: string, port: number, setting: string): Destination {
  return { host: plainHost(host), port, use, setting, reach: 'host' };
}

/** None for what is no address: `agent check` says so. */
function atUrl(use: DestinationUse, written: string, setting: string): readonly Destination[] {
  if (!URL.canParse(written)) return [];
  const { hostname, port, protocol } = new URL(written);
  return [of(use, hostname, port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port), setting)];
}

function agendaServer(source: AgendaSource): readonly Destination[] {
  const setting = `agenda.sources (${source.name})`;
  switch (source.kind) {
    case 'files':
      return [];
    case 'feed':
      return atUrl('feed', source.url, setting);
    case 'caldav': {
      const start = /^https?:/i.test(source.server) ? source.server : `https://${source.server}`;
      return [start, source.calendar ?? '']
        .flatMap((written) => (/^https?:/i.test(written) ? atUrl('agenda', written, setting) : []))
        .map((one) => ({ ...one, ...byDns(source), reach: 'site' as const }));
    }
  }
}

function byDns({ discoverByDns, server }: CaldavSource): { readonly port?: null } {
  return discoverByDns && !/^https?:/i.test(server) ? { port: null } : {};
}

function domainRecords(source: AgendaSource): readonly RecordPermit[] {
  if (source.kind !== 'caldav' || !source.discoverByDns || /^https?:/i.test(source.server)) return [];
  const suffix = plainHost(source.server);
  return [{ types: ['SRV', 'TXT'], suffix, setting: `agenda.sources (${source.name})` }];
}

/** The providers' own addresses, as `adapters/oauth/provider.ts` has them. */
function signInHosts({ provider }: OauthSettings): readonly Destination[] {
  const host = provider === 'google' ? 'oauth2.googleapis.com' : 'login.microsoftonline.com';
  return [of('sign-in', host, 443, 'mail.oauth')];
}
