import type { Request } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { dayOf, toLocal } from '../../../domain/time.ts';
import { factMaker } from '../../letters/facts.ts';
import { type Asked, prepared, type Treatment, treated } from '../treatment.ts';
import { letterLanguage } from '../write.ts';

/** The writer's own coming dates, and nothing else about them (K05). */
export function when({ situation }: Asked): Treatment {
  const { appointments } = situation.agenda;
  if (appointments.length === 0)
    return prepared({ code: 'no-appointment' }, [{ template: 'no-appointment', facts: {} }]);
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const dates = say.moments(appointments.map(({ occurrence }) => occurrence.start).slice(0, 8));
  return treated([{ template: 'appointments', facts: { appointments: dates } }]);
}

/** Someone is late today: the practice's own words, and the practitioner hears of it at once (K07, R-54). */
export function late({ situation }: Asked): Treatment {
  const today = dayOf(toLocal(situation.now, situation.practice.zone));
  const comesToday = situation.agenda.appointments.some(
    ({ occurrence }) => dayOf(toLocal(occurrence.start, situation.practice.zone)) === today,
  );
  if (!comesToday) return prepared({ code: 'no-appointment' });
  return treated(
    [{ template: 'late-noted', facts: {} }],
    [{ kind: 'alert', level: 'notice', about: 'late' }],
  );
}

/** Approved answers to practical questions; one that has none is a human's (K08–K11, K23). */
export function question(situation: Situation, request: Request): Treatment {
  if (request.faq.length === 0) return prepared({ code: 'no-approved-answer' });
  const known = situation.writer.kind === 'patient';
  const entries = request.faq.map((id) => situation.texts.faq.find((entry) => entry.id === id));
  if (entries.some((entry) => entry === undefined || (entry.audience === 'patients' && !known))) {
    return prepared({ code: 'no-approved-answer' });
  }
  return treated(request.faq.map((id) => ({ template: `faq:${id}`, facts: {} })));
}
