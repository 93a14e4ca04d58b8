import { isQuiet } from '../../core/waiting-list/answer-time.ts';
import { standing } from '../../core/waiting-list/fitting-slot.ts';
import { type Offered, PLACE_LOST, unansweredInARow } from '../../core/waiting-list/in-order.ts';
import { interestDue } from '../../core/waiting-list/interest-due.ts';
import { askedCase, silentCase, unansweredCase } from '../../core/waiting-list/list-case.ts';
import type { Reachable } from '../../core/waiting-list/next-step.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Texts } from '../../domain/texts.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { isPaused } from '../plans/guard.ts';
import { appointmentsIn, listAgenda, reachableOf } from './freed-situation.ts';

/**
 * Keeps the waiting list true: what is over ends, who left three offers unanswered is told and leaves, who waits long
 * is asked whether they still do (handbook ). Nothing is written in the quiet hours.
 */
export async function onWaitingList(world: World, practice: Practice): Promise<void> {
  const waiting = (await world.store.waiting()).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0 || (await isPaused(world))) return;
  const left = await endThoseOver(world, practice, waiting);
  const now = world.clock.now();
  if (practice.autonomy.earlier === 'off' || isQuiet(now, practice)) return;
  const offered = await offeredTo(world, left);
  const due = left.filter(
    (entry) => unansweredInARow(entry, offered) >= PLACE_LOST || interestDue(entry, practice, now) !== null,
  );
  if (due.length === 0) return;
  const patients = await world.directory.patients();
  const reachable = await reachableOf(world, practice, { entries: due, patients });
  const texts = await world.templates.read();
  for (const entry of due) {
    const who = reachable.get(entry.id);
    if (who !== undefined) await speakTo(world, practice, { entry, who, texts, offered });
  }
}

interface Speaking {
  readonly entry: WaitingEntry;
  readonly who: Reachable;
  readonly texts: Texts;
  readonly offered: readonly Offered[];
}

async function speakTo(
  world: World,
  practice: Practice,
  { entry, who, texts, offered }: Speaking,
): Promise<void> {
  const now = world.clock.now();
  const due = { entry, who, practice, texts, now };
  const hasLost = unansweredInARow(entry, offered) >= PLACE_LOST;
  const interest = hasLost ? null : interestDue(entry, practice, now);
  if (interest === 'human') await askHuman(world, practice, silentCase(due), entry);
  else if (!who.weekFull) {
    if (hasLost) await carryOut(world, practice, unansweredCase(due));
    else if (interest === 'ask') await carryOut(world, practice, askedCase(due));
  }
}

/** A human's no keeps the person on the list, as if they had said so themselves. */
async function askHuman(world: World, practice: Practice, kase: Case, entry: WaitingEntry): Promise<void> {
  const known = await world.store.case(kase.id);
  if (known === null) await carryOut(world, practice, kase);
  else if (known.state === 'refused')
    await world.store.changeWaiting({ kind: 'kept', entry: entry.id }, world.clock.now());
}

/** Ends what can't be served any more: its last wished day is past, or the appointment it should replace. */
async function endThoseOver(
  world: World,
  practice: Practice,
  waiting: readonly WaitingEntry[],
): Promise<readonly WaitingEntry[]> {
  const now = world.clock.now();
  const mayBeOver = ({ until, replaces }: WaitingEntry) =>
    (until !== null && until <= now) || (replaces !== null && replaces.span.start <= now);
  if (!waiting.some(mayBeOver)) return waiting;
  const agenda = await listAgenda(world, practice);
  const over = waiting.filter((entry) => {
    if (entry.until !== null && entry.until <= now) return true;
    if (!mayBeOver(entry) || agenda === null) return false;
    return standing(entry, { appointments: appointmentsIn(agenda, entry.patient, now) }) === undefined;
  });
  for (const { id } of over) await world.store.changeWaiting({ kind: 'end', entry: id, as: 'expired' }, now);
  return waiting.filter((entry) => !over.includes(entry));
}

/** The offers that were made to these entries, each with how the case of its letter stands. */
export async function offeredTo(
  { store }: World,
  entries: readonly WaitingEntry[],
): Promise<readonly Offered[]> {
  const ids = new Set(entries.map(({ id }) => id));
  const found: Offered[] = [];
  for (const offer of await store.offers()) {
    if (offer.waiting === undefined || !ids.has(offer.waiting)) continue;
    const kase = await store.case(offer.id.slice(2));
    if (kase !== null) found.push({ offer, state: kase.state });
  }
  return found;
}
