// The whole secretary at work under a watcher of the kernel's calls: it reaches the servers of practice.yaml and nothing
// else, and a connection that somebody smuggles in is seen. `npm run build` comes first.

import { getServers } from 'node:dns';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, makeLivePractice } from '../build/live-practice.ts';
import { agent, until } from '../daemon/secretary.ts';
import { type FakeOllama, fakeOllama } from '../fakes/ollama.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { freePorts, tempFolder } from './ports.ts';
import { type DavServer, startRadicale } from './radicale.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';
import { reachedIn, strangers, type Watched, watched } from './watched-network.ts';

const EMPTY = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//FR\r\nEND:VCALENDAR\r\n';

let dovecot: Dovecot;
let sink: SmtpSink;
let radicale: DavServer;
let model: FakeOllama;
const feed = createHttpServer((_, answer) => answer.setHeader('content-type', 'text/calendar').end(EMPTY));
const secretaries = new Set<Watched>();

beforeAll(async () => {
  [dovecot, sink, radicale, model] = await Promise.all([
    startDovecot(),
    startSmtpSink({ security: 'none' }),
    startRadicale(),
    fakeOllama(),
    new Promise<void>((done) => feed.listen(0, '127.0.0.1', done)),
  ]);
  await radicale.make('marie');
});
afterEach(async () => {
  for (const { child, ended } of secretaries) {
    child.kill('SIGKILL');
    await ended;
  }
  secretaries.clear();
});
afterAll(async () => {
  feed.close();
  await model.close();
  await radicale.stop();
  await sink.close();
  await dovecot.stop();
});

interface Live {
  readonly folder: string;
  /** The places that practice.yaml names. */
  readonly places: readonly string[];
  readonly deliver: (wish: 'thanks' | 'when' | 'odd' | 'cancel', number: number) => Promise<void>;
}

