import { describe, expect, it } from 'vitest';
import { type Allowance, NOTHING } from '../../../src/core/egress/destinations.ts';
import { fenceOf, unknownHosts } from '../../../src/core/service/fence.ts';

function reaching(...hosts: readonly string[]): Allowance {
  return {
    ...NOTHING,
    destinations: hosts.map((host) => ({
      host,
      port: 993,
      use: 'mailbox' as const,
      setting: 'mail.imap',
      reach: 'host' as const,
    })),
  };
}

const LOOKED = {
  addresses: new Map([
    ['imap.example.org', ['192.0.2.7', '2001:db8::7']],
    ['smtp.example.org', ['192.0.2.7']],
    ['localhost', ['127.0.0.1', '::1']],
  ]),
  resolvers: ['192.0.2.53'],
};

describe('the fence around a practice', () => {
  it('holds every address of every host, each once, and the name servers', () => {
    expect(fenceOf(reaching('imap.example.org', 'smtp.example.org'), LOOKED)).toEqual({
      kind: 'closed',
      allowed: [
        { address: '192.0.2.53', names: ['DNS'] },
        { address: '192.0.2.7', names: ['imap.example.org', 'smtp.example.org'] },
        { address: '2001:db8::7', names: ['imap.example.org'] },
      ],
    });
  });

  it('lets nothing pass where the practice reaches nothing, not even the DNS', () => {
    expect(fenceOf(NOTHING, LOOKED)).toEqual({ kind: 'closed', allowed: [] });
  });

  it('takes this machine for one place', () => {
    expect(fenceOf(reaching('localhost'), { ...LOOKED, resolvers: ['127.0.0.53'] })).toEqual({
      kind: 'closed',
      allowed: [{ address: 'localhost', names: ['DNS', 'localhost'] }],
    });
  });

  it('stays open where a provider keeps changing its addresses', () => {
    expect(fenceOf(reaching('imap.example.org', 'outlook.office365.com'), LOOKED)).toEqual({
      kind: 'open',
      hosts: ['outlook.office365.com'],
    });
  });

  it('knows the hosts that the DNS gives no address for', () => {
    expect(unknownHosts(reaching('imap.example.org', 'gone.example.org'), LOOKED)).toEqual([
      'gone.example.org',
    ]);
  });
});
