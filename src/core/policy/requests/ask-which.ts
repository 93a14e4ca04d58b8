import { factMaker } from '../../letters/facts.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import type { Which } from '../which.ts';
import { letterLanguage } from '../write.ts';

/**
 * The request is clear and the appointment is not: the writer's own dates are listed and they are asked which (K02).
 * A named time at which they have nothing, or no appointment at all, goes to a human.
 */
export function askWhich({ situation }: Asked, which: Exclude<Which, { kind: 'these' }>): Treatment {
  if (which.kind === 'none') return prepared({ code: 'no-appointment' });
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const dates = say.moments(which.candidates.map(({ occurrence }) => occurrence.start).slice(0, 8));
  const part = { template: 'which-appointment', facts: { appointments: dates } };
  return which.kind === 'unclear' ? treated([part]) : prepared({ code: 'which-appointment' }, [part]);
}
