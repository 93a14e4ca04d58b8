import { isSame } from '../../core/invitations/letter-calendars.ts';
import type { Action } from '../../domain/action.ts';
import type { ActionRecord } from '../../domain/case.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { World } from '../../ports/world.ts';
import type { Job } from '../plans/job.ts';

/**
 * Writes down that a calendar's own yes or no was done: said again it needs nobody. A no that gets no letter back is
 * the end of that invitation; the calendar knows it.
 */
export async function noteCalendarAnswer(
  { store }: World,
  { kase, stage }: Job,
  records: readonly ActionRecord[],
): Promise<void> {
  if (!kase.reading?.requests.some(({ calendar }) => calendar === true)) return;
  const plan = stage === 'now' ? kase.plan : kase.proposal;
  const told = plan.some(({ kind }) => kind === 'reply');
  const known = await store.invitations(kase.patient ?? undefined);
  const noted = records.flatMap(({ action }) => noteFor(action, known, told));
  if (noted.length > 0) await store.saveInvitations(noted);
}

function noteFor(action: Action, known: readonly Invitation[], told: boolean): readonly Invitation[] {
  if (action.kind !== 'confirm' && action.kind !== 'cancel') return [];
  const invitation = known.find((one) => isSame(one, action.ref));
  if (invitation?.state !== 'invited') return [];
  if (action.kind === 'confirm') return [{ ...invitation, answer: 'accepted' }];
  return told ? [] : [{ ...invitation, state: 'cancelled' }];
}
