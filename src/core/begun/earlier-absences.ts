// The same bad day told wider: who was written to for an appointment is not written to again for it.

import type { Offer } from '../../domain/action.ts';
import type { Occurrence } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { PatientId } from '../../domain/patient.ts';
import { overlap, type Span } from '../../domain/time.ts';

/** One patient's case of an absence that was told before, with the times that were closed then. */
export interface EarlierCase {
  readonly kase: Case;
  readonly spans: readonly Span[];
  /** Times that it keeps for the patient still. */
  readonly offers: readonly Offer[];
}

/** The cases of absences told before that still stand, whatever became of their letters; refused ones do not. */
export function earlierAbsences(cases: readonly Case[], open: readonly Offer[]): readonly EarlierCase[] {
  const closings = cases.filter((kase) => isBegunBy(kase, 'absent-close'));
  const spansOf = (batch: string) =>
    closings.flatMap(({ plan, proposal }) =>
      [...plan, ...proposal].flatMap((action) =>
        action.kind === 'block' && action.uid.startsWith(`closed-${batch}`) ? [action.span] : [],
      ),
    );
  return cases
    .filter((kase) => isBegunBy(kase, 'absent') && kase.state !== 'refused')
    .map((kase) => ({
      kase,
      spans: spansOf(kase.batch ?? ''),
      offers: open.filter(({ id }) => id.split('.')[0] === `o-${kase.id}`),
    }));
}

/** The case in which a patient was already given other times for this appointment; undefined when in none. */
export function toldBefore(
  earlier: readonly EarlierCase[],
  patient: PatientId,
  one: Occurrence,
): EarlierCase | undefined {
  return earlier.find(
    ({ kase, spans }) =>
      kase.patient === patient && (spans.some((span) => overlap(span, one)) || offersFor(kase, one)),
  );
}

/** Whether it gives other times for this very appointment: a wider absence closes only what was still open. */
function offersFor({ plan, proposal }: Case, { uid, recurrenceId }: Occurrence): boolean {
  return [...plan, ...proposal].some(
    (action) =>
      action.kind === 'hold' &&
      action.offer.replaces?.ref.uid === uid &&
      action.offer.replaces.ref.recurrenceId === recurrenceId,
  );
}

/** Whether times that it keeps lie in the time that is closed now: they can't be given any more. */
export function isOvertaken({ offers }: EarlierCase, span: Span): boolean {
  return offers.some(({ slots }) => slots.some((slot) => overlap(slot, span)));
}

function isBegunBy({ origin }: Case, command: string): boolean {
  return origin.kind === 'human' && origin.command === command;
}

/** What of a stretch is not in these others, ascending. */
export function without(span: Span, others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (left, other) =>
      left.flatMap((one) =>
        overlap(one, other)
          ? [
              { start: one.start, end: Math.max(one.start, other.start) },
              { start: Math.min(one.end, other.end), end: one.end },
            ].filter(({ start, end }) => start < end)
          : [one],
      ),
    [span],
  );
}
