import type { Action } from '../../../domain/action.ts';
import { HOUR } from '../../../domain/time.ts';
import { factMaker } from '../../letters/facts.ts';
import { refOf } from '../ref.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { whichAppointments } from '../which.ts';
import { letterLanguage } from '../write.ts';
import { askWhich } from './ask-which.ts';

/** How many may be given up in one mail before a human looks at it: more looks like leaving (K03). */
const AT_ONCE = 2;

/** Gives up the named appointments. Late ones are given up too, and a human hears of it (handbook §4.2). */
export function cancel(asked: Asked): Treatment {
  const { situation, request, patient } = asked;
  const which = whichAppointments(situation, request);
  if (which.kind !== 'these') return askWhich(asked, which);
  const { appointments } = which;
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const part = {
    template: 'cancelled',
    facts: { appointments: say.moments(appointments.map(({ occurrence }) => occurrence.start)) },
  };
  const actions: Action[] = appointments.map((appointment) => ({
    kind: 'cancel',
    patient: patient.id,
    ref: refOf(appointment),
    from: { start: appointment.occurrence.start, end: appointment.occurrence.end },
  }));
  if (request.all || appointments.length > AT_ONCE) {
    return prepared({ code: 'only-a-human', kind: 'cancel' }, [part], actions);
  }
  const late =
    appointments[0].occurrence.start - situation.now < situation.practice.cancellation.delay * HOUR;
  return treated([part], late ? [...actions, { kind: 'alert', level: 'notice', about: 'late' }] : actions);
}
