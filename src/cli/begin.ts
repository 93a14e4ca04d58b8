// What commands share that begin cases by themselves: a series, an absence, a late day.

import { resolve } from 'node:path';
import type { Known } from '../core/begun/known.ts';
import { withReader } from '../core/letters/read-by.ts';
import { holdBack } from '../core/policy/hold-back.ts';
import type { Offer } from '../domain/action.ts';
import type { Case } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import { inItsOwnVoice } from '../domain/own-voice.ts';
import type { Patient } from '../domain/patient.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';
import type { Context } from './context.ts';
import { nowOf, requirePractice } from './options.ts';
import { UsageError } from './usage-error.ts';
import { withStore } from './with-store.ts';

export interface BeginOptions {
  readonly practice: string;
  readonly by: string;
  readonly now?: string;
}

/** A practice with everything a human's question is answered from. */
export interface Beginning extends Remembered {
  readonly folder: string;
  readonly practice: Practice;
  readonly known: Known;
}

/** What the memory holds of cases and offers, whatever their state. */
export interface Remembered {
  readonly cases: readonly Case[];
  readonly offers: readonly Offer[];
}

/** Reads the practice, its agenda, its texts and its memory. The memory is closed again: one program has it open at a time. */
export async function begin(context: Context, options: BeginOptions): Promise<Beginning> {
  const { doors } = context;
  const folder = resolve(context.folder, options.practice);
  const practice = await requirePractice(context, folder);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const patients = await (await doors.directory(practice)).patients();
  const state = await (await doors.agenda(practice, { now: () => now })).read();
  return withStore(context, practice, async (store) => {
    const { texts } = await doors.texts(practice, store);
    const [cases, offers] = [await store.cases(), await store.offers()];
    const open = offers.filter((offer) => offer.state === 'open' && offer.until > now);
    const lastEventCount = await store.eventCount();
    const read = { practice, texts, patients, state, lastEventCount };
    const known: Known = { ...read, offers: open, now, by: options.by };
    return { folder, practice, known, cases, offers };
  });
}

/** The memory as it is now, after something was carried out. */
export async function remembered(context: Context, practice: Practice): Promise<Remembered> {
  return withStore(context, practice, async (store) => ({
    cases: await store.cases(),
    offers: await store.offers(),
  }));
}

/** `here`: done or waiting for its yes. `left`: written down, and the secretary that runs does it within a minute. */
export type Carried = 'here' | 'left';

/** Does what is done at once of new cases, or leaves it to the secretary that runs: only one of them works a practice. */
export async function carry(
  context: Context,
  { folder, practice, known }: Pick<Beginning, 'folder' | 'practice' | 'known'>,
  cases: readonly Case[],
): Promise<Carried> {
  const { doors } = context;
  const lock = await doors.lock(practice);
  if (lock.kind === 'held') {
    await withStore(context, practice, async (store) => {
      const paused = (await store.paused()) !== null;
      for (const kase of cases) await store.open(withReader(paused ? heldBack(kase) : kase, known.texts));
    });
    await doors.ask(folder, { ask: 'look' });
    return 'left';
  }
  try {
    await carryHere(context, { practice: inItsOwnVoice(practice), now: known.now }, cases);
    return 'here';
  } finally {
    lock.release();
  }
}

/** At the moment they were planned for, so that `--now` means the same for the whole command. */
async function carryHere(
  { doors }: Context,
  { practice, now }: { readonly practice: Practice; readonly now: Instant },
  cases: readonly Case[],
): Promise<void> {
  const { carryOut } = await import('../flow/plans/carry-out.ts');
  const { closeWorld } = await import('../daemon/standing.ts');
  const world = await doors.world(practice, { now: () => now });
  try {
    const paused = (await world.store.paused()) !== null;
    for (const kase of cases) await carryOut(world, practice, paused ? heldBack(kase) : kase);
  } finally {
    await closeWorld(world);
  }
}

/** What the case becomes while sending is paused. */
function heldBack(kase: Case): Case {
  const { plan, proposal, reason } = kase;
  const decision: Decision =
    kase.decision === 'review'
      ? { kind: 'review', plan, proposal, reason }
      : { kind: kase.decision, plan, reason };
  const held = holdBack(decision);
  return {
    ...kase,
    decision: held.kind,
    reason: held.reason,
    plan: held.plan,
    proposal: held.kind === 'review' ? held.proposal : [],
  };
}

/** The patient of an id; says which ids there are when it is none. */
export function patientOf({ say }: Context, patients: readonly Patient[], id: string): Patient {
  const found = patients.find((patient) => patient.id === id);
  if (found !== undefined) return found;
  throw new UsageError(
    say(
      `Aucun patient n'a le numéro « ${id} ». Les numéros sont dans votre fichier de patients.`,
      `No patient has the id "${id}". The ids are in your file of patients.`,
    ),
  );
}

/** The ids of the practitioners meant: the one named, else all. */
export function practitionersOf(
  { say }: Context,
  { practitioners }: Practice,
  id: string | undefined,
): readonly string[] {
  const ids = practitioners.map((one) => one.id);
  if (id === undefined) return ids;
  if (ids.includes(id)) return [id];
  const known = ids.join(', ');
  throw new UsageError(
    say(
      `Praticien inconnu « ${id} ». Praticiens : ${known}.`,
      `Unknown practitioner "${id}". Practitioners: ${known}.`,
    ),
  );
}

/** A whole number of an option within bounds. */
export function numberIn(
  context: Context,
  name: string,
  text: string,
  [least, most]: readonly [number, number],
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(
    context.say(
      `--${name} : un nombre de ${least} à ${most}, pas « ${text} ».`,
      `--${name}: a number from ${least} to ${most}, not "${text}".`,
    ),
  );
}
