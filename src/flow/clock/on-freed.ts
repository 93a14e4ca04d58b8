import { freedCase } from '../../core/waiting-list/freed-case.ts';
import { PLACE_LOST, unansweredInARow } from '../../core/waiting-list/in-order.ts';
import { type FreedSituation, nextStep } from '../../core/waiting-list/next-step.ts';
import { freedTimes, lookUntil, takenPicture } from '../../core/waiting-list/taken-picture.ts';
import type { Practice } from '../../domain/practice.ts';
import { dayOf, toLocal } from '../../domain/time.ts';
import type { FreedTime, WaitingEntry } from '../../domain/waiting.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { isPaused } from '../plans/guard.ts';
import { freedSituations, type ListAgenda, listAgenda } from './freed-situation.ts';
import { offeredTo } from './on-waiting-list.ts';

/**
 * A time that came free, by whoever's doing, is offered to those who wait, one person at a time (handbook R-63). What
 * was taken at the last look and is free now came free; it stays open until it is filled, too near, or nobody is left.
 * Returns how many offers were made or proposed.
 */
export async function onFreed(world: World, practice: Practice): Promise<number> {
  const waiting = (await world.store.waiting()).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0 || practice.autonomy.earlier === 'off' || (await isPaused(world))) return 0;
  await giveBackUnsent(world);
  const agenda = await listAgenda(world, practice);
  if (agenda === null) return 0;
  await lookForFreed(world, practice, agenda);
  const open = (await world.store.freed()).filter(({ state }) => state === 'open');
  if (open.length === 0) return 0;
  const entries = await stillPlaced(world, waiting);
  return offerAll(world, practice, { freed: open, entries, agenda });
}

/** Notes what is taken now, and what came free since the last look, in one step. */
async function lookForFreed({ store, clock }: World, practice: Practice, agenda: ListAgenda): Promise<void> {
  const now = clock.now();
  const before = await store.taken();
  const after = takenPicture({
    practice,
    occurrences: agenda.occurrences,
    now,
    until: lookUntil(practice, now),
  });
  const { atOnce } = practice.waitingList;
  const day = (instant: number) => dayOf(toLocal(instant, practice.zone));
  const freed = before === null ? [] : freedTimes({ before, after, now, atOnce, dayOf: day });
  await store.noteTaken(after, freed);
}

interface Going {
  readonly freed: readonly FreedTime[];
  readonly entries: readonly WaitingEntry[];
  /** As it was just read. */
  readonly agenda: ListAgenda;
}

/** One step with each freed time, soonest first. After an offer everything is looked at anew: it keeps a time. */
async function offerAll(
  world: World,
  practice: Practice,
  { freed, entries, agenda: first }: Going,
): Promise<number> {
  let offered = 0;
  let situations = await freedSituations(world, practice, { agenda: first, entries, freed });
  for (const { id } of freed) {
    const situation = situations.find((one) => one.freed.id === id);
    if (situation === undefined || !(await offerOne(world, practice, situation))) continue;
    offered += 1;
    const agenda = await listAgenda(world, practice);
    if (agenda === null) return offered;
    situations = await freedSituations(world, practice, { agenda, entries, freed });
  }
  return offered;
}

/** The next step with one freed time; true when it was offered. */
async function offerOne(world: World, practice: Practice, situation: FreedSituation): Promise<boolean> {
  const { freed, now } = situation;
  const step = nextStep(situation);
  switch (step.kind) {
    case 'wait':
      return false;
    case 'close':
      await world.store.closeFreed(freed.id);
      return false;
    case 'offer': {
      const texts = await world.templates.read();
      await carryOut(world, practice, freedCase({ freed, step, practice, texts, now }));
      return true;
    }
  }
}

/** Those who have not lost their place by silence; whoever has is told so first. */
async function stillPlaced(world: World, waiting: readonly WaitingEntry[]): Promise<readonly WaitingEntry[]> {
  const offered = await offeredTo(world, waiting);
  return waiting.filter((entry) => unansweredInARow(entry, offered) < PLACE_LOST);
}

/** A time must not be kept for somebody whose letter certainly did not leave. */
async function giveBackUnsent({ store }: World): Promise<void> {
  for (const offer of await store.offers()) {
    if (offer.waiting === undefined || offer.state !== 'open') continue;
    const records = await store.actions(offer.id.slice(2));
    if (
      records.some(
        ({ action, state }) => action.kind === 'reply' && (state === 'failed' || state === 'skipped'),
      )
    )
      await store.closeOffer(offer.id, 'released');
  }
}
