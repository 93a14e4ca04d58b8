import type { Action } from '../../domain/action.ts';
import type { Appointment } from '../../domain/agenda.ts';
import type { Situation } from '../../domain/situation.ts';
import { refOf } from './ref.ts';

/** The situation as it will be when the actions are done: "annulez jeudi, quels sont mes prochains rendez-vous ?". */
export function afterChanges(situation: Situation, actions: readonly Action[]): Situation {
  const { agenda } = situation;
  const appointments = agenda.appointments
    .flatMap((appointment) => changed(appointment, actions))
    .toSorted((one, other) => one.occurrence.start - other.occurrence.start);
  return { ...situation, agenda: { ...agenda, appointments } };
}

function changed(appointment: Appointment, actions: readonly Action[]): readonly Appointment[] {
  const ref = JSON.stringify(refOf(appointment));
  for (const action of actions) {
    if (action.kind === 'cancel' && JSON.stringify(action.ref) === ref) return [];
    if (action.kind === 'move' && JSON.stringify(action.ref) === ref) {
      const { start, end } = action.to;
      return [{ ...appointment, occurrence: { ...appointment.occurrence, start, end } }];
    }
  }
  return [appointment];
}
