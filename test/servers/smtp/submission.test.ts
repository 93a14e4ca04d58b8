// Letters through servers as practices have them: Dovecot's submission with STARTTLS and a password, Postfix behind it,
// LMTP into a mailbox; and Postfix's smtp-sink for the time a letter takes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMTP_LIMITS } from '../../../src/adapters/smtp/limits.ts';
import type { Address } from '../../../src/domain/mail.ts';
import type { SmtpSettings } from '../../../src/domain/server-settings.ts';
import { aJournal, anSmtpOutbox } from '../../adapters/smtp/builders.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { freePorts, program, startChild, untilListening } from '../ports.ts';
import { type Postfix, startPostfix } from '../postfix.ts';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.ts';

const BODY = `Bonjour,

  1.  jeudi 26 novembre à 17 h 30
  2.  vendredi 27 novembre à 18 h
.
From ici : https://example.org/plan. Żółć, façade, 予約, 😀 ${'et encore '.repeat(30)}`.trim();

const numbered = (number: number) => `<c-${number}-now-0.${'ab'.repeat(16)}@example.org>`;

describe('a letter through Dovecot’s submission', () => {
  let relay: SmtpSink;
  let dovecot: Dovecot;
  let settings: Partial<SmtpSettings>;

  beforeAll(async () => {
    relay = await startSmtpSink({ security: 'none', relay: true });
    const [port = 0] = await freePorts(1);
    dovecot = await startDovecot(submission(port, relay.port));
    settings = {
      host: 'localhost',
      port,
      security: 'starttls',
      user: 'u1',
      certificateAuthority: dovecot.authority,
    };
  });

  afterAll(async () => {
    await dovecot.stop();
    await relay.close();
  });

  const outboxFor = (password = 'secret', more: Parameters<typeof anSmtpOutbox>[0] = {}) =>
    anSmtpOutbox({ secret: async () => ({ user: 'u1', password }), limits: SMTP_LIMITS, settings, ...more });

  it('leaves encrypted, signed in, and word for word', async () => {
    const outbox = outboxFor('secret', { settings: { ...settings, deliveryReports: true } });
    const before = relay.accepted.length;
    expect(await outbox.send(anOutgoing({ body: BODY, messageId: numbered(1) }))).toMatchObject({
      kind: 'done',
    });
    const [arrived] = relay.accepted.slice(before);
    expect(arrived).toMatchObject({
      from: 'cabinet@example.org',
      to: ['ana@example.org'],
      messageId: numbered(1),
    });
    const mail = await simpleParser(arrived?.bytes ?? '');
    expect(mail.text?.trimEnd()).toBe(BODY);
    await outbox.close();
  });

  it('is not taken with a wrong password, and says so', async () => {
    const outbox = outboxFor('wrong');
    expect(await outbox.send(anOutgoing({ messageId: numbered(2) }))).toMatchObject({
      kind: 'failed',
      retry: true,
    });
    expect(outbox.state().trouble).toContain('535');
  });

  it('is refused for good, or for now, as the next server says', async () => {
    const outbox = outboxFor();
    relay.fail({ at: 'rcpt', how: 'answer', code: 550, words: 'no such user' });
    expect(await outbox.send(anOutgoing({ messageId: numbered(3) }))).toMatchObject({
      kind: 'failed',
      retry: false,
    });
    relay.fail({ at: 'rcpt', how: 'answer', code: 450, words: 'greylisted' });
    expect(await outbox.send(anOutgoing({ messageId: numbered(3) }))).toMatchObject({
      kind: 'failed',
      retry: true,
    });
    relay.fail(null);
    expect(await outbox.send(anOutgoing({ messageId: numbered(3) }))).toMatchObject({ kind: 'done' });
    expect(relay.accepted.filter(({ messageId }) => messageId === numbered(3))).toHaveLength(1);
    await outbox.close();
  });

  it('leaves once when the server is restarted between two letters', async () => {
    const outbox = outboxFor();
    expect(await outbox.send(anOutgoing({ messageId: numbered(4) }))).toMatchObject({ kind: 'done' });
    await dovecot.kill();
    expect(await outbox.send(anOutgoing({ messageId: numbered(5) }))).toMatchObject({
      kind: 'failed',
      retry: true,
    });
    await dovecot.start();
    expect(await outbox.send(anOutgoing({ messageId: numbered(5) }))).toMatchObject({ kind: 'done' });
    expect(relay.accepted.filter(({ messageId }) => messageId === numbered(5))).toHaveLength(1);
    await outbox.close();
  });
});

