import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer as tlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Unreachable, UserError } from '../../../src/domain/errors.ts';
import { anAuthority } from '../certificates.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { freePorts, tempFolder } from '../ports.ts';
import { startProxy, without } from '../proxy.ts';
import { aMailbox, closeAll, workAll } from './builders.ts';

describe('an encrypted line', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it.each(['tls', 'starttls'] as const)(
    'is opened with %s and the authority of the settings',
    async (security) => {
      const user = await server.user();
      const port = security === 'tls' ? server.tlsPort : server.port;
      const settings = { host: 'localhost', security, certificateAuthority: server.authority };
      expect(await workAll(aMailbox({ port, user, settings }))).toEqual([]);
    },
  );

  it.each(['tls', 'starttls'] as const)('is not opened with %s to a stranger', async (security) => {
    const user = await server.user();
    const port = security === 'tls' ? server.tlsPort : server.port;
    await expect(
      workAll(aMailbox({ port, user, settings: { host: 'localhost', security } })),
    ).rejects.toThrow(
      new Unreachable(
        'The certificate of localhost comes from no known authority. If it is your server, give the file of its authority (setting mail.imap.certificate-authority).',
      ),
    );
  });

  it('is not opened to another name', async () => {
    const user = await server.user();
    const settings = { security: 'tls', certificateAuthority: server.authority } as const;
    await expect(workAll(aMailbox({ port: server.tlsPort, user, settings }))).rejects.toThrow(
      'The certificate shown is not in the name of 127.0.0.1. Take the server’s name that your provider gives (setting mail.imap.host).',
    );
  });

  it('is not opened with a certificate that has ended', async () => {
    const authority = anAuthority();
    const folder = tempFolder('expired');
    writeFileSync(join(folder, 'ca.pem'), authority.cert);
    const ended = authority.issue({ from: new Date('2020-01-01'), to: new Date('2020-02-01') });
    const [port = 0] = await freePorts(1);
    const listener = tlsServer({ ...ended }).listen(port, '127.0.0.1');
    const settings = {
      host: 'localhost',
      security: 'tls',
      certificateAuthority: join(folder, 'ca.pem'),
    } as const;
    await expect(workAll(aMailbox({ port, user: 'u1', settings }))).rejects.toThrow(
      'The certificate of localhost is not valid on this date.',
    );
    listener.close();
  });

  it('is demanded: without STARTTLS no password is sent', async () => {
    const user = await server.user();
    const sent: string[] = [];
    const garble = without('STARTTLS');
    const line = await startProxy({
      port: server.port,
      garble,
      heard: (chunk) => sent.push(chunk.toString()),
    });
    const settings = {
      host: 'localhost',
      security: 'starttls',
      certificateAuthority: server.authority,
    } as const;
    await expect(workAll(aMailbox({ port: line.port, user, settings }))).rejects.toThrow(
      'opens no encrypted connection',
    );
    expect(sent.join('')).not.toMatch(/LOGIN|AUTHENTICATE/u);
    await line.close();
  });

  it('is not given up for a server elsewhere', async () => {
    const settings = { host: 'imap.example.org', security: 'none' } as const;
    await expect(workAll(aMailbox({ port: 143, user: 'u1', settings }))).rejects.toThrow(
      new UserError(
        'mail.imap.security: "none" would send the password in clear to imap.example.org. Write "tls" or "starttls".',
      ),
    );
  });

  it('names the file of the authority that can not be read', async () => {
    const settings = { security: 'tls', certificateAuthority: '/nowhere/ca.pem' } as const;
    await expect(workAll(aMailbox({ port: server.tlsPort, user: 'u1', settings }))).rejects.toThrow(
      'mail.imap.certificate-authority: /nowhere/ca.pem can not be read. Name a readable PEM file.',
    );
  });
});
