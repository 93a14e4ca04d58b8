import type { CaseId } from '../../domain/case.ts';
import type { World } from '../../ports/world.ts';

/** Sets a prepared letter aside that the agenda has overtaken, and says so in the trail. */
export async function overtaken(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  id: CaseId,
  verb: 'InvitationOvertaken' | 'FollowUpOvertaken',
): Promise<void> {
  await store.settle(id, 'set-aside');
  await store.audit({ at: clock.now(), actor: 'clock', verb, case: id, detail: '' });
}
