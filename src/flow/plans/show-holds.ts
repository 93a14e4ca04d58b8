import { holdEvents } from '../../core/agenda/edit/hold-events.ts';
import { sentenceOf } from '../../core/alert-sentence.ts';
import { caseIdOfAction } from '../../core/case-id.ts';
import type { Offer } from '../../domain/action.ts';
import type { Outcome } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { isPaused } from './guard.ts';

/**
 * Makes the agenda show the times that are kept, and no others, where the practice wants it (R-52). The events' UIDs
 * are computed from the offers: whatever a crash left behind is found here. What can't be done now is done at the next
 * tick; the times themselves are kept in the store either way.
 */
export async function showHolds(world: World, practice: Practice): Promise<void> {
  const all = await world.store.offers();
  const wanted = practice.agenda.holdsInAgenda || all.some(({ inAgenda }) => inAgenda === true);
  if (!wanted || (await isPaused(world))) return;
  const outcome = await shown(world, practice, all, all);
  if (!isRefused(outcome)) return;
  // One that the agenda will not have must not keep the others from being shown or taken away.
  for (const offer of all) {
    const alone = await shown(world, practice, [offer], all);
    if (isRefused(alone)) await tellOnce(world, practice, offer, alone.sentence);
  }
}

/** Brings the events of these offers up to date, all or none. */
async function shown(
  world: World,
  practice: Practice,
  offers: readonly Offer[],
  all: readonly Offer[],
): Promise<Outcome> {
  const { agenda, directory, clock } = world;
  const state = await agenda.read();
  if (state.kind === 'unreadable') return { kind: 'failed', sentence: state.sentence, retry: true };
  const patients = await directory.patients();
  const wanted = holdEvents({ offers, state, practice, patients, now: clock.now() });
  if (wanted.changes.length > 0) {
    const outcome = await agenda.apply(wanted.changes, state.version);
    if (outcome.kind !== 'done') return outcome;
  }
  for (const offer of wanted.offers) await remember(world, practice, offer, all);
  return { kind: 'done', note: '' };
}

type Refusal = Extract<Outcome, { kind: 'unknown' | 'failed' }>;

/** Not what passes by itself: an agenda that is away or changed is looked at again at the next tick. */
function isRefused(outcome: Outcome): outcome is Refusal {
  return outcome.kind === 'unknown' || (outcome.kind === 'failed' && !outcome.retry);
}

/** The agenda and what is kept say different things from now on: a human hears of it, once a case. */
async function tellOnce(
  { store, alerts, clock }: World,
  practice: Practice,
  { id }: Offer,
  why: string,
): Promise<void> {
  const kase = caseIdOfAction(id.slice(2));
  const told = await store.trail({ case: kase });
  if (told.some(({ verb }) => verb === 'HoldNotShown')) return;
  const at = clock.now();
  await store.audit({ at, actor: 'agent', verb: 'HoldNotShown', case: kase, detail: why });
  const about = { kind: 'alert', level: 'amber', about: 'hold-not-shown' } as const;
  const sentence = sentenceOf(about, practice.programLanguage);
  await alerts.raise({ level: about.level, case: kase, sentence, at });
}

/** A human who takes a kept time back in the agenda is obeyed, and told what that means. */
async function remember(
  { store, alerts, clock }: World,
  practice: Practice,
  offer: Offer,
  before: readonly Offer[],
): Promise<void> {
  await store.saveOffer(offer);
  const lost = offer.takenBack?.length ?? 0;
  if (lost === (before.find(({ id }) => id === offer.id)?.takenBack?.length ?? 0)) return;
  const about = { kind: 'alert', level: 'notice', about: 'hold-taken-back' } as const;
  const at = clock.now();
  const kase = caseIdOfAction(offer.id.slice(2));
  await store.audit({ at, actor: 'human', verb: 'HoldTakenBack', case: kase, detail: `${lost}` });
  if (lost === offer.slots.length) await store.closeOffer(offer.id, 'released');
  await alerts.raise({
    level: 'notice',
    case: kase,
    sentence: sentenceOf(about, practice.programLanguage),
    at,
  });
}
