// The field on which the secretary is killed: a real Dovecot, a real SMTP conversation, a calendar file, and the daemon
// as a process of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { compiled } from '../adapters/compiled.ts';
import { makeLivePractice } from '../build/live-practice.ts';
import { startDovecot } from '../servers/dovecot.ts';
import { tempFolder } from '../servers/ports.ts';
import { startSmtpSink } from '../servers/smtp-sink.ts';
import type { Appointment, Round } from './invariants.ts';
import { askingForTimes, mailsOf, type Played } from './mails.ts';

/** How the secretary ends: at a named point, or so many milliseconds after the mails have come. */
export type Death = { readonly diesAt: string } | { readonly killedAfter: number } | null;

export interface Battle {
  /** The calls of a way without a crash that may leave something behind, from the first mail on. */
  readonly trace: () => Promise<readonly string[]>;
  readonly fight: (death: Death) => Promise<Round>;
  readonly end: () => Promise<void>;
}

const PATIENCE = 60_000;
const SETTLED: readonly CaseState[] = ['waiting', 'done', 'set-aside', 'refused', 'unknown'];

/** Starts the servers and compiles the daemon. */
export async function startBattle(): Promise<Battle> {
  const daemon = compiled('test/crash/daemon.ts');
  const [dovecot, sink] = [await startDovecot(), await startSmtpSink()];
  const home = tempFolder('crash');
  const servers = { imapPort: dovecot.port, smtpPort: sink.port, user: 'USER' };
  const first = makeLivePractice(join(home, 'first'), { count: 24, now: Date.now(), servers });
  const approve = ['templates', 'approve', '--all', '--practice', first.folder, '--by', 'test'];
  const approved = spawnSync(process.execPath, [daemon.script, ...approve], { encoding: 'utf8' });
  if (approved.status !== 0) throw new Error(approved.stderr);
  // Times that are far enough are kept for a day: longer than the longest campaign.
  const settings = join(first.folder, 'practice.yaml');
  const written = readFileSync(settings, 'utf8').replace('booking:\n', 'booking:\n  notice: 72 h\n');
  writeFileSync(settings, written);
  const asked = askingForTimes(first);
  const offered = join(home, 'offered');
  await offerTimes();
  const offers = sink.accepted.slice();
  let rounds = 0;

  /** Before the first round: what a round begins with is what this leaves. */
  async function offerTimes(): Promise<void> {
    const user = await dovecot.user();
    copyFor(first.folder, offered, { settings: written, user });
    const running = await start(daemon.script, offered, { death: null, calls: [] });
    await dovecot.deliver(user, ...asked.map(({ text }) => text));
    await quiet(offered, asked.length, running);
    await running.end();
  }

  const fight = async (death: Death, calls: string[] = []): Promise<Round> => {
    rounds += 1;
    const name = `round ${rounds} (${JSON.stringify(death)})`;
    const user = await dovecot.user();
    const folder = copyFor(offered, join(home, `round-${rounds}`), { settings: written, user });
    const accepted = sink.accepted.length;
    let running = await start(daemon.script, folder, { death, calls });
    let died = running.over();
    if (died) running = await start(daemon.script, folder, { death: null, calls: [] });
    calls.length = 0;
    const mails = [...asked, ...mailsOf(first, rounds, offers)];
    await dovecot.deliver(user, ...mails.slice(asked.length).map(({ text }) => text));
    if (death !== null && 'killedAfter' in death) {
      await wait(death.killedAfter);
      died = running.kill() || died;
    }
    await quiet(folder, mails.length, running);
    if (running.over()) {
      died = true;
      running = await start(daemon.script, folder, { death: null, calls: [] });
      await quiet(folder, mails.length, running);
    }
    if (await running.end()) {
      died = true;
      running = await start(daemon.script, folder, { death: null, calls: [] });
      await quiet(folder, mails.length, running);
      await running.end();
    }
    const round = await collect(folder, { name, died, mails, daemon: daemon.script });
    rmSync(folder, { recursive: true });
    const letters = [...offers, ...sink.accepted.slice(accepted)].map(({ messageId, answers }) => ({
      messageId,
      answers: answers[0] ?? null,
    }));
    return { ...round, letters, booked: first.patients.map(({ uid }) => uid) };
  };

  return {
    fight,
    trace: async () => {
      const calls: string[] = [];
      await fight(null, calls);
      return calls.filter((call) => LEAVES_SOMETHING.test(call));
    },
    end: async () => {
      await sink.close();
      await dovecot.stop();
      daemon.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Calls that only look are no points: dying beside them is dying beside the one before. */
const LEAVES_SOMETHING =
  /^(?:outbox\.send|agenda\.apply|alerts\.raise|mailbox\.(?:label|worked|draft|withdraw|sentSince)|store\.(?!case|actions|offers|countSent|frozen|stopped|moves|waiting|approvals|eventCount|secret|paused|answered|cursor|letterState|owedCop|verdicts |unfinished|verifyAudit))/;

function copyFor(
  from: string,
  folder: string,
  { settings, user }: { readonly settings: string; readonly user: string },
): string {
  cpSync(from, folder, { recursive: true });
  writeFileSync(join(folder, 'practice.yaml'), settings.replaceAll('USER', user));
  return folder;
}

interface Running {
  readonly over: () => boolean;
  /** False when it was over already. */
  readonly kill: () => boolean;
  /** Asks it to stop; true when it died of its planned death first. */
  readonly end: () => Promise<boolean>;
}

/** Starts the daemon and waits until it watches the mailbox, or is over. */
async function start(
  script: string,
  folder: string,
  { death, calls }: { readonly death: Death; readonly calls: string[] },
): Promise<Running> {
  const diesAt = death !== null && 'diesAt' in death ? { AGENT_DIES_AT: death.diesAt } : {};
  const child = spawn(process.execPath, [script, 'run', '--practice', folder], {
    env: { ...process.env, ...diesAt, AGENT_TRACE: '3', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const said = listenTo(child);
  const exited = once(child, 'exit');
  const watching = new Promise<void>((resolve) => {
    const trace = child.stdio[3];
    if (trace === null || trace === undefined || !('read' in trace)) return;
    createInterface({ input: trace }).on('line', (line) => {
      calls.push(line);
      if (line.startsWith('mailbox.changed')) resolve();
    });
  });
  const over = () => child.exitCode !== null || child.signalCode !== null;
  const slow = await Promise.race([
    watching.then(() => false),
    exited.then(() => false),
    wait(PATIENCE, true),
  ]);
  if (slow || (over() && child.signalCode !== 'SIGKILL'))
    throw new Error(`The daemon did not start.\n${said()}`);
  return {
    over,
    kill: () => !over() && child.kill('SIGKILL') && exited !== null,
    end: async () => {
      child.kill('SIGTERM');
      await Promise.race([exited, wait(PATIENCE)]);
      if (child.signalCode === 'SIGKILL' && death !== null) return true;
      if (child.exitCode !== 0)
        throw new Error(`Told to stop, it ended with ${child.exitCode ?? 'nothing'}.\n${said()}`);
      return false;
    },
  };
}

function listenTo(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
    });
  return () => said;
}

/** Waits until every mail has a case that nobody works on any more, nothing moves any more, or the daemon is over. */
async function quiet(folder: string, mails: number, running: Running): Promise<void> {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
  try {
    let settled = 0;
    for (let end = Date.now() + PATIENCE; Date.now() < end && !running.over(); await wait(60)) {
      const cases = await store.cases();
      const now = cases.filter(({ state }) => SETTLED.includes(state)).length;
      if (cases.length >= mails && now === cases.length) return;
      if (now > settled) end = Date.now() + PATIENCE;
      settled = now;
    }
  } finally {
    await store.close();
  }
}

interface Left {
  readonly name: string;
  readonly died: boolean;
  readonly mails: readonly Played[];
  readonly daemon: string;
}

async function collect(
  folder: string,
  { name, died, mails, daemon }: Left,
): Promise<Omit<Round, 'letters' | 'booked'>> {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
  const cases = await store.cases();
  const actions = (await Promise.all(cases.map(({ id }) => store.actions(id)))).flat();
  await store.close();
  const unsure = actions.some(({ state }) => state === 'unknown' || state === 'started');
  return {
    name,
    died,
    mails: mails.map(({ id }) => id),
    askedFor: mails.flatMap(({ asksForOne }) => asksForOne ?? []),
    cases,
    actions,
    appointments: appointmentsIn(readFileSync(join(folder, 'agenda.ics'), 'utf8')),
    shown: unsure ? shownBy(daemon, folder) : [],
  };
}

/** Each event of a calendar in which every time is the practice's own. */
export function appointmentsIn(calendar: string): readonly Appointment[] {
  return calendar
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => {
      const uid = /^UID:(.*?)\r?$/m.exec(event)?.[1] ?? '';
      const whose = /^X-PRACTICE-PATIENT:P-(\d+)/m.exec(event) ?? /^appointment-(\d+)@/.exec(uid);
      return {
        uid,
        status: /^STATUS:(.*?)\r?$/m.exec(event)?.[1] ?? '',
        patient: whose === null ? null : Number(whose[1]),
        begins: /^DTSTART;TZID=Europe\/Paris:(\d{8}T\d{4})/m.exec(event)?.[1] ?? event,
      };
    });
}

/** What the practitioner sees. */
function shownBy(daemon: string, folder: string): readonly string[] {
  const review = spawnSync(process.execPath, [daemon, 'review', '--json', '--practice', folder], {
    encoding: 'utf8',
  });
  return review.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
    .map((row) => (typeof row === 'object' && row !== null && 'case' in row ? String(row.case) : ''));
}
