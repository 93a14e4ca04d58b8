// `agent doctor` against real servers, as people and monitoring programs run it. `npm run build` comes first.

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, makeLivePractice } from '../build/live-practice.ts';
import { endAll, eventsOf, startSecretary, until } from '../daemon/secretary.ts';
import { type FakeOllama, fakeOllama } from '../fakes/ollama.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { tempFolder } from './ports.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

const agentFile = fileURLToPath(new URL('../../bin/agent.js', import.meta.url));

let dovecot: Dovecot;
let sink: SmtpSink;
let model: FakeOllama;
beforeAll(async () => {
  [dovecot, sink, model] = await Promise.all([
    startDovecot(),
    startSmtpSink({ security: 'none' }),
    fakeOllama(),
  ]);
});
afterEach(endAll);
afterAll(async () => {
  await model.close();
  await sink.close();
  await dovecot.stop();
});

interface Found {
  readonly check: string;
  readonly severity: string;
  readonly sentence: string;
  readonly fix: string | null;
  readonly took: number;
}

interface Seen {
  readonly code: number | null;
  readonly findings: readonly Found[];
  readonly verdict: string;
}

async function doctor(folder: string, ...words: readonly string[]): Promise<Seen> {
  const child = spawn(process.execPath, [agentFile, 'doctor', folder, '--json', '--lang', 'en', ...words]);
  let text = '';
  child.stdout.on('data', (more: Buffer) => {
    text += more.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as Found & { verdict?: string });
  const verdict = rows.at(-1)?.verdict ?? '';
  return { code, findings: rows.slice(0, -1), verdict };
}

const of = ({ findings }: Seen, check: string) => findings.filter((one) => one.check === check);

async function aPractice(ports: { imap?: number; smtp?: number; model?: string } = {}) {
  const user = await dovecot.user();
  const folder = tempFolder('doctor');
  const servers = { imapPort: ports.imap ?? dovecot.port, smtpPort: ports.smtp ?? sink.port, user };
  const { patients } = makeLivePractice(folder, { count: 3, now: Date.now(), servers });
  const file = join(folder, 'practice.yaml');
  const secret = join(folder, 'password');
  writeFileSync(secret, 'secret\n', { mode: 0o600 });
  const text = readFileSync(file, 'utf8').replaceAll('{ clear: secret }', '{ file: password }');
  writeFileSync(file, `${text}model:\n  server: ${ports.model ?? model.url}\n  name: qwen3:4b\n`, {
    mode: 0o600,
  });
  for (const name of ['agenda.ics', 'patients.csv']) chmodSync(join(folder, name), 0o600);
  return { folder, user, patients, file, secret };
}

describe('agent doctor', () => {
  it('looks at every part that can be looked at without sending anything', async () => {
    const { folder } = await aPractice();
    const before = sink.accepted.length;
    const seen = await doctor(folder);
    expect(new Set(seen.findings.map(({ check }) => check))).toEqual(
      new Set([
        'config', 'files', 'secrets', 'running', 'database', 'audit', 'backup', 'disk', 'volume', 'clock',
        'imap', 'smtp', 'agenda', 'model', 'texts', 'country', 'canary',
      ]),
    ); // biome-ignore format: a list
    expect(seen.findings.filter(({ severity }) => severity === 'broken')).toEqual([]);
    expect(of(seen, 'imap')[0]?.sentence).toMatch(
      /^signed in after \d+ ms \(in clear, on this machine\), 0 mails, tells at once$/,
    );
    expect(of(seen, 'smtp')[0]?.sentence).toMatch(/nothing was sent$/);
    expect(of(seen, 'model')[0]?.sentence).toMatch(/^qwen3:4b .* computed in the practice$/);
    expect(of(seen, 'canary')).toMatchObject([{ severity: 'good' }]);
    expect([seen.verdict, seen.code]).toEqual(['to-do', 1]);
    expect(sink.accepted.length).toBe(before);
    // It looked, and left nothing behind that was not there.
    expect(existsSync(join(folder, 'state.db'))).toBe(false);
    expect(existsSync(join(folder, '.agent'))).toBe(false);
  });

  it('sends a mail to the practice itself, finds it, says what the server thought of it, and takes it away', async () => {
    const { folder, user, patients } = await aPractice();
    const [patient] = patients;
    if (patient !== undefined) await dovecot.deliver(user, mailOf(patient, 'thanks', Date.now()));
    const handedOn = carrySelfMails(user);
    const seen = await doctor(folder, '--only', 'mail', '--mail');
    handedOn();
    expect(of(seen, 'mail').map(({ severity, sentence }) => `${severity} ${sentence}`)).toEqual([
      expect.stringMatching(/^mend SPF: softfail; /),
      expect.stringMatching(/^good a mail to oneself came back into INBOX after [\d.]+ s$/),
      'good DKIM: pass',
      'good DMARC: pass',
    ]);
    expect(seen.code).toBe(1);
    const after = await doctor(folder, '--only', 'imap');
    expect(of(after, 'imap')[0]?.sentence).toMatch(/ 1 mails, /);
  });

  it('tells all that is wrong at once: one broken part hides no other', async () => {
    const { folder, file, secret } = await aPractice({ imap: 1, smtp: 1, model: 'http://127.0.0.1:1' });
    chmodSync(secret, 0o644);
    chmodSync(join(folder, 'patients.csv'), 0o666);
    writeFileSync(join(folder, 'state.db'), 'no database at all, and long enough to be one '.repeat(10));
    const seen = await doctor(folder);
    // The password that others can read is a fault of the disk: the settings are right, and the rest is looked at.
    expect(
      of(seen, 'config')
        .map(({ sentence }) => sentence)
        .join(),
    ).toContain('chmod 600 password');
    const down = new Set(
      seen.findings.filter(({ severity }) => severity === 'broken').map(({ check }) => check),
    );
    for (const check of ['config', 'secrets', 'imap', 'smtp', 'model', 'database'])
      expect(down).toContain(check);
    expect(of(seen, 'files').map(({ fix }) => fix)).toContain(`chmod 600 ${join(folder, 'patients.csv')}`);
    expect(of(seen, 'agenda')).toMatchObject([{ severity: 'good' }]);
    expect(new Set(of(seen, 'country').map(({ severity }) => severity))).toEqual(new Set(['good']));
    expect(seen.code).toBe(3);
    writeFileSync(file, readFileSync(file, 'utf8').replace('[08:30-12:00, 14:00-19:00]', '[9-12]'));
    const broken = await doctor(folder);
    expect(new Set(broken.findings.map(({ check }) => check))).toEqual(new Set(['config']));
    expect(of(broken, 'config').map(({ sentence }) => sentence)).toContain('the rest could not be looked at');
    expect(
      of(broken, 'config')
        .map(({ sentence }) => sentence)
        .join('\n'),
    ).toMatch(/practice\.yaml:\d+ {2}hours\.monday/);
    expect(broken.code).toBe(3);
  });

  it('mends permissions and what a dead program left, when it is told to, and nothing else', async () => {
    const { folder, secret } = await aPractice();
    const patients = join(folder, 'patients.csv');
    chmodSync(patients, 0o644);
    const lock = join(folder, '.agenda.ics.lock');
    const host = readFileSync('/proc/sys/kernel/hostname', 'utf8').trim();
    writeFileSync(lock, `${host} 4194303\n`);
    const first = await doctor(folder, '--only', 'files,running');
    expect(first.code).toBe(1);
    expect(statSync(patients).mode & 0o777).toBe(0o644);
    const second = await doctor(folder, '--only', 'files,running', '--fix');
    expect(
      second.findings.filter(({ sentence }) => sentence.startsWith('mended: ')).map(({ check }) => check),
    ).toEqual(['files', 'running']);
    expect(statSync(patients).mode & 0o777).toBe(0o600);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(existsSync(lock)).toBe(false);
    expect((await doctor(folder, '--only', 'files,running')).code).toBe(0);
  });

  it('does not wait for a server that takes the call and says nothing, and comes to its end', async () => {
    const callers = new Set<Socket>();
    const silent = createServer((socket) => callers.add(socket.on('error', () => undefined)));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { folder } = await aPractice({ imap: port, smtp: port });
    const seen = await doctor(folder, '--only', 'imap,smtp,agenda');
    for (const socket of callers) socket.destroy();
    silent.close();
    expect(of(seen, 'imap')).toMatchObject([{ severity: 'broken' }]);
    expect(of(seen, 'smtp')).toMatchObject([{ severity: 'broken' }]);
    expect(of(seen, 'agenda')).toMatchObject([{ severity: 'good' }]);
  });

  it('looks at a secretary that runs without disturbing her', async () => {
    const { folder, user, patients } = await aPractice();
    startSecretary(folder);
    await until(
      () => (existsSync(join(folder, '.agent/agent.log')) ? eventsOf(folder) : []),
      (events) => events.includes('MailboxConnected') || events.length > 3,
      40,
    );
    const looks = await Promise.all([doctor(folder), doctor(folder, '--only', 'database,running,audit')]);
    for (const seen of looks) {
      expect(of(seen, 'running')[0]?.sentence).toBe('the secretary runs and answers');
      expect(of(seen, 'database')[0]?.sentence).toMatch(/^whole, /);
      expect(of(seen, 'audit')[0]?.severity).toBe('good');
      expect(seen.findings.filter(({ severity }) => severity === 'broken')).toEqual([]);
    }
    const [patient] = patients;
    if (patient !== undefined) await dovecot.deliver(user, mailOf(patient, 'thanks', Date.now()));
    await until(
      () => eventsOf(folder),
      (events) => events.includes('MailWorked'),
      40,
    );
    expect(eventsOf(folder)).not.toContain('MailboxLost');
  });

  it('says where the program may connect, why, and which setting says so', async () => {
    const { folder } = await aPractice();
    const child = spawn(process.execPath, [agentFile, 'doctor', folder, '--egress', '--lang', 'en'], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    let text = '';
    child.stdout.on('data', (more: Buffer) => {
      text += more.toString();
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(text).toMatch(new RegExp(`127\\.0\\.0\\.1:${dovecot.port} +reading mail \\(IMAP\\) +mail\\.imap`));
    expect(text).toMatch(new RegExp(`127\\.0\\.0\\.1:${sink.port} +sending letters \\(SMTP\\) +mail\\.smtp`));
    expect(text).toContain('letting the model read  model.server');
    expect(text).toContain('And nothing else');
  });
});

/** Carries what the practice writes to itself into its mailbox, as its mail server would; returns how to stop. */
function carrySelfMails(user: string): () => void {
  let carried = sink.accepted.length;
  const timer = setInterval(() => {
    for (const { bytes } of sink.accepted.slice(carried)) {
      const now = new Date().toUTCString().replace('GMT', '+0000');
      const head =
        'Authentication-Results: mx.example.org; spf=softfail smtp.mailfrom=example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org\r\n' +
        `Received: from localhost by mx.example.org; ${now}\r\n`;
      void dovecot.deliver(user, head + bytes.toString());
    }
    carried = sink.accepted.length;
  }, 200);
  return () => clearInterval(timer);
}
