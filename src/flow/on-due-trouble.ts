import { begunCase, begunCaseId } from '../core/begun-case.ts';
import type { Origin } from '../domain/case.ts';
import type { FollowUpRule } from '../domain/follow-up.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reason } from '../domain/reason.ts';
import { dayOf, type Instant, MINUTE, toLocal } from '../domain/time.ts';
import type { World } from '../ports/world.ts';
import { carryOut } from './carry-out.ts';

/** An agenda that is away for less than this is not worth a word. */
const PATIENCE = 30 * MINUTE;
const since = new WeakMap<object, Instant>();

/** Nothing leaves while the agenda can't be relied on; a human hears of it once a day, when it lasts. */
export async function tellTrouble(world: World, practice: Practice, sentence: string): Promise<void> {
  const now = world.clock.now();
  const first = since.get(world.store) ?? now;
  since.set(world.store, first);
  if (now - first < PATIENCE) return;
  since.delete(world.store);
  await tell(world, practice, { key: 'agenda', reason: { code: 'agenda-unreadable', sentence } });
}

/** A text that is missing or not approved holds its letters back; a human hears of it once a day. */
export async function tellProblem(
  world: World,
  practice: Practice,
  { rule, reason }: { readonly rule: FollowUpRule; readonly reason: Reason },
): Promise<void> {
  await tell(world, practice, { key: rule.id, reason });
}

async function tell(
  world: World,
  practice: Practice,
  { key: what, reason }: { readonly key: string; readonly reason: Reason },
): Promise<void> {
  const now = world.clock.now();
  const key = `${what}|${dayOf(toLocal(now, practice.zone))}`;
  const origin: Exclude<Origin, { kind: 'mail' }> = { kind: 'clock', rule: 'follow-ups-held', key };
  if ((await world.store.case(begunCaseId(origin, key))) !== null) return;
  const about = reason.code === 'agenda-unreadable' ? 'agenda' : 'settings';
  const decision = {
    kind: 'review',
    plan: [{ kind: 'alert', level: 'amber', about }],
    proposal: [],
    reason,
  } as const;
  await carryOut(
    world,
    practice,
    begunCase({ origin, key, patient: null, to: null, decision, due: now, now }),
  );
}
