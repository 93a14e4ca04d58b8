// One line of work: settings, verdicts, ticks and mails, one after another, never two at once. So nothing is booked
// twice, and whoever stops the program finds it between two pieces of work.

import type { Case } from '../domain/case.ts';
import { Refused, Unreachable } from '../domain/errors.ts';
import type { MailSource, RawMail } from '../domain/mail.ts';
import type { Instant } from '../domain/time.ts';
import { onTick } from '../flow/clock/on-tick.ts';
import { onMail } from '../flow/mails/on-mail.ts';
import { isKept, type Judged } from '../flow/verdicts/judged.ts';
import { onMailProgram } from '../flow/verdicts/on-mail-program.ts';
import { onVerdict } from '../flow/verdicts/on-verdict.ts';
import type { Log } from '../ports/world.ts';
import { ModelAwaited } from './awaited.ts';
import { awaitedVerdicts } from './awaited-verdicts.ts';
import type { Bell } from './bell.ts';
import { type ClockJump, clockWatch } from './clock-watch.ts';
import { errorCode } from './error-code.ts';
import { failures } from './failures.ts';
import type { Machine } from './machine.ts';
import type { FeedState } from './mail-feed.ts';
import { noteMailProgram } from './mail-program-log.ts';
import type { Post } from './post.ts';
import { Stopped } from './read-ahead.ts';
import { type Failing, sentLook } from './sent-look.ts';

/** Milliseconds between two ticks. */
const TICK = 30_000;
/** Milliseconds between two looks at the Sent folder while no mail comes. */
const SENT_PAUSE = 120_000;
/** The same while something of ours lies in the mailbox that may be answered there, or may since a mail was worked. */
const REVIEW_PAUSE = 30_000;
/** Before a mail is worked the look at Sent is never older: the practice may have answered it just now. */
const SENT_FRESH = 2000;
/** Milliseconds at least between two ticks. */
const SOONEST = 1000;

export interface LineInput {
  readonly machine: Machine;
  readonly log: Log;
  readonly stop: AbortSignal;
  readonly wake: Bell;
  /** The practice at work now. */
  readonly post: () => Post;
  /** Takes changed settings; called between two pieces of work. Throws `Stopped` when none shall follow. */
  readonly between: () => Promise<void>;
  readonly onWorked: (kase: Case, took: number) => Promise<void>;
  /** A mail failed three times. */
  readonly onBeside: (code: string) => void;
  /** Mail after mail fails: the disk is full, the memory is locked. */
  readonly onFailing: (code: string) => void;
  readonly onTick: () => Promise<void>;
  /** After each look at Sent. */
  readonly onSentLook: (seen: boolean) => void;
  readonly onJump: (jump: ClockJump) => void;
  /** Nothing is left to do for the moment. */
  readonly onIdle: () => Promise<void>;
}

export interface Line {
  /** Works until told to stop. */
  readonly work: () => Promise<void>;
  /** Takes the verdicts that were recorded, soon. Resolves with what became of this case's, or null. */
  readonly judge: (id: string) => Promise<Judged | null>;
  readonly tickSoon: () => void;
  /** Since when nothing succeeds, and why; null when all is well. */
  readonly failing: () => Failing | null;
  readonly sentUnseen: () => Failing | null;
  /** When the line last began a piece of work, on the steady clock. */
  readonly turned: () => number;
}

