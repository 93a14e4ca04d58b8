// A practice with its secretary at work on the field: what a test may do with it and see of it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askRunning } from '../../../src/adapters/machine/control-socket.ts';
import { runPlaces } from '../../../src/adapters/machine/run-folder.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { type Need, needsOf, parseStatus, type Status } from '../../../src/daemon/status.ts';
import type { ActionRecord, Case, CaseState } from '../../../src/domain/case.ts';
import { type LivePractice, type LiveWish, mailOf } from '../../build/live-practice.ts';
import { faultsOf } from '../../crash/invariants.ts';
import type { Dovecot } from '../dovecot.ts';
import type { SmtpSink } from '../smtp-sink.ts';
import { alertFileOf, logOf, rowsIn, stateFileOf } from './practice-files.ts';

/** So many of the secretary's seconds pass in one. */
export const SPEED = 20;
/** Real milliseconds for anything to come about. */
const PATIENCE = 60_000;
const SETTLED: readonly CaseState[] = ['waiting', 'done', 'set-aside', 'refused', 'unknown'];

/** What `agent status --json` says. */
export type Shown = Partial<Status> & {
  readonly running: boolean;
  readonly answers: boolean;
  readonly needs: readonly Need[];
};

export interface Alert {
  readonly level: 'notice' | 'amber' | 'red';
  readonly case: string | null;
  readonly sentence: string;
}

export interface Cell {
  readonly folder: string;
  readonly user: string;
  readonly pid: number;
  /** Mails of one patient each, in this order; returns their Message-IDs. Each patient writes once. */
  readonly write: (...wishes: readonly LiveWish[]) => Promise<readonly string[]>;
  /** As `write`, into the mailbox's files: for when its server is away. */
  readonly lay: (...wishes: readonly LiveWish[]) => Promise<readonly string[]>;
  readonly bytes: (...mails: readonly (string | Buffer)[]) => Promise<void>;
  readonly status: () => Promise<Shown>;
  /** Changes practice.yaml while the secretary works. */
  readonly edit: (change: (yaml: string) => string) => void;
  /** Waits until the status is as wanted. */
  readonly until: (wanted: (shown: Shown) => boolean) => Promise<Shown>;
  readonly review: () => Promise<readonly Reviewed[]>;
  readonly agent: (...words: readonly string[]) => Promise<string>;
  readonly alerts: () => readonly Alert[];
  /** Waits until the secretary's own log tells of this. */
  readonly logged: (event: string) => Promise<void>;
  /** Waits until the red alarm of this mail is out. */
  readonly alarmed: (messageId: string) => Promise<void>;
  /** Waits until so many letters have left for this practice's mails. */
  readonly letters: (count: number) => Promise<void>;
  /** Lets sixteen minutes pass. */
  readonly pass: () => void;
  readonly cases: () => Promise<readonly Case[]>;
  /** Waits until there are so many cases. */
  readonly many: (count: number) => Promise<void>;
  /** Waits until every mail has a case. */
  readonly known: () => Promise<void>;
  /** Waits until every mail, or these, are cases that nobody works on any more. */
  readonly settled: (...ids: readonly string[]) => Promise<readonly Case[]>;
  /** Kills nobody, stops the secretary, and says what went wrong: lost, twice, uncertain and untold. */
  readonly finish: () => Promise<Finished>;
}

export interface Reviewed {
  readonly case: string;
  readonly state: string;
  readonly reason: string;
  /** The reason in words. */
  readonly why: string;
  readonly undone: readonly { readonly kind: string; readonly state: string; readonly why: string }[];
}

export interface Finished {
  readonly faults: readonly string[];
  readonly cases: readonly Case[];
  readonly actions: readonly ActionRecord[];
  /** Message-IDs of the mails that were answered by a letter that left. */
  readonly answered: readonly string[];
}

export interface Opening {
  readonly program: string;
  readonly folder: string;
  readonly user: string;
  readonly first: LivePractice;
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  readonly agent: (folder: string, words: readonly string[]) => Promise<string>;
}

