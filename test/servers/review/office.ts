// A practice whose secretary is a process of its own, on a real Dovecot and a real SMTP conversation, with a phone and a
// terminal beside it.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Case } from '../../../src/domain/case.ts';
import { compiled } from '../../adapters/compiled.ts';
import { type LivePatient, type LiveWish, mailOf, makeLivePractice } from '../../build/live-practice.ts';
import { startDovecot } from '../dovecot.ts';
import { asHuman } from '../imap/builders.ts';
import { tempFolder } from '../ports.ts';
import { startSmtpSink } from '../smtp-sink.ts';
import { type Phone, phoneOf } from './phone.ts';

/** So many of the secretary's seconds pass in one. */
const SPEED = 20;
/** Real milliseconds for anything to come about. */
const PATIENCE = 60_000;

export interface Office {
  readonly phone: Phone;
  /** A mail of the next patient, worked until it waits for a yes. */
  readonly waits: (wish: LiveWish) => Promise<Case>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ten minutes and more go by. */
  readonly pass: () => void;
  /** What a terminal beside it prints. */
  readonly agent: (...words: readonly string[]) => Promise<string>;
  readonly until: <T>(what: string, ask: () => Promise<T | null>) => Promise<T>;
  readonly case: (id: string) => Promise<Case | null>;
  /** Waits until a case has come to this. */
  readonly became: (id: string, state: Case['state']) => Promise<Case>;
  /** Letters that left by SMTP to a patient. */
  readonly left: (kase: Case) => number;
  readonly agenda: () => string;
  /** What a human does in their own calendar program. */
  readonly book: (start: number, end: number) => void;
  readonly alerts: () => string;
}

export interface Street {
  readonly open: () => Promise<Office>;
  readonly end: () => Promise<void>;
}

/** Starts the servers; each office on it has its own mailbox and folder. */
export async function startStreet(): Promise<Street> {
  const program = compiled('test/servers/faults/daemon.ts');
  const [dovecot, sink] = [await startDovecot(), await startSmtpSink()];
  const home = tempFolder('review');
  const servers = { imapPort: dovecot.port, smtpPort: sink.port, user: 'USER' };
  const first = makeLivePractice(join(home, 'first'), { count: 20, now: Date.now(), servers });
  const env = { ...process.env, LC_ALL: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8', COLUMNS: '400', NO_COLOR: '1' };
  const run = promisify(execFile);
  const agent = async (folder: string, words: readonly string[]) => {
    const asked = [program.script, ...words, '--practice', folder];
    const told = run(process.execPath, asked, { encoding: 'utf8', env } as const);
    return (await told.catch((error: { stdout: string }) => error)).stdout;
  };
  await agent(first.folder, ['templates', 'approve', '--all', '--by', 'test']);
  const children = new Set<ChildProcess>();
  let offices = 0;
  const open = async (): Promise<Office> => {
    offices += 1;
    const user = await dovecot.user();
    const folder = join(home, `office-${offices}`);
    cpSync(first.folder, folder, { recursive: true });
    const file = join(folder, 'practice.yaml');
    const yaml = readFileSync(file, 'utf8').replaceAll('USER', user).replaceAll(': auto\n', ': suggest\n');
    const surfaces = '    drafts: true\n    review-folders: true\n    poll:';
    writeFileSync(
      file,
      yaml.replace('  phone:', '  read-by: Claire\n  phone:').replace('    poll:', surfaces),
    );
    await asHuman(dovecot.port, user, async (client) => {
      const known = (await client.list()).map(({ path }) => path);
      for (const name of ['Drafts', 'Sent']) if (!known.includes(name)) await client.mailboxCreate(name);
    });
    // The office before is closed: it would only take the machine's time.
    for (const running of children) running.kill('SIGKILL');
    const before = sink.accepted.length;
    let child: ChildProcess | null = null;
    let said = '';
    let written = 0;
    const agendaFile = join(folder, 'agenda.ics');
    const until: Office['until'] = async (what, ask) => {
      for (const end = Date.now() + PATIENCE; ; await wait(50)) {
        const found = await ask();
        if (found !== null) return found;
        if (Date.now() > end) throw new Error(`In vain: ${what}\n${said}\n${logOf(folder)}`);
      }
    };
    const cases = async () => {
      const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
      try {
        return await store.cases();
      } finally {
        await store.close();
      }
    };
    const one = async (id: string) => (await cases()).find((kase) => kase.id === id) ?? null;
    const start = async () => {
      rmSync(join(folder, '.agent', 'status.json'), { force: true });
      const begun = spawn(process.execPath, [program.script, 'run', '--practice', folder], {
        env: { ...env, AGENT_TEST_SPEED: String(SPEED) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = begun;
      children.add(begun);
      for (const stream of [begun.stdout, begun.stderr])
        stream.on('data', (chunk: Buffer) => {
          said = `${said}${chunk.toString()}`.slice(-3_000);
        });
      await until('watching', async () => {
        const status = join(folder, '.agent', 'status.json');
        return existsSync(status) && /"lastLook":\d/u.test(readFileSync(status, 'utf8')) ? true : null;
      });
    };
    await start();
    return {
      phone: phoneOf(dovecot.port, user),
      waits: async (wish) => {
        const patient = first.patients[written] as LivePatient;
        written += 1;
        const text = mailOf(patient, wish, Date.now());
        const id = /^Message-ID: (\S+)/m.exec(text)?.[1] ?? '';
        await dovecot.deliver(user, text);
        return until(`${wish} to wait`, async () => {
          const kase = (await cases()).find(({ messageId }) => messageId === id);
          return kase?.state === 'waiting' ? kase : null;
        });
      },
      start,
      stop: async () => {
        child?.kill('SIGTERM');
        if (child !== null && child.exitCode === null) await once(child, 'exit');
      },
      pass: () => void child?.kill('SIGUSR2'),
      agent: (...words) => agent(folder, words),
      until,
      case: one,
      became: (id, state) =>
        until(`${id} to be ${state}`, async () => {
          const kase = await one(id);
          return kase?.state === state ? kase : null;
        }),
      left: ({ from }) =>
        sink.accepted.slice(before).filter(({ to }) => from !== null && to.includes(from)).length,
      agenda: () => readFileSync(agendaFile, 'utf8'),
      book: (from, to) => writeFileSync(agendaFile, withEvent(readFileSync(agendaFile, 'utf8'), from, to)),
      alerts: () => {
        const alerts = join(folder, 'alerts.jsonl');
        return existsSync(alerts) ? readFileSync(alerts, 'utf8') : '';
      },
    };
  };
  return {
    open,
    end: async () => {
      for (const child of children) child.kill('SIGKILL');
      await sink.close();
      await dovecot.stop();
      program.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function withEvent(text: string, from: number, to: number): string {
  const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  const event = [
    'BEGIN:VEVENT',
    `UID:by-hand-${from}@example.org`,
    'DTSTAMP:20260101T000000Z',
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(to)}`,
    'SUMMARY:Par téléphone',
    'END:VEVENT',
  ].join('\r\n');
  return text.replace('END:VCALENDAR', `${event}\r\nEND:VCALENDAR`);
}

function logOf(folder: string): string {
  const file = join(folder, '.agent', 'agent.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-25).join('\n') : '';
}