function submission(port: number, relayPort: number): string {
  return `
protocols = imap lmtp submission
hostname = mail.example.org
submission_relay_host = 127.0.0.1
submission_relay_port = ${relayPort}
submission_relay_trusted = no
submission_max_mail_size = 20M
service submission-login {
  chroot =
  inet_listener submission {
    address = 127.0.0.1
    port = ${port}
  }
}
`;
}

describe('a letter through Postfix into a mailbox', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;

  beforeAll(async () => {
    dovecot = await startDovecot();
    postfix = await startPostfix({ lmtpPort: dovecot.lmtpPort });
  });

  afterAll(async () => {
    await postfix.stop();
    await dovecot.stop();
  });

  it('arrives with every word, header and file', async () => {
    const outbox = anSmtpOutbox({
      settings: { port: postfix.port, deliveryReports: true },
      limits: SMTP_LIMITS,
      readFile: async () => Buffer.from('%PDF'.repeat(50_000)),
    });
    const letter = anOutgoing({
      to: 'u7@example.org' as Address,
      body: BODY,
      subject: 'Votre rendez-vous – żółć',
      inReplyTo: '<b@example.org>',
      references: ['<a@example.org>', '<b@example.org>'],
      unsubscribe: { mail: 'cabinet@example.org' as Address, page: null },
      files: [{ name: 'feuille d’été.pdf', contentType: 'application/pdf', path: '/x.pdf' }],
    });
    expect(await outbox.send(letter)).toMatchObject({ kind: 'done' });
    const mail = await simpleParser(await arrived(join(dovecot.maildir('u7'), 'new')));
    expect(mail.text?.trimEnd()).toBe(BODY);
    expect(mail.subject).toBe('Votre rendez-vous – żółć');
    expect(mail.messageId).toBe('<c-1.ab@example.org>');
    expect(mail.inReplyTo).toBe('<b@example.org>');
    expect(mail.references).toEqual(['<a@example.org>', '<b@example.org>']);
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: { mail: expect.stringContaining('cabinet@') },
    });
    expect(mail.attachments[0]).toMatchObject({ filename: 'feuille d’été.pdf', size: 200_000 });
    await outbox.close();
  });
});

async function arrived(folder: string): Promise<Buffer> {
  for (let turn = 0; turn < 200; turn += 1) {
    const [name] = names(folder);
    if (name !== undefined) return readFileSync(join(folder, name));
    await wait(50);
  }
  throw new Error('nothing arrived');
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

describe('the time a letter takes', () => {
  it('is measured against smtp-sink, over a kept connection', async () => {
    const [port = 0] = await freePorts(1);
    const child = startChild(program('/usr/sbin/smtp-sink'), ['-u', 'nobody', `127.0.0.1:${port}`, '100']);
    await untilListening(port, child);
    const outbox = anSmtpOutbox({ settings: { port }, journal: aJournal(), limits: SMTP_LIMITS });
    const times: number[] = [];
    for (let number = 0; number < 300; number += 1) {
      const began = performance.now();
      const outcome = await outbox.send(anOutgoing({ body: BODY, messageId: numbered(number) }));
      times.push(performance.now() - began);
      expect(outcome.kind).toBe('done');
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    console.info(`smtp-sink, 300 letters: median ${at(0.5)} ms, p90 ${at(0.9)} ms, worst ${at(0.999)} ms`);
    await outbox.close();
    await child.end();
  });
});
