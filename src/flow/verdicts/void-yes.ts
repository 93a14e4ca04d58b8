import { stillTrue } from '../../core/agenda/slots/still-true.ts';
import { waitsInPause } from '../../core/policy/hold-back.ts';
import { laterOf, voidBecause } from '../../core/review/seal.ts';
import type { Case, Seal, Verdict } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Store } from '../../ports/store.ts';
import type { World } from '../../ports/world.ts';
import { listsClosed } from '../clock/lists-closed.ts';
import { isPaused } from '../plans/guard.ts';
import type { Given } from './given.ts';
import type { Judged } from './judged.ts';

/** Why a yes can't be acted on, now or ever; null when nothing stands against it. Nothing is changed. */
export async function voidYes({ world, practice, kase }: Given, { seal }: Verdict): Promise<Judged | null> {
  if (kase.state !== 'waiting') return 'already-settled';
  if (seal !== undefined) {
    const broken = await brokenSeal(world.store, kase, seal);
    if (broken !== null) return broken;
  }
  if (kase.proposal.some(waitsInPause) && (await isPaused(world))) return 'paused';
  if (await isAnswered(world.store, kase)) return 'answered-since';
  return (await isStillTrue(world, practice, kase)) ? null : 'changed-since';
}

/** Why a seal does not fit what stands in the case now; null when it does. */
export async function brokenSeal(
  store: Store,
  kase: Case,
  seal: Seal,
): Promise<'wrote-again' | 'not-as-seen' | null> {
  return voidBecause(kase, laterOf(kase, await openCases(store)), seal);
}

/** Every case that is still somebody's work: what a seal counts as later mails of the same person. */
export async function openCases(store: Pick<Store, 'cases'>): Promise<readonly Case[]> {
  return [
    ...(await store.cases('waiting')),
    ...(await store.cases('acting')),
    ...(await store.cases('unknown')),
  ];
}

/** A case that waits because the practice had answered already is not void because of that answer. */
async function isAnswered(store: Store, { reason, proposal, thread, messageId }: Case): Promise<boolean> {
  if (reason.code === 'already-answered' || !proposal.some(({ kind }) => kind === 'reply')) return false;
  return messageId !== null && store.answered([...thread, messageId]);
}

async function isStillTrue(world: World, practice: Practice, kase: Case): Promise<boolean> {
  const { proposal } = kase;
  if (await listsClosed(world, practice, { kase, plan: proposal })) return false;
  const offers = await world.store.offers();
  const now = world.clock.now();
  return stillTrue({ plan: proposal, state: await world.agenda.read(), practice, now, offers });
}
