// Red alerts go on until somebody has seen them: what was told is written down before it is told.

import { isSeen, nextRung, type Rung } from '../../core/review/ladder.ts';
import type { CaseId } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { OpenAlert } from '../../domain/review.ts';
import type { World } from '../../ports/world.ts';

/** A red alert that a channel took: the ladder begins. The same case told again changes nothing. */
export async function openAlert({ store, clock }: World, id: CaseId, sentence: string): Promise<void> {
  if ((await store.openAlerts()).some((alert) => alert.case === id)) return;
  const now = clock.now();
  await store.saveOpenAlert({ case: id, sentence, raised: now, times: 0, told: now, second: false });
}

/** Tells who is to be told now, and ends the ladders of what was seen. */
export async function climb(world: World, practice: Practice): Promise<void> {
  const { store, clock } = world;
  const alerts = await store.openAlerts();
  const notes = alerts.length === 0 ? [] : await store.reviewNotes();
  for (const alert of alerts) {
    const note = notes.find((one) => one.case === alert.case) ?? null;
    if (isSeen(await store.case(alert.case), note)) await end(world, alert);
    else {
      const rung = nextRung(alert, practice.alerts, clock.now());
      if (rung !== null) await tell(world, alert, rung);
    }
  }
}

async function end({ store, clock }: World, { case: id, times }: OpenAlert): Promise<void> {
  await store.closeAlert(id);
  const detail = `${times} more`;
  await store.audit({ at: clock.now(), actor: 'human', verb: 'AlertSeen', case: id, detail });
}

/** What no channel takes is told at the next tick: nobody has heard it. */
async function tell({ store, alerts, clock }: World, alert: OpenAlert, rung: Rung): Promise<void> {
  const now = clock.now();
  const next = { ...alert, times: alert.times + 1, told: now, second: alert.second || rung === 'second' };
  await store.saveOpenAlert(next);
  const { case: id, sentence } = alert;
  const outcome = await alerts.raise({ level: 'red', case: id, sentence, at: now, rung });
  if (outcome.kind === 'failed')
    await store.saveOpenAlert({ ...next, told: alert.told, second: alert.second });
  const detail = `${rung} ${outcome.kind}`;
  await store.audit({ at: now, actor: 'clock', verb: 'AlertToldAgain', case: id, detail });
}
