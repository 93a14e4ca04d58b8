import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { doors } from '../../src/doors.ts';
import { mailOf, makeLivePractice } from '../build/live-practice.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { tempFolder } from './ports.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

let dovecot: Dovecot;
let sink: SmtpSink;

beforeAll(async () => {
  [dovecot, sink] = [await startDovecot(), await startSmtpSink()];
});
afterAll(async () => {
  await sink.close();
  await dovecot.stop();
});

/** `agent check --connect` for a practice on these servers: the exit code and what was printed. */
async function check(smtpPort: number, mails: number): Promise<{ code: number; said: string }> {
  const user = await dovecot.user();
  const servers = { imapPort: dovecot.port, smtpPort, user };
  const { folder, patients } = makeLivePractice(tempFolder('check'), { count: 10, now: Date.now(), servers });
  const received = 'Received: from relay.example.org by mx.example.org; Tue, 24 Nov 2026 09:00:00 +0100\r\n';
  const [patient] = patients;
  if (patient === undefined) throw new Error('A practice without patients.');
  const texts = Array.from(
    { length: mails },
    (_, at) => received + mailOf(patient, 'when', 1_790_000_000_000 + at),
  );
  await dovecot.deliver(user, ...texts);
  let said = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  });
  const code = await runProgram(doors, {
    argv: ['check', folder, '--connect', '--lang', 'en'],
    env: { NO_COLOR: '1' },
    folder,
    out: stream as unknown as NodeJS.WriteStream,
    err: stream as unknown as NodeJS.WriteStream,
    version: 'test',
  });
  return { code, said };
}

describe('agent check --connect', () => {
  it('says that both servers let us in, and who vouches for senders', async () => {
    const { code, said } = await check(sink.port, 25);
    expect(said).toMatch(/Mailbox +answers in \d+ ms, 25 mails, tells of new mail by itself/);
    expect(said).toMatch(/Folders +sent: Sent, drafts: Drafts/);
    expect(said).toMatch(/Sending +lets us in after \d+ ms; nothing was sent/);
    expect(said).toMatch(/Proof of sender +mx\.example\.org, on 25 of the last 25 mails ✓/);
    expect(code).toBe(0);
    expect(sink.accepted).toEqual([]);
  });

  it('says what is wrong with the one that does not', async () => {
    const { code, said } = await check(1, 0);
    expect(said).toContain('127.0.0.1');
    expect(said).toMatch(/your server says nothing certain of senders/);
    expect(code).not.toBe(0);
  });
});
