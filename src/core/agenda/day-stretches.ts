// A practitioner's day cut into stretches, as the program sees it: the picture of `agent agenda` and what it tells of
// free time come from here.

import type { AgendaWarning, Occurrence, Slot } from '../../domain/agenda.ts';
import type { Practice, Practitioner } from '../../domain/practice.ts';
import { addDays, at, type LocalDate, overlap, type Span, toInstant } from '../../domain/time.ts';
import type { Availability } from './icalendar/availability.ts';
import { opened } from './open/open-time.ts';
import { takenFrom } from './slots/busy.ts';
import { blocking } from './slots/taken.ts';

/** `unknown`: not understood, taken. `held`: kept for a patient. */
export type StretchKind = 'closed' | 'free' | 'held' | 'taken' | 'unknown';

export interface Stretch extends Span {
  readonly kind: StretchKind;
  /** What takes it, soonest first; more than one is worth a look. */
  readonly events: readonly Occurrence[];
}

export interface DayInput {
  readonly practice: Practice;
  /** Without our own events of kept times. */
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  readonly availability: readonly Availability[];
  readonly holds: readonly Slot[];
}

/** The whole day, midnight to midnight, without gaps. */
export function dayStretches(
  input: DayInput,
  practitioner: Practitioner,
  day: LocalDate,
): readonly Stretch[] {
  const { practice } = input;
  const within = {
    start: toInstant(at(day, 0), practice.zone),
    end: toInstant(at(addDays(day, 1), 0), practice.zone),
  };
  const own = takenFrom(practitioner, practice, input);
  const taking = blocking(own.occurrences, practice)
    .filter((one) => overlap(one, within))
    .toSorted((a, b) => a.start - b.start);
  const layers: Layers = {
    taking,
    unknown: own.warnings.map(({ span }) => span ?? within),
    held: input.holds.filter((hold) => hold.practitioner === practitioner.id),
    open: opened({ ...input, within }, practitioner),
  };
  const edges = [within, ...taking, ...layers.unknown, ...layers.held, ...layers.open]
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => within.start <= edge && edge <= within.end);
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  return joined(cuts.slice(1).map((end, place) => stretchOf({ start: cuts[place] ?? end, end }, layers)));
}

interface Layers {
  readonly taking: readonly Occurrence[];
  readonly unknown: readonly Span[];
  readonly held: readonly Span[];
  readonly open: readonly Span[];
}

function stretchOf(span: Span, { taking, unknown, held, open }: Layers): Stretch {
  const events = taking.filter((one) => overlap(one, span));
  const meets = (spans: readonly Span[]) => spans.some((one) => overlap(one, span));
  const kind = meets(unknown)
    ? 'unknown'
    : events.length > 0
      ? 'taken'
      : meets(held)
        ? 'held'
        : meets(open)
          ? 'free'
          : 'closed';
  return { ...span, kind, events };
}

/** Neighbours of one kind with the same events made one; two appointments stay two. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const same =
      last?.kind === stretch.kind &&
      last.events.length === stretch.events.length &&
      last.events.every((event, place) => event === stretch.events[place]);
    if (last !== undefined && same) result.splice(-1, 1, { ...last, end: stretch.end });
    else result.push(stretch);
  }
  return result;
}
