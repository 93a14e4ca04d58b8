import type { DayInput } from '../core/agenda/day-stretches.ts';
import { availabilityIn } from '../core/agenda/icalendar/availability.ts';
import { heldSlots, withoutHolds } from '../core/agenda/marks.ts';
import { expand } from '../core/agenda/recurrence/expand.ts';
import type { AgendaWarning } from '../domain/agenda.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant, Span } from '../domain/time.ts';
import { agendaState } from './agenda-for.ts';
import type { Context } from './context.ts';

interface Asked {
  readonly practice: Practice;
  readonly window: Span;
  readonly now: Instant;
}

/** What stands in the practice's agenda in a stretch of time, with the times kept for patients. */
export async function agendaNow(context: Context, { practice, window, now }: Asked): Promise<DayInput> {
  const { say, language } = context;
  const { state, offers, trouble } = await agendaState(context, practice, now);
  if (state.kind === 'unreadable') {
    throw new UserError(
      say(
        `L'agenda n'est pas lisible, aucun horaire n'est libre : ${state.sentence}`,
        `The agenda can't be read, no time is free: ${state.sentence}`,
      ),
    );
  }
  const { occurrences, warnings } = expand(state.files, window, practice.zone, language);
  return {
    practice,
    occurrences: withoutHolds(occurrences, offers),
    warnings: trouble === '' ? warnings : [...warnings, untrusted(practice, trouble)],
    availability: availabilityIn(state.files, window, practice.zone, language),
    holds: offers.flatMap(heldSlots),
  };
}

/** An agenda that can't be relied on is shown, and nothing in it is free. */
function untrusted({ agenda }: Practice, sentence: string): AgendaWarning {
  return { file: agenda.sources[0]?.name ?? 'agenda', line: 1, uid: '', sentence, span: null };
}
