import { LISTS } from '../../core/agenda/open/closed-time.ts';
import { agendaView } from '../../core/agenda/view.ts';
import type { Plan } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';

interface Leaving {
  readonly kase: Pick<Case, 'patient'>;
  readonly plan: Plan;
}

/**
 * Whether a letter of the plan lists the patient's appointments while one of them lies in time that a human closed since
 * (`agent absent`). A letter that a person wrote anew says what they know.
 */
export async function listsClosed(
  world: World,
  practice: Practice,
  { kase, plan }: Leaving,
): Promise<boolean> {
  const lists = plan.some(
    (action) =>
      action.kind === 'reply' &&
      action.letter.editedBy === undefined &&
      action.letter.made.some(({ id }) => LISTS.includes(id)),
  );
  if (!lists || kase.patient === null) return false;
  const patients = await world.directory.patients();
  const patient = patients.find(({ id }) => id === kase.patient) ?? null;
  const [state, now] = [await world.agenda.read(), world.clock.now()];
  const seen = { state, practice, now, patient, patients, offers: [], lastEventCount: null };
  return agendaView(seen).closed.length > 0;
}
