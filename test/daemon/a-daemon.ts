// A daemon in a test: a world in memory, a machine whose clock is turned by hand.

import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { bell } from '../../src/daemon/bell.ts';
import { runDaemon } from '../../src/daemon/daemon.ts';
import type { Read } from '../../src/daemon/standing.ts';
import type { Status } from '../../src/daemon/status.ts';
import type { Seen, Surroundings } from '../../src/daemon/surroundings.ts';
import type { Practice } from '../../src/domain/practice.ts';
import type { LogEntry, World } from '../../src/ports/world.ts';
import { aPractice, NOW } from '../build/builders.ts';
import { aWorld } from '../build/world.ts';
import { type FakeMachine, fakeMachine } from './fake-machine.ts';

export interface ADaemon {
  readonly machine: FakeMachine;
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly status: () => Promise<Status>;
  /** Events written down, oldest first. */
  readonly events: () => readonly string[];
  readonly log: readonly LogEntry[];
  readonly seen: readonly Seen[];
  readonly told: readonly string[];
  readonly worlds: () => number;
  /** Somebody edits the practice's files. */
  readonly edit: (read: Read) => void;
  /** Whether all was finished. */
  readonly stop: () => Promise<boolean>;
  readonly reload: () => void;
  /** Another version of the program is installed. */
  readonly replace: () => void;
  readonly ended: Promise<boolean>;
}

export interface DaemonWanted {
  readonly world?: World;
  readonly practice?: Practice;
  readonly open?: (practice: Practice) => Promise<World>;
  readonly beat?: number;
}

/** Starts a daemon and lets it come to rest. */
export async function aDaemon({
  world = aWorld(),
  practice = aPractice(),
  beat,
  open,
}: DaemonWanted = {}): Promise<ADaemon> {
  const machine = fakeMachine(NOW);
  const abort = new AbortController();
  const reload = bell();
  const log: LogEntry[] = [];
  const seen: Seen[] = [];
  const told: string[] = [];
  let worlds = 0;
  let replaced = false;
  let read: Read = { kind: 'good', practice };
  let changed: () => void = () => undefined;
  let answer: (question: unknown) => Promise<unknown> = async () => null;
  const given: Surroundings = {
    machine,
    log: { write: (entry) => void log.push(entry) },
    pid: 4242,
    version: '0.1.0',
    open: async (next) => {
      worlds += 1;
      const opened = await (open?.(next) ?? world);
      return { ...opened, agenda: currentAgenda(opened, machine.now), clock: { now: machine.now } };
    },
    read: async () => read,
    sentence: (about) => about,
    watch: async (_practice, call) => {
      changed = call;
      return { close: () => Promise.resolve() };
    },
    listen: async (call) => {
      answer = call;
      return { close: () => Promise.resolve() };
    },
    keepStatus: () => undefined,
    replaced: () => replaced,
    supervisor: { beat: beat ?? null, tell: async (...words) => void told.push(words.join(' ')) },
    show: (one) => void seen.push(one),
    stop: abort.signal,
    reload,
  };
  const ended = runDaemon(given, practice);
  await machine.pass(0);
  return {
    machine,
    ask: (question) => answer(question),
    status: async () => (await answer({ ask: 'status' })) as Status,
    events: () => log.map(({ event }) => event),
    log,
    seen,
    told,
    worlds: () => worlds,
    edit: (next) => {
      read = next;
      changed();
    },
    stop: async () => {
      abort.abort();
      await machine.pass(5000);
      return ended;
    },
    reload: reload.ring,
    replace: () => {
      replaced = true;
    },
    ended,
  };
}

/** Reads of an agenda that is as current as the machine's clock. */
function currentAgenda({ agenda }: World, now: () => number): World['agenda'] {
  const read = async () => {
    const state = await agenda.read();
    return state.kind === 'readable' ? { ...state, readAt: now() } : state;
  };
  return { ...agenda, read };
}

/** A world one of whose doors behaves otherwise. */
export function otherwise(world: MemoryWorld, different: Partial<World>): World {
  return { ...world, ...different };
}