/** A practice on five servers of this machine; letters leave to a server that it knows by name. */
async function aPracticeOnServers(): Promise<Live> {
  const user = await dovecot.user();
  const folder = tempFolder('egress');
  const servers = { imapPort: dovecot.port, smtpPort: sink.port, user };
  const { patients } = makeLivePractice(folder, { count: 5, now: Date.now(), servers });
  const feedPort = portOf(feed);
  const file = join(folder, 'practice.yaml');
  const agenda = `agenda:
  sources:
    - name: cabinet
      path: agenda.ics
      writable: true
    - name: marie
      writable: false
      caldav: { server: "http://127.0.0.1:${radicale.port}/", calendar: marie, user: cabinet, password: { clear: secret } }
    - name: fetes
      feed: { url: "http://127.0.0.1:${feedPort}/fetes.ics" }
`;
  const text = readFileSync(file, 'utf8')
    .replace('agenda:\n  file: agenda.ics\n', agenda)
    .replace(`smtp:\n    host: 127.0.0.1`, 'smtp:\n    host: localhost');
  writeFileSync(file, `${text}model:\n  server: ${model.url}\n  name: qwen3:4b\n`);
  const ports = [dovecot.port, sink.port, radicale.port, feedPort, Number(new URL(model.url).port)];
  return {
    folder,
    places: ports.flatMap((port) => [`127.0.0.1:${port}`, ...(port === sink.port ? [`[::1]:${port}`] : [])]),
    deliver: async (wish, number) => {
      const patient = patients[number];
      if (patient !== undefined) await dovecot.deliver(user, mailOf(patient, wish, Date.now()));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function start(folder: string, env: NodeJS.ProcessEnv = {}): Watched {
  const secretary = watched(['run', '--practice', folder, '--verbose'], env);
  secretaries.add(secretary);
  return secretary;
}

const looked = (folder: string) =>
  (statusOf(folder).mailbox as { lastLook?: number | null } | undefined)?.lastLook ?? null;

function statusOf(folder: string): Readonly<Record<string, unknown>> {
  const { text } = agent('status', '--practice', folder, '--json');
  return JSON.parse(text.split('\n')[0] ?? '{}') as Record<string, unknown>;
}

/** Runs before the program is loaded: it keeps the system's own way to connect, as a hostile library would. */
const SMUGGLER = (port: number) => `
import net from 'node:net';
const connect = net.Socket.prototype.connect;
setInterval(() => {
  const socket = new net.Socket();
  socket.on('error', () => {});
  connect.call(socket, { host: '127.0.0.1', port: ${port} });
}, 500).unref();`;

/** Tries what an ordinary library would: after the program has closed its gate. */
const CHATTERBOX = (port: number) => `
import dns from 'node:dns';
import net from 'node:net';
setInterval(() => {
  net.connect({ host: '127.0.0.1', port: ${port} }).on('error', () => {});
  fetch('http://127.0.0.1:${port}/version').catch(() => {});
  dns.lookup('updates.example.org', () => {});
  new dns.Resolver().resolve4('updates.example.org', () => {});
}, 500).unref();`;

function preload(folder: string, script: string): NodeJS.ProcessEnv {
  const file = join(folder, 'preload.mjs');
  writeFileSync(file, script);
  return { NODE_OPTIONS: `--import ${file}` };
}

describe('a secretary under the eyes of the kernel', () => {
  it('works mails, agendas and model, and reaches nothing that practice.yaml does not name', async () => {
    const { folder, places, deliver } = await aPracticeOnServers();
    expect(agent('templates', 'approve', '--all', '--language', 'fr', '--practice', folder).code).toBe(0);
    const secretary = start(folder);
    await until(
      () => looked(folder),
      (look) => look !== null,
      60,
    );
    const before = sink.accepted.length;
    await deliver('when', 0);
    await deliver('odd', 1);
    await deliver('thanks', 2);
    await until(
      () => sink.accepted.length,
      (count) => count > before,
      60,
    );
    await wait(5_000);
    secretary.child.kill('SIGTERM');
    expect(await secretary.ended).toBe(0);
    const reached = secretary.reached();
    expect(strangers(reached, places)).toEqual([]);
    // It did work: each server was met, so that an empty list is no proof of an idle program.
    const met = new Set(reached.map(({ to }) => to));
    for (const server of [dovecot.port, radicale.port, portOf(feed), Number(new URL(model.url).port)])
      expect(met).toContain(`127.0.0.1:${server}`);
    expect([...met].some((to) => to.endsWith(`:${sink.port}`))).toBe(true);
    // No door stands open either: the only thing it listens on is a socket of its own folder.
    expect(reached.filter(({ call, family }) => call === 'bind' && family === 'inet')).toEqual([]);
  }, 180_000);

  it('is seen when something in it goes its own way', async () => {
    const { folder, places } = await aPracticeOnServers();
    const [port = 0] = await freePorts(1);
    const secretary = start(folder, preload(folder, SMUGGLER(port)));
    await until(
      () => looked(folder),
      (look) => look !== null,
      60,
    );
    await wait(1_500);
    expect(strangers(secretary.reached(), places)).toContainEqual({
      call: 'connect',
      family: 'inet',
      to: `127.0.0.1:${port}`,
    });
  }, 120_000);

  it('lets no library out that tries the ordinary ways, not even to ask the DNS', async () => {
    const { folder, places } = await aPracticeOnServers();
    let visits = 0;
    const elsewhere = createServer((socket) => {
      visits += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
    const secretary = start(folder, preload(folder, CHATTERBOX(portOf(elsewhere))));
    await until(
      () => looked(folder),
      (look) => look !== null,
      60,
    );
    await wait(3_000);
    const reached = secretary.reached();
    elsewhere.close();
    expect(visits).toBe(0);
    expect(strangers(reached, places)).toEqual([]);
    // Neither does it ask a resolver that answers on a socket of this machine (systemd-resolved, nscd).
    expect(reached.filter(({ family, to }) => family === 'unix' && /resolve/.test(to))).toEqual([]);
  }, 120_000);

  it('asks the name server of this machine for the names of practice.yaml, and for no other', async () => {
    const { folder, places } = await aPracticeOnServers();
    const file = join(folder, 'practice.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(
        /smtp:\n {4}host: localhost\n {4}port: \d+\n {4}security: none/,
        'smtp:\n    host: smtp.example.org\n    port: 465\n    security: tls',
      ),
    );
    const doctor = watched(['doctor', folder, '--only', 'smtp', '--json'], preload(folder, CHATTERBOX(1)));
    expect(await doctor.ended).toBe(4);
    const reached = doctor.reached();
    const names = reached.filter(({ family }) => family === 'dns').map(({ to }) => to);
    expect(names).toContain('smtp.example.org');
    // A resolver may add the machine's own search domain behind it.
    expect(names.filter((name) => !name.startsWith('smtp.example.org'))).toEqual([]);
    const resolvers = getServers().map((server) => `${server}:53`);
    expect(strangers(reached, [...places, ...resolvers, ...names])).toEqual([]);
  }, 120_000);

  it('understands what the watcher writes', () => {
    const lines = [
      '12 connect(21, {sa_family=AF_INET, sin_port=htons(993), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
      '12 connect(21, {sa_family=AF_INET6, sin6_port=htons(25), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
      '13 sendto(19, "x", 1, MSG_NOSIGNAL, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = 1',
      '13 sendmmsg(20, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.54")}, msg_namelen=16}}], 2, 0) = 1',
      '13 sendto(20, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1',
      '13 connect(22, {sa_family=AF_UNIX, sun_path="/run/systemd/notify"}, 22) = 0',
      String.raw`14 connect(18, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("\x31\x30\x2e\x30\x2e\x30\x2e\x35")}, 16) = 0`,
      String.raw`14 sendto(18, "\x54\xba\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x07\x75\x70\x64\x61\x74\x65\x73\x07\x65\x78\x61\x6d\x70\x6c\x65\x03\x6f\x72\x67\x00\x00\x01\x00\x01", 37, 0, NULL, 0) = 37`,
    ].join('\n');
    expect(reachedIn(lines).map(({ call, to }) => `${call} ${to}`)).toEqual([
      'connect 192.0.2.1:993',
      'connect [2001:db8::1]:25',
      'sendto 192.0.2.53:53',
      'sendmmsg 192.0.2.54:53',
      'connect /run/systemd/notify',
      'connect 10.0.0.5:53',
      'sendto updates.example.org',
    ]);
    expect(strangers(reachedIn(lines), ['192.0.2.1:993']).map(({ to }) => to)).toEqual([
      '[2001:db8::1]:25',
      '192.0.2.53:53',
      '192.0.2.54:53',
      '10.0.0.5:53',
      'updates.example.org',
    ]);
  });
});
