import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowanceOf,
  type Destination,
  mayAsk,
  mayConnect,
  mayLookUp,
  NOTHING,
} from '../../../src/core/egress/destinations.ts';
import type { CaldavSource } from '../../../src/domain/agenda-source.ts';
import type { ServerSettings } from '../../../src/domain/server-settings.ts';
import { aPractice } from '../../build/builders.ts';

const server = (host: string, port: number): ServerSettings => ({
  host,
  port,
  security: 'tls',
  user: 'cabinet',
  password: null,
  certificateAuthority: null,
});
const IMAP = {
  ...server('Imap.Example.org', 993),
  folders: ['INBOX'] as const,
  sentFolder: null,
  draftsFolder: null,
  poll: 5,
  drafts: false,
  reviewFolders: false,
  keywords: false,
};
const CALDAV: CaldavSource = {
  kind: 'caldav',
  name: 'Marie',
  practitioner: null,
  writable: true,
  server: 'caldav.example.org',
  calendar: null,
  user: 'marie',
  password: null,
  certificateAuthority: null,
  discoverByDns: false,
};

function allowed(change: {
  caldav?: Partial<CaldavSource>;
  feed?: string;
  signatures?: boolean;
  oauth?: 'google' | 'microsoft';
  models?: readonly string[];
}) {
  const { mail } = aPractice();
  const oauth =
    change.oauth === undefined
      ? null
      : ({ provider: change.oauth, clientId: 'x', clientSecret: null, tenant: 'common' } as const);
  const base = { writable: false, practitioner: null, certificateAuthority: null } as const;
  return allowanceOf({
    mail: { ...mail, imap: IMAP, smtp: null, oauth, checkSignatures: change.signatures ?? false },
    agenda: {
      sources: [
        ...(change.caldav === undefined ? [] : [{ ...CALDAV, ...change.caldav }]),
        ...(change.feed === undefined
          ? []
          : [{ ...base, kind: 'feed', name: 'Feed', url: change.feed, refresh: 60 } as const]),
      ],
    },
    model:
      change.models === undefined
        ? null
        : { servers: change.models, name: 'm', allowRemote: false, timeout: 60, wait: 0 },
  });
}

describe('where the program may connect', () => {
  it('goes to the mailbox that practice.yaml names, at its port, however the name is written', () => {
    const allowance = allowed({});
    expect(mayConnect(allowance, { host: 'imap.example.org.', port: 993 })).toBe(true);
    expect(mayConnect(allowance, { host: 'IMAP.example.org', port: 143 })).toBe(false);
    expect(mayConnect(allowance, { host: 'smtp.example.org', port: 993 })).toBe(false);
    expect(mayLookUp(allowance, 'imap.example.org')).toBe(true);
    expect(mayLookUp(allowance, 'example.org')).toBe(false);
  });

  it('goes to an address only when the DNS gave it for such a name', () => {
    const to = { host: '192.0.2.7', port: 993 };
    expect(mayConnect(allowed({}), to)).toBe(false);
    expect(mayConnect(allowed({}), { ...to, named: ['imap.example.org'] })).toBe(true);
    expect(mayConnect(allowed({}), { ...to, named: ['elsewhere.example.com'] })).toBe(false);
  });

  it('follows a calendar service to the other servers of its owner, and to nobody else', () => {
    const allowance = allowed({ caldav: { server: 'https://caldav.example.org' } });
    expect(mayConnect(allowance, { host: 'p34-caldav.example.org', port: 443 })).toBe(true);
    expect(mayConnect(allowance, { host: 'p34-caldav.example.org', port: 8443 })).toBe(false);
    expect(mayConnect(allowance, { host: 'caldav.example.com', port: 443 })).toBe(false);
  });

  it('follows no calendar to a neighbour under a name that anybody can have', () => {
    const nas = allowed({ caldav: { server: 'https://cabinet.synology.me' } });
    expect(mayConnect(nas, { host: 'dav.cabinet.synology.me', port: 443 })).toBe(true);
    expect(mayConnect(nas, { host: 'stranger.synology.me', port: 443 })).toBe(false);
    const box = allowed({ caldav: { server: 'https://lilas.hd.free.fr' } });
    expect(mayConnect(box, { host: 'stranger.hd.free.fr', port: 443 })).toBe(false);
  });

  it('takes no name for the mailbox because a stranger’s begins like it', () => {
    const stranger = 'imap.example.org%.example.com';
    expect(mayLookUp(allowed({}), stranger)).toBe(false);
    expect(mayConnect(allowed({}), { host: stranger, port: 993 })).toBe(false);
  });

  it('asks the DNS for calendars only where the practice allows it, and only of its own domain', () => {
    const name = '_caldavs._tcp.example.org';
    expect(mayAsk(allowed({ caldav: { server: 'example.org' } }), name, 'SRV')).toBe(false);
    const asking = allowed({ caldav: { server: 'example.org', discoverByDns: true } });
    expect(mayAsk(asking, name, 'SRV')).toBe(true);
    expect(mayAsk(asking, '_caldavs._tcp.example.com', 'SRV')).toBe(false);
    expect(mayConnect(asking, { host: 'dav.example.org', port: 8443 })).toBe(true);
  });

  it('asks for the keys of senders when the practice checks signatures, and for nothing else of them', () => {
    const allowance = allowed({ signatures: true });
    expect(mayAsk(allowance, 's1._domainkey.example.net', 'TXT')).toBe(true);
    expect(mayAsk(allowance, 's1._domainkey.example.net', 'MX')).toBe(false);
    expect(mayLookUp(allowance, 'example.net')).toBe(false);
    expect(mayAsk(allowed({}), 's1._domainkey.example.net', 'TXT')).toBe(false);
  });

  it('knows the ports of addresses that name none', () => {
    const { destinations } = allowed({
      feed: 'https://agenda.example.org/x.ics',
      models: ['http://[::1]:11434', 'http://ollama.local'],
      oauth: 'google',
    });
    expect(destinations.map(({ host, port, use }) => `${use} ${host} ${port}`)).toEqual([
      'mailbox imap.example.org 993',
      'sign-in oauth2.googleapis.com 443',
      'feed agenda.example.org 443',
      'model ::1 11434',
      'model ollama.local 80',
    ]);
  });

  it('goes nowhere before a practice is known', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        expect(mayConnect(NOTHING, { host, port })).toBe(false);
        expect(mayLookUp(NOTHING, host)).toBe(false);
      }),
    );
  });

  it('never goes to a host of which no setting names the owner', () => {
    const { destinations } = allowed({
      caldav: { server: 'example.org' },
      models: ['http://127.0.0.1:11434'],
    });
    const known = (one: Destination) => one.host;
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom(443, 993, 11_434), (host, port) => {
        fc.pre(!host.toLowerCase().endsWith('example.org'));
        expect(destinations.map(known)).not.toContain(host);
        expect(mayConnect({ destinations, records: [] }, { host, port })).toBe(false);
      }),
    );
  });
});
