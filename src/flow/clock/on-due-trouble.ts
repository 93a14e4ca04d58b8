import { begunCase, begunCaseId } from '../../core/begun-case.ts';
import type { Origin } from '../../domain/case.ts';
import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reason } from '../../domain/reason.ts';
import { dayOf, toLocal } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';

/** A text that is missing or not approved holds its letters back; a human hears of it once a day. */
export async function tellProblem(
  world: World,
  practice: Practice,
  { rule, reason }: { readonly rule: FollowUpRule; readonly reason: Reason },
): Promise<void> {
  const now = world.clock.now();
  const key = `${rule.id}|${dayOf(toLocal(now, practice.zone))}`;
  const origin: Exclude<Origin, { kind: 'mail' }> = { kind: 'clock', rule: 'follow-ups-held', key };
  if ((await world.store.case(begunCaseId(origin, key))) !== null) return;
  const decision = {
    kind: 'review',
    plan: [{ kind: 'alert', level: 'amber', about: 'settings' }],
    proposal: [],
    reason,
  } as const;
  await carryOut(
    world,
    practice,
    begunCase({ origin, key, patient: null, to: null, decision, due: now, now }),
  );
}
