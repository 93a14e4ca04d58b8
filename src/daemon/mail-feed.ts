// Brings the mails that wait to the line, a few ahead of it, and keeps at it when the mailbox is away.

import { Refused, Unreachable, UserError } from '../domain/errors.ts';
import type { MailSource, RawMail } from '../domain/mail.ts';
import { HOUR, type Instant } from '../domain/time.ts';
import type { World } from '../ports/world.ts';
import { type Bell, bell } from './bell.ts';
import { forever } from './forever.ts';
import { inHand } from './in-hand.ts';
import type { Machine } from './machine.ts';
import { type Mishaps, sourceKey } from './mishaps.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Milliseconds between two looks at a mailbox that can't say when something arrives, and at one that can. */
const SHORTEST_PAUSE = 1000;
const PUSHED_PAUSE = 20;

/** Milliseconds after which everything is looked at again, whatever was said or not said. */
const LONGEST_PAUSE = HOUR;

/** What keeps us from the mailbox. */
export interface MailTrouble {
  /** `away`: it does not answer. `refused`: it won't let us in, and we stopped asking. */
  readonly kind: 'away' | 'refused';
  readonly sentence: string;
  readonly since: Instant;
  readonly nextTry: Instant;
}

export interface MailFeed {
  /** The next mail, or null when none is in hand. */
  readonly take: () => RawMail | null;
  /** This mail was dealt with, whatever came of it. */
  readonly put: (raw: RawMail, kept: boolean) => void;
  /** Looks at the mailbox now, connection and all. */
  readonly look: () => void;
  readonly state: () => FeedState;
  /** Ends when the signal given to `mailFeed` aborts. */
  readonly ended: Promise<void>;
}

export interface FeedState {
  readonly inHand: number;
  /** Whether the mailbox has more than is in hand, as far as was seen. */
  readonly more: boolean;
  /** When the mailbox was last seen to the end. */
  readonly lastLook: Instant | null;
  readonly trouble: MailTrouble | null;
}

export interface FeedInput {
  readonly world: World;
  readonly ahead: ReadAhead;
  readonly mishaps: Mishaps;
  readonly machine: Machine;
  readonly stop: AbortSignal;
  /** Rung when there is something for the line. */
  readonly wake: Bell;
  readonly onTrouble: (trouble: MailTrouble, error: unknown) => void;
  readonly onWell: () => void;
  /** Mails that were met before this start and are not given again; for folders, which don't remember. */
  readonly met: Set<string>;
}

/** Starts to fetch; mails come as fast as the line takes them. */
export function mailFeed(input: FeedInput): MailFeed {
  const { world, ahead, machine, stop, wake } = input;
  const waiting = inHand(ahead, machine, wake.ring);
  const inWork = new Set<string>();
  const room = bell();
  const now = bell();
  let state: Omit<FeedState, 'inHand'> = { more: false, lastLook: null, trouble: null };

  const rests = (source: MailSource) => input.mishaps.rests(source) || ahead.awaited.rests(source);
  const isOurs = (key: string) => inWork.has(key) || input.met.has(key);
  const well = () => {
    if (state.trouble !== null) input.onWell();
    state = { ...state, trouble: null };
  };
  const fetchAll = async (passed: () => void) => {
    for await (const raw of world.mailbox.arrivals()) {
      if (stop.aborted) return;
      passed();
      const key = sourceKey(raw.source);
      if (isOurs(key) || rests(raw.source)) continue;
      state = { ...state, more: true };
      while (!waiting.hasRoom() && !stop.aborted) await machine.wait(LONGEST_PAUSE, stop, room.signal());
      inWork.add(key);
      waiting.add(raw);
    }
    state = { ...state, more: false, lastLook: machine.now() };
    passed();
    wake.ring();
  };
  const attempt = async (passed: () => void) => {
    now.hush();
    await fetchAll(() => {
      passed();
      well();
    });
    const begun = machine.monotonic();
    await untilChanged(input, now);
    const pause = world.mailbox.state().pushed ? PUSHED_PAUSE : SHORTEST_PAUSE;
    const rest = pause - (machine.monotonic() - begun);
    if (rest > 0) await machine.wait(rest, stop, now.signal());
  };
  const failed = ({ error, givenUp, pause }: { error: unknown; givenUp: boolean; pause: number }) => {
    const since = state.trouble?.since ?? machine.now();
    const kind = givenUp || error instanceof Refused ? 'refused' : 'away';
    const trouble: MailTrouble = { kind, sentence: sentenceOf(error), since, nextTry: machine.now() + pause };
    state = { ...state, trouble };
    input.onTrouble(trouble, error);
  };
  return {
    take: () => {
      const raw = waiting.take();
      room.ring();
      room.hush();
      return raw;
    },
    put: (raw, kept) => {
      const key = sourceKey(raw.source);
      inWork.delete(key);
      if (kept && world.mailbox.state().connection === 'files') input.met.add(key);
    },
    look: () => now.ring(),
    state: () => ({ ...state, inHand: waiting.count() }),
    ended: forever({ machine, attempt, failed, stop, again: now }),
  };
}

/** Until the mailbox says so, somebody asks for a look, or a mail that failed may be tried again. */
async function untilChanged({ world, machine, mishaps, ahead, stop }: FeedInput, now: Bell): Promise<void> {
  const [failed, awaited] = [mishaps.nextDue(), ahead.awaited.nextDue()];
  const due = failed === null ? awaited : Math.min(failed, awaited ?? failed);
  const enough = new AbortController();
  const limit = due === null ? LONGEST_PAUSE : Math.max(0, due - machine.now());
  const timer = machine.wait(limit, stop, now.signal(), enough.signal).then(() => enough.abort(null));
  try {
    await world.mailbox.changed(enough.signal);
  } finally {
    enough.abort(null);
    await timer;
  }
}

/** What a person may read of an error. A defect's message may quote a mail; its name does not. */
function sentenceOf(error: unknown): string {
  const told = error instanceof Unreachable || error instanceof Refused || error instanceof UserError;
  return told ? error.message : error instanceof Error ? error.name : 'Error';
}