/** Starts the secretary of a practice and waits until she has seen its mailbox. */
export async function openCell({
  program,
  folder,
  user,
  first,
  dovecot,
  sink,
  agent,
}: Opening): Promise<Cell> {
  const child = spawn(process.execPath, [program, 'run', '--practice', folder], {
    env: { ...process.env, AGENT_TEST_SPEED: String(SPEED), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(child);
  const sent: string[] = [];
  const stateFile = stateFileOf(folder);
  const alertFile = alertFileOf(folder);
  const before = sink.accepted.length;

  const soon = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await ask();
      if (found !== null) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`It ended with ${child.exitCode ?? child.signalCode}, awaiting: ${what}\n${said()}`);
      if (Date.now() > end)
        throw new Error(
          `In vain: ${what}\n${said()}\n${await agent(folder, ['status', '--json'])}\n${logOf(folder)}`,
        );
      await wait(40);
    }
  };
  const status = async () => JSON.parse(await agent(folder, ['status', '--json'])) as Shown;
  const compose = (wishes: readonly LiveWish[]) =>
    wishes.map((wish) => {
      const patient = first.patients[sent.length];
      if (patient === undefined) throw new Error('no more patients');
      const text = mailOf(patient, wish, Date.now());
      const id = /^Message-ID: (\S+)/m.exec(text)?.[1] ?? '';
      sent.push(id);
      return { id, text };
    });
  const fresh = () =>
    sink.accepted.slice(before).filter(({ answers }) => answers.some((id) => sent.includes(id)));
  const withStore = async <T>(
    work: (store: Awaited<ReturnType<typeof sqliteStore>>) => Promise<T>,
  ): Promise<T> => {
    const store = await sqliteStore({ file: stateFile, now: Date.now });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const cases = () => withStore((store) => store.cases());
  const alerts = (): readonly Alert[] =>
    (existsSync(alertFile) ? rowsIn(readFileSync(alertFile, 'utf8')) : []) as unknown as readonly Alert[];
  const review = async () =>
    rowsIn(await agent(folder, ['review', '--json'])) as unknown as readonly Reviewed[];

  const cell: Cell = {
    folder,
    user,
    pid: child.pid ?? 0,
    write: async (...wishes) => {
      const mails = compose(wishes);
      await dovecot.deliver(user, ...mails.map(({ text }) => text));
      return mails.map(({ id }) => id);
    },
    lay: async (...wishes) => {
      const mails = compose(wishes);
      const maildir = dovecot.maildir(user);
      const { uid, gid } = statSync(maildir);
      for (const [number, { text }] of mails.entries()) {
        // As a Maildir is delivered to: what lies in new/ is whole, and the server may take it at once.
        const name = `${Math.floor(Date.now() / 1000)}.M${number}P${Date.now()}.test`;
        const unfinished = join(maildir, 'tmp', name);
        writeFileSync(unfinished, text);
        chownSync(unfinished, uid, gid);
        renameSync(unfinished, join(maildir, 'new', name));
      }
      return mails.map(({ id }) => id);
    },
    bytes: (...mails) => dovecot.deliver(user, ...mails),
    status,
    until: (wanted) =>
      soon(String(wanted), async () => {
        const reply = await askRunning(runPlaces(folder).socket, { ask: 'status' });
        const now = reply.kind === 'answer' ? parseStatus(reply.value) : null;
        if (now === null || !wanted({ ...now, running: true, answers: true, needs: needsOf(now) }))
          return null;
        const shown = await status();
        return wanted(shown) ? shown : null;
      }),
    edit: (change) => {
      const file = join(folder, 'practice.yaml');
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    },
    review,
    agent: (...words) => agent(folder, words),
    alerts,
    logged: async (event) => {
      await soon(event, async () => (logOf(folder).includes(`"${event}"`) ? true : null));
    },
    alarmed: async (messageId) => {
      await soon(`the red alarm of ${messageId}`, async () => {
        const red = alerts().filter(({ level }) => level === 'red');
        if (red.length === 0) return null;
        const own = (await cases()).find((kase) => kase.messageId === messageId);
        return own !== undefined && red.some((alert) => alert.case === own.id) ? own : null;
      });
    },
    letters: async (count) => {
      await soon(`${count} letters, not ${fresh().length}`, async () =>
        fresh().length >= count ? true : null,
      );
    },
    pass: () => void child.kill('SIGUSR2'),
    cases,
    many: async (count) => {
      await soon(`${count} cases`, async () => ((await cases()).length >= count ? true : null));
    },
    known: async () => {
      await soon('a case for every mail', async () => {
        const now = (await cases()).map(({ messageId }) => messageId);
        return sent.every((id) => now.includes(id)) ? true : null;
      });
    },
    settled: (...ids) =>
      soon('all mails settled', async () => {
        const now = await cases();
        const wanted = ids.length === 0 ? sent : ids;
        const mine = now.filter(({ messageId }) => messageId !== null && wanted.includes(messageId));
        const watched = ids.length === 0 ? now : mine;
        return mine.length >= wanted.length && watched.every(({ state }) => SETTLED.includes(state))
          ? now
          : null;
      }),
    finish: async () => {
      const shown = (await review()).map((row) => row.case);
      child.kill('SIGTERM');
      if (child.exitCode === null) await Promise.race([once(child, 'exit'), wait(PATIENCE)]);
      const late = child.exitCode !== 0;
      const [all, actions] = await withStore(async (store) => {
        const kept = await store.cases();
        return [kept, (await Promise.all(kept.map(({ id }) => store.actions(id)))).flat()] as const;
      });
      const letters = fresh().map(({ messageId, answers }) => ({ messageId, answers: answers[0] ?? null }));
      const faults = faultsOf({
        name: 'cell',
        died: false,
        mails: sent,
        cases: all,
        actions,
        letters,
        appointments: [],
        askedFor: [],
        booked: [],
        shown,
      });
      return {
        faults: [...faults, ...(late ? [`told to stop, it ended with ${child.exitCode}: ${said()}`] : [])],
        cases: all,
        actions,
        answered: letters.flatMap(({ answers }) => answers ?? []),
      };
    },
  };
  await soon('watching', async () => {
    const file = join(folder, '.agent', 'status.json');
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Status) : null;
    return kept !== null && kept.mailbox.lastLook !== null ? kept : null;
  });
  return cell;
}

function listenTo(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
    });
  process.once('exit', () => child.kill('SIGKILL'));
  return () => said;
}
