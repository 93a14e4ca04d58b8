// The practice at work and its files: takes an edit between two pieces of work, and keeps the last good one when it is
// broken.

import type { Practice } from '../domain/practice.ts';
import { type Instant, MINUTE } from '../domain/time.ts';
import type { Alarm } from './alarm.ts';
import type { Bell } from './bell.ts';
import { errorCode } from './error-code.ts';
import { backOff } from './forever.ts';
import type { MailTrouble } from './mail-feed.ts';
import type { Outage } from './outage.ts';
import { openPost, type Post } from './post.ts';
import { Stopped } from './read-ahead.ts';
import { type SettingsTrouble, weigh } from './standing.ts';
import type { Closing, Surroundings } from './surroundings.ts';

export interface Desk {
  readonly post: () => Post;
  /** What is wrong with the practice's files; null when nothing. */
  readonly trouble: () => SettingsTrouble | null;
  /** Since when no world can be opened, and why: nothing is worked meanwhile. Null when one is open. */
  readonly failing: () => { readonly since: Instant; readonly code: string } | null;
  /** The files are to be read again before the next piece of work. */
  readonly readSoon: () => void;
  /** Between two pieces of work. Throws while no world is open, after a pause. */
  readonly between: () => Promise<void>;
  readonly close: (world: 'close' | 'leave') => Promise<void>;
}

/** Milliseconds for which what looks broken may be an editor's save that is not finished yet. */
const SAVE = 1000;
/** Milliseconds at most between two attempts to open a world: less than the supervisor's patience. */
const LONGEST_PAUSE = MINUTE;
/** So many attempts in vain, and somebody must know: a memory that is busy for a moment is nobody's business. */
const IN_VAIN = 4;

/** The world was closed, and no other one is open yet. */
interface Shut {
  readonly since: Instant;
  readonly code: string;
  readonly failures: number;
  readonly before: Practice;
}

export interface DeskInput {
  readonly given: Surroundings;
  readonly alarm: Alarm;
  readonly outage: Outage;
  readonly wake: Bell;
}

/** Opens a practice for work. */
export async function openDesk(input: DeskInput, practice: Practice): Promise<Desk> {
  const { given, wake, alarm } = input;
  const { log, show, machine } = given;
  let trouble: SettingsTrouble | null = null;
  // What was wrong before the start shows as soon as the work begins.
  let toRead = true;
  // What breaks may be a save that is not finished: then it is read again before it is told.
  let doubt: { over: boolean } | null = null;
  const intact = async () => trouble === null && doubt === null;
  const open = (next: Practice) => openPost(postInput(input, next, intact));
  const readSoon = () => {
    toRead = true;
    wake.ring();
  };
  let post = await open(practice);
  let watching: Closing = await given.watch(practice, readSoon);

  let shut: Shut | null = null;

  async function between(): Promise<void> {
    if (shut !== null) await tryAgain(shut);
    if (!toRead) return;
    toRead = false;
    const read = await given.read();
    if (read.kind === 'broken' && mayBeASave()) return;
    doubt = null;
    const change = weigh(post.practice, trouble, read);
    trouble =
      read.kind === 'good' ? null : { since: trouble?.since ?? machine.now(), problems: read.problems };
    switch (change.kind) {
      case 'same':
        return;
      case 'broken':
        return broken(change.news);
      case 'repaired':
        return taken();
      case 'taken':
        await reopen(change.practice);
    }
  }

  function mayBeASave(): boolean {
    if (trouble !== null) return false;
    if (doubt !== null) return !doubt.over;
    const begun = { over: false };
    doubt = begun;
    void machine.wait(SAVE, given.stop).then(() => {
      begun.over = true;
      readSoon();
    });
    return true;
  }

  function broken(news: boolean): void {
    const problems = trouble?.problems ?? [];
    log.write({ level: 'warn', event: 'SettingsBroken', count: problems.length });
    show({ kind: 'settings-broken', problems });
    if (news) alarm.note('settings', 'notice');
  }

  function taken(): void {
    log.write({ level: 'info', event: 'SettingsTaken' });
    show({ kind: 'settings-taken' });
  }

  /** Another world takes the place of this one; when it can't be opened, the one before is opened again. */
  async function reopen(next: Practice): Promise<void> {
    shut = { since: machine.now(), code: '', failures: 0, before: post.practice };
    await post.close();
    await openOneOf(next, shut);
  }

  /** Opens the new settings' world, else the one of before. Throws when neither can be opened. */
  async function openOneOf(next: Practice, { since, failures, before }: Shut): Promise<void> {
    try {
      post = await open(next);
      trouble = null;
      taken();
    } catch (error) {
      shut = { since, code: errorCode(error), failures: failures + 1, before };
      post = await open(before);
      trouble = { since: machine.now(), problems: [errorCode(error)] };
      broken(true);
    }
    shut = null;
    await watching.close();
    watching = await given.watch(post.practice, readSoon);
  }

  /** The memory may be locked for a moment, the disk full for an hour: it is tried until it opens. */
  async function tryAgain(closed: Shut): Promise<void> {
    if (closed.failures === IN_VAIN) alarm.note('work-failing', 'amber');
    await machine.wait(Math.min(LONGEST_PAUSE, backOff(closed.failures, machine.dice())), given.stop);
    if (given.stop.aborted) throw new Stopped();
    const read = await given.read();
    await openOneOf(read.kind === 'good' ? read.practice : closed.before, closed);
  }

  return {
    post: () => post,
    trouble: () => trouble,
    failing: () => (shut === null ? null : { since: shut.since, code: shut.code }),
    readSoon,
    between,
    close: async (world) => {
      await watching.close();
      if (world === 'close' && shut === null) await post.close();
    },
  };
}

function postInput(
  { given, wake, alarm, outage }: DeskInput,
  practice: Practice,
  intact: () => Promise<boolean>,
) {
  const { log, show, machine, stop, open } = given;
  const onTrouble = ({ kind, sentence }: MailTrouble, error: unknown) => {
    log.write({ level: 'warn', event: 'MailboxLost', detail: errorCode(error) });
    show({ kind: 'mailbox-lost', sentence });
    if (outage.lost(kind === 'refused')) alarm.note('mailbox', 'amber');
    wake.ring();
  };
  const onWell = () => {
    log.write({ level: 'info', event: 'MailboxFound' });
    show({ kind: 'mailbox-found' });
    if (outage.back()) alarm.note('mailbox-again', 'notice');
    wake.ring();
  };
  return { practice, open, machine, stop, intact, wake, onTrouble, onWell };
}
