// `agent run` as a process of its own beside a real IMAP server. `npm run build` comes first.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, makeLivePractice } from '../../build/live-practice.ts';
import {
  agent,
  endAll,
  eventsOf,
  readText,
  startSecretary,
  statusOf,
  until,
} from '../../daemon/secretary.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { tempFolder } from '../ports.ts';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.ts';

const MAILBOX = (folder: string) =>
  statusOf(folder).mailbox as { connection: string; lastLook: number | null } | undefined;
const worked = (folder: string) => eventsOf(folder).filter((event) => event === 'MailWorked').length;

describe('a secretary that listens to Dovecot', () => {
  let server: Dovecot;
  let sink: SmtpSink;
  beforeAll(async () => {
    server = await startDovecot();
    sink = await startSmtpSink({ security: 'none' });
  });
  afterEach(endAll);
  afterAll(async () => {
    await server.stop();
    await sink.close();
  });

  async function aLivePractice() {
    const user = await server.user();
    const folder = tempFolder('live');
    const servers = { imapPort: server.port, smtpPort: sink.port, user };
    const { patients } = makeLivePractice(folder, { count: 3, now: Date.now(), servers });
    const mail = (number: number, wish: Parameters<typeof mailOf>[1]) => {
      const patient = patients[number];
      return patient === undefined ? '' : mailOf(patient, wish, Date.now());
    };
    return { user, folder, mail };
  }

  it('works a mail soon after it was delivered, through a restart of the server', async () => {
    const { user, folder, mail } = await aLivePractice();
    startSecretary(folder);
    // What lay there before the first look is not answered.
    await until(
      () => MAILBOX(folder)?.lastLook ?? null,
      (look) => look !== null,
    );
    await server.deliver(user, mail(0, 'thanks'));
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    await server.stop();
    await until(
      () => MAILBOX(folder)?.connection,
      (connection) => connection === 'away',
    );
    expect(agent('status', '--practice', folder).code).toBe(1);
    await server.start();
    await server.deliver(user, mail(1, 'thanks'));
    await until(
      () => worked(folder),
      (count) => count === 2,
      40,
    );
    expect(agent('status', '--practice', folder).code).toBe(0);
  });

  it('stops knocking where it is refused, and goes on when the password is right', async () => {
    const { folder } = await aLivePractice();
    const yaml = join(folder, 'practice.yaml');
    const right = readFileSync(yaml, 'utf8');
    writeFileSync(yaml, right.replaceAll('clear: secret', 'clear: wrong'));
    startSecretary(folder);
    await until(
      () => MAILBOX(folder)?.connection,
      (connection) => connection === 'refused',
      40,
    );
    await until(
      () => readText(join(folder, 'alerts.jsonl')),
      (text) => text !== '',
    );
    expect(readText(join(folder, 'alerts.jsonl')).trim().split('\n')).toHaveLength(1);
    await until(
      () => eventsOf(folder).filter((event) => event === 'MailboxLost').length,
      (lost) => lost === 3,
      40,
    );
    writeFileSync(yaml, right);
    await until(
      () => MAILBOX(folder)?.connection,
      (connection) => connection === 'connected',
    );
  });
});
