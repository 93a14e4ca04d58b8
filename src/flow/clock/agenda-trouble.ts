// Whether the agenda can be relied on is looked at with every tick, whatever rules are on: while it can't, no time is free
// and no letter leaves, so a human hears of it.

import { agendaView } from '../../core/agenda/view.ts';
import { begunCase, begunCaseId } from '../../core/begun-case.ts';
import type { AgendaState, EventCounts } from '../../domain/agenda.ts';
import type { Origin } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { AgendaTrouble, AgendaView } from '../../domain/situation.ts';
import { dayOf, type Instant, MINUTE, toLocal } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { agendaWarnings } from './agenda-warnings.ts';

/** An agenda that is away for less than this is not worth a word. */
const PATIENCE = 30 * MINUTE;
const awaySince = new WeakMap<object, Instant>();

/**
 * Puts the agenda's trouble before a human, once a day for each source: what emptied at once, what can't be read or is
 * stale when it lasts (design §1.4). Of a good reading the events are counted, and what it did not understand is told.
 */
export async function agendaTrouble(world: World, practice: Practice): Promise<void> {
  const { store, clock, agenda } = world;
  const now = clock.now();
  const state = await agenda.read();
  const view = viewOf({ state, practice, now, lastEventCount: await store.eventCount() });
  if (view.troubles.every(({ kind }) => kind !== 'away')) awaySince.delete(store);
  for (const trouble of view.troubles)
    if (trouble.kind === 'shrunk' || lasts(store, now)) await tell(world, practice, trouble);
  if (view.trouble !== '') return;
  await store.saveEventCount(view.futureEvents);
  await agendaWarnings(world, practice, view.warnings);
}

interface Seen {
  readonly state: AgendaState;
  readonly practice: Practice;
  readonly now: Instant;
  readonly lastEventCount: EventCounts | null;
}

/** Why the agenda can't be relied on, as `agent status` shows it; empty when it can. */
export function troubleOfAgenda(seen: Seen): string {
  return viewOf(seen).trouble;
}

function viewOf(seen: Seen): AgendaView {
  return agendaView({ ...seen, patient: null, patients: [], offers: [] });
}

function lasts(store: object, now: Instant): boolean {
  const first = awaySince.get(store) ?? now;
  awaySince.set(store, first);
  return now - first >= PATIENCE;
}

async function tell(
  world: World,
  practice: Practice,
  { source, sentence, kind }: AgendaTrouble,
): Promise<void> {
  const now = world.clock.now();
  const key = `${kind}|${source}|${dayOf(toLocal(now, practice.zone))}`;
  const origin: Exclude<Origin, { kind: 'mail' }> = { kind: 'clock', rule: 'agenda-trouble', key };
  if ((await world.store.case(begunCaseId(origin, key))) !== null) return;
  const decision = {
    kind: 'review',
    plan: [{ kind: 'alert', level: 'amber', about: kind === 'away' ? 'agenda' : 'agenda-shrunk' }],
    proposal: [],
    reason: { code: 'agenda-unreadable', sentence },
  } as const;
  const kase = begunCase({ origin, key, patient: null, to: null, decision, due: now, now });
  await carryOut(world, practice, kase);
}
