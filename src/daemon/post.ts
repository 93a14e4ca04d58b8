// A practice at work: its world, what is read ahead in it, and the mails that come in. Opened at the start, and anew
// whenever the settings change.

import type { Practice } from '../domain/practice.ts';
import { resume } from '../flow/plans/resume.ts';
import type { World } from '../ports/world.ts';
import { type Bell, bell } from './bell.ts';
import type { Machine } from './machine.ts';
import { type MailFeed, type MailTrouble, mailFeed } from './mail-feed.ts';
import { type Mishaps, mishaps, sourceKey } from './mishaps.ts';
import { type ReadAhead, readAhead } from './read-ahead.ts';
import { sparing } from './sparing.ts';
import { closeWorld, keepingLastGood } from './standing.ts';

export interface Post {
  readonly practice: Practice;
  readonly world: World;
  readonly ahead: ReadAhead;
  readonly mishaps: Mishaps;
  readonly feed: MailFeed;
  readonly close: () => Promise<void>;
}

export interface PostInput {
  readonly practice: Practice;
  readonly open: (practice: Practice) => Promise<World>;
  readonly machine: Machine;
  readonly stop: AbortSignal;
  /** Whether the practice's files, as they are, can be used. */
  readonly intact: () => Promise<boolean>;
  readonly wake: Bell;
  readonly onTrouble: (trouble: MailTrouble, error: unknown) => void;
  readonly onWell: () => void;
}

/** Milliseconds that a mailbox gets to say goodbye. */
const GOODBYE = 1500;

/** Opens a practice's world, ends what a crash cut off in it, and begins to fetch its mail. */
export async function openPost(input: PostInput): Promise<Post> {
  const { practice, machine, wake, onTrouble, onWell } = input;
  const opened = await input.open(practice);
  const closed = bell();
  const stop = AbortSignal.any([input.stop, closed.signal()]);
  try {
    const careful = sparing(opened, machine, practice.programLanguage);
    const world = keepingLastGood(careful, input.intact);
    const ahead = readAhead(world, practice, stop);
    await resume(ahead.world, practice);
    const failed = mishaps(machine.now, machine.dice);
    const met = await metBefore(world);
    const feed = mailFeed({ world, ahead, mishaps: failed, machine, stop, wake, onTrouble, onWell, met });
    void ahead.prime();
    const close = async () => {
      closed.ring();
      const ended = new AbortController();
      const goodbye = feed.ended.finally(() => ended.abort());
      await Promise.race([goodbye, machine.wait(GOODBYE, ended.signal)]);
      await closeWorld(opened);
    };
    return { practice, world: ahead.world, ahead, mishaps: failed, feed, close };
  } catch (error) {
    await closeWorld(opened);
    throw error;
  }
}

/** A folder does not remember what was worked; the memory knows the place of every mail that became a case. */
async function metBefore({ mailbox, store }: World): Promise<Set<string>> {
  if (mailbox.state().connection !== 'files') return new Set();
  return new Set((await store.cases()).flatMap(({ source }) => (source === null ? [] : [sourceKey(source)])));
}