/** The line of work of a practice. */
export function theLine(input: LineInput): Line {
  const { machine, log, stop, wake, post } = input;
  const jumped = clockWatch(machine);
  const awaited = awaitedVerdicts();
  const counted = failures(machine, input.onFailing);
  let nextTick = machine.now();
  let verdictsDue = true;
  let sentSeen = Number.NEGATIVE_INFINITY;
  let sentPause = SENT_PAUSE;
  const sent = sentLook(machine, input.onSentLook);
  let turned = machine.monotonic();
  let restUntil = 0;

  async function turn(): Promise<boolean> {
    await input.between();
    if (verdictsDue) return takeVerdicts();
    if (machine.now() >= nextTick) return tick();
    if (sentIsDue(post().feed.state())) return lookAtSent();
    if (machine.monotonic() < restUntil) return false;
    const raw = post().feed.take();
    if (raw === null) return false;
    await workMail(raw);
    return true;
  }

  async function takeVerdicts(): Promise<true> {
    verdictsDue = false;
    const { world, practice } = post();
    for (const verdict of await world.store.verdicts()) {
      if (stop.aborted) break;
      await guarded('VerdictFailed', async () => {
        const judged = await onVerdict(world, practice, verdict);
        // A yes that comes in a pause stays in the list.
        if (!isKept(judged)) await world.store.verdictTaken(verdict.case);
        log.write({ level: 'info', event: 'VerdictMet', case: verdict.case, detail: judged });
        awaited.tell(verdict.case, judged);
      });
    }
    awaited.tellTheRest();
    return true;
  }

  async function tick(): Promise<true> {
    nextTick = machine.now() + TICK;
    verdictsDue = true;
    const { world, practice } = post();
    const trouble = await guarded('TickFailed', async () => {
      const fell = await onTick(world, practice);
      if (fell > 0) log.write({ level: 'info', event: 'TickWorked', count: fell });
      await input.onTick();
      nextTick = Math.max(machine.now() + SOONEST, await soonestDue(nextTick));
    });
    counted.ticked(trouble);
    return true;
  }

  /** An offer's time is up to the second, not to the tick. */
  async function soonestDue(latest: Instant): Promise<Instant> {
    const offers = await post().world.store.offers();
    const open = offers.filter(({ state }) => state === 'open').map(({ until }) => until);
    return open.reduce((soonest, until) => Math.min(soonest, until), latest);
  }

  /** Before a mail is worked the last look must be fresh; while nothing comes, it may be older. */
  function sentIsDue({ trouble, lastLook, inHand }: FeedState): boolean {
    const age = machine.monotonic() - sentSeen;
    if (trouble !== null || (lastLook === null && inHand === 0)) return false;
    return age >= (inHand > 0 ? SENT_FRESH : sentPause);
  }

  /** What the practice wrote by itself is known before its threads are worked (design §5). */
  async function lookAtSent(): Promise<true> {
    sentSeen = machine.monotonic();
    const { world, practice, feed } = post();
    await guarded('SentNotSeen', async () => {
      const seen = await onMailProgram(world, practice);
      sentPause = seen.awaited ? REVIEW_PAUSE : SENT_PAUSE;
      noteMailProgram(log, seen);
      const rest = sent.ended(seen.failed.find(({ at }) => at === 'sent')?.error ?? null);
      restUntil = Math.max(restUntil, machine.monotonic() + rest);
    });
    // A server that was asked for another folder tells nothing of the inbox until that is opened again.
    if (world.mailbox.state().connection !== 'files') feed.look();
    return true;
  }

  async function workMail(raw: RawMail): Promise<void> {
    const at = post();
    const begun = machine.monotonic();
    try {
      const isSeen = !sent.blind() || at.feed.state().trouble !== null;
      const kase = await onMail(at.ahead.worldFor(raw.source), at.practice, raw, isSeen);
      const took = Math.round(machine.monotonic() - begun);
      worked(raw.source);
      if (kase.state === 'waiting') sentPause = REVIEW_PAUSE;
      at.feed.put(raw, await markWorked(raw.source));
      log.write({ level: 'info', event: 'MailWorked', case: kase.id, took, detail: kase.state });
      await input.onWorked(kase, took);
    } catch (error) {
      at.feed.put(raw, false);
      if (error instanceof ModelAwaited) at.feed.look();
      else if (!(error instanceof Stopped)) failed(raw.source, error);
    }
  }

  function worked(source: MailSource): void {
    post().mishaps.mended(source);
    post().ahead.awaited.done(source);
    if (counted.worked(source)) log.write({ level: 'info', event: 'WorkGoesOn' });
  }

  /** The case is safely kept whether or not the mailbox hears of it now: given again, it is known. */
  async function markWorked(source: MailSource): Promise<boolean> {
    try {
      await post().world.mailbox.worked(source);
      return true;
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Refused)) throw error;
      log.write({ level: 'warn', event: 'WorkedNotMarked', folder: source.folder });
      return false;
    }
  }

  function failed(source: MailSource, error: unknown): void {
    const code = errorCode(error);
    log.write({ level: 'error', event: 'MailFailed', folder: source.folder, detail: code });
    const pause = counted.failed(source, error);
    if (pause !== null) restUntil = machine.monotonic() + pause;
    else if (post().mishaps.note(source, code) === 'beside') input.onBeside(code);
    post().feed.look();
  }

  /** What it failed of; null when it did not, or when it was told to stop. */
  async function guarded(event: string, work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof Stopped) return null;
      log.write({ level: 'error', event, detail: errorCode(error) });
      return errorCode(error);
    }
  }

  async function rest(): Promise<void> {
    await guarded('IdleFailed', input.onIdle);
    const before = jumped(Number.POSITIVE_INFINITY);
    const planned = Math.max(0, Math.min(nextTick - machine.now(), TICK, pauseLeft()));
    await machine.wait(planned, stop, wake.signal());
    const jump = jumped(planned) ?? before;
    if (jump === null) return;
    nextTick = machine.now();
    // In its sleep the machine saw nothing of what the practice wrote.
    sentSeen = Number.NEGATIVE_INFINITY;
    input.onJump(jump);
  }

  /** Milliseconds until a line that rests goes on. */
  function pauseLeft(): number {
    const left = restUntil - machine.monotonic();
    return left > 0 ? left : Number.POSITIVE_INFINITY;
  }

  return {
    work: async () => {
      while (!stop.aborted) {
        turned = machine.monotonic();
        wake.hush();
        let did = false;
        await guarded('TurnFailed', async () => {
          did = await turn();
        });
        if (!did && !stop.aborted) await rest();
      }
    },
    judge: (id) => {
      const judged = awaited.of(id);
      verdictsDue = true;
      wake.ring();
      return judged;
    },
    tickSoon: () => {
      nextTick = machine.now();
      wake.ring();
    },
    failing: counted.failing,
    sentUnseen: sent.unseen,
    turned: () => turned,
  };
}
