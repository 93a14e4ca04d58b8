// What stands between a practice's password and the network: nothing of it leaves before the server has proved itself.

import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/case.ts';
import type { SmtpSettings } from '../../../src/domain/server-settings.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { anAuthority, type Wanted } from '../../servers/certificates.ts';
import { type SinkFault, type SinkInput, type SmtpSink, startSmtpSink } from '../../servers/smtp-sink.ts';
import { anSmtpOutbox } from './builders.ts';

const DAY = 86_400_000;
const authority = anAuthority();
const sinks: SmtpSink[] = [];
afterAll(() => Promise.all(sinks.map((sink) => sink.close())));

async function aSink(input: SinkInput & { readonly wanted?: Wanted }): Promise<SmtpSink> {
  const certificate = authority.issue(input.wanted);
  const sink = await startSmtpSink({ certificate, ...input });
  sinks.push(sink);
  return sink;
}

/** Sends one letter, the practice trusting the test authority. */
async function sendTo(sink: SmtpSink, settings: Partial<SmtpSettings>): Promise<Outcome> {
  const outbox = anSmtpOutbox({
    settings: { port: sink.port, certificateAuthority: '/etc/practice/authority.pem', ...settings },
    readFile: async () => Buffer.from(authority.cert),
  });
  const outcome = await outbox.send(anOutgoing());
  await outbox.close();
  return outcome;
}

/** Not a byte of a password, an address or a letter; TLS of its own may have knocked. */
function heardNothing(sink: SmtpSink): void {
  const telling = ['HELO', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
  expect(sink.heard.filter((command) => telling.includes(command))).toEqual([]);
  expect(sink.accepted).toEqual([]);
}

describe('an encrypted way', () => {
  it.each(['tls', 'starttls'] as const)(
    'is taken with a certificate of the named authority (%s)',
    async (security) => {
      const sink = await aSink({ security });
      expect(await sendTo(sink, { security })).toMatchObject({ kind: 'done' });
      expect(sink.accepted).toHaveLength(1);
    },
  );

  const certificates: readonly (readonly [string, Wanted, RegExp])[] = [
    [
      'is out of date',
      { from: new Date(Date.now() - 30 * DAY), to: new Date(Date.now() - DAY) },
      /n'est pas valable aujourd'hui\. Vérifiez la date de cet ordinateur/u,
    ],
    [
      'is not valid yet',
      { from: new Date(Date.now() + DAY), to: new Date(Date.now() + 30 * DAY) },
      /n'est pas valable aujourd'hui/u,
    ],
    [
      'belongs to another host',
      { hosts: ['mail.example.org'], addresses: ['192.0.2.1'] },
      /^Le certificat présenté n'est pas celui de .+ Prenez le nom exact que donne l'hébergeur \(réglage mail\.smtp\.host\)\.$/u,
    ],
  ];
  for (const security of ['tls', 'starttls'] as const)
    it.each(certificates)(
      `is not taken when the certificate %s (${security})`,
      async (_, wanted, sentence) => {
        const sink = await aSink({ security, wanted });
        const outcome = await sendTo(sink, { security });
        expect(outcome).toMatchObject({ kind: 'failed', retry: true });
        expect(outcome.kind === 'failed' && outcome.sentence).toMatch(sentence);
        heardNothing(sink);
      },
    );

  it.each(['tls', 'starttls'] as const)(
    'is not taken when nobody known signed the certificate (%s)',
    async (security) => {
      const sink = await aSink({ security });
      for (const other of [null, anAuthority('Another')]) {
        const outbox = anSmtpOutbox({
          settings: { port: sink.port, security, certificateAuthority: other === null ? null : '/other.pem' },
          readFile: async () => Buffer.from(other?.cert ?? ''),
          language: 'en',
        });
        expect(await outbox.send(anOutgoing())).toEqual({
          kind: 'failed',
          retry: true,
          sentence:
            'The certificate of 127.0.0.1 comes from an unknown authority. If it is your own server, give the PEM file of its authority (setting mail.smtp.certificate-authority).',
        });
        await outbox.close();
      }
      heardNothing(sink);
    },
  );

  it('is not taken when the authority’s file can’t be read or holds no certificate', async () => {
    const sink = await aSink({ security: 'tls' });
    const missing = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' }));
    for (const readFile of [missing, async () => Buffer.from('hello')]) {
      const settings = { port: sink.port, security: 'tls', certificateAuthority: '/etc/ca.pem' } as const;
      expect(await anSmtpOutbox({ settings, readFile }).send(anOutgoing())).toEqual({
        kind: 'failed',
        retry: true,
        sentence:
          "Le fichier /etc/ca.pem, autorité de votre serveur d'envoi, ne se lit pas. Vérifiez son nom et ses droits (réglage mail.smtp.certificate-authority).",
      });
    }
    expect(sink.connections()).toBe(0);
  });

  it('is not given up when somebody on the line strips STARTTLS', async () => {
    const sink = await aSink({ security: 'starttls', stripped: true });
    expect(await sendTo(sink, { security: 'starttls' })).toEqual({
      kind: 'failed',
      retry: true,
      sentence: `Le serveur 127.0.0.1:${sink.port} n'a pas accepté de connexion chiffrée. Au port 465 va « tls », au port 587 « starttls » (réglages mail.smtp.port et security).`,
    });
    heardNothing(sink);
  });

  const faults: readonly SinkFault[] = [
    { at: 'starttls', how: 'die' },
    { at: 'starttls', how: 'hang' },
    { at: 'starttls', how: 'garbage' },
    { at: 'starttls', how: 'answer', code: 421 },
    { at: 'starttls', how: 'answer', code: 454 },
    { at: 'starttls', how: 'answer', code: 502 },
    { at: 'starttls', how: 'answer', code: 250 },
    { at: 'ehlo', how: 'answer', code: 502 },
    { at: 'ehlo', how: 'garbage' },
  ];
  it.each(faults)('is not given up when the server fails like %j', async (fault) => {
    const sink = await aSink({ security: 'starttls' });
    sink.fail(fault);
    expect(await sendTo(sink, { security: 'starttls' })).toMatchObject({ kind: 'failed', retry: true });
    heardNothing(sink);
  });

  it('is at least TLS 1.2', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const sink = await aSink({ security, maxVersion: 'TLSv1.1' });
      const outcome = await sendTo(sink, { security });
      expect(outcome).toMatchObject({ kind: 'failed', retry: true });
      heardNothing(sink);
    }
  });

  it('tells which setting is wrong when the two sides mean different ways', async () => {
    const plain = await aSink({ security: 'starttls' });
    const outcome = await sendTo(plain, { security: 'tls' });
    expect(outcome.kind === 'failed' && outcome.sentence).toContain("n'a pas accepté de connexion chiffrée");
    heardNothing(plain);
    const implicit = await aSink({ security: 'tls' });
    expect(await sendTo(implicit, { security: 'starttls' })).toMatchObject({ kind: 'failed', retry: true });
    heardNothing(implicit);
  });
});
