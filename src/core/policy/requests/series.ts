import type { Action } from '../../../domain/action.ts';
import type { Language } from '../../../domain/language.ts';
import type { LetterPart } from '../../../domain/letter.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Country } from '../../../domain/practice.ts';
import type { PrescriptionLimit, Reason } from '../../../domain/reason.ts';
import { type PlannedSeries, type SeriesQuery, usualGap } from '../../../domain/series.ts';
import { toInstant, type Zone } from '../../../domain/time.ts';
import { seriesUid } from '../../agenda/series/series-uid.ts';
import { factMaker } from '../../letters/facts.ts';
import { seriesAsked } from '../../reading/times/series-count.ts';
import { type Asked, prepared, type Treatment } from '../treatment.ts';
import { letterLanguage } from '../write.ts';
import { usualSlotType } from './slot-type.ts';

/**
 * Several appointments asked for by mail: all dates in one letter, waiting for one yes. Null when it is not said
 * how many or how often, or no time was found: then it is the human's as before.
 */
export function series({ situation, request, patient }: Asked): Treatment | null {
  const { practice, agenda, reading } = situation;
  const said = reading.sentences.filter(({ number }) => request.sentences.includes(number));
  const { count, rhythm } = seriesAsked(said.map(({ text }) => text).join(' . '));
  const type = usualSlotType(practice);
  if (count === null || rhythm === null || type === null || agenda.trouble !== '') return null;
  const query: SeriesQuery = {
    ...rhythm,
    count,
    from: null,
    minGapDays: usualGap(rhythm.perWeek),
    skipHolidays: false,
    wishes: request.wishes,
    type: type.id,
    practitioner: patient.practitioner,
  };
  const planned = agenda.series(query);
  if (planned.sessions.length === 0) return null;
  const { parts, bookings } = seriesLetter({
    planned,
    patient,
    caseId: situation.caseId,
    language: letterLanguage(situation),
    zone: practice.zone,
  });
  return prepared(seriesReason(planned, query.count, practice.country), parts, [SERIES_TASK, ...bookings]);
}

const SERIES_TASK: Action = { kind: 'task', task: 'series', due: null };

interface Written {
  readonly planned: PlannedSeries;
  readonly patient: Patient;
  readonly caseId: string;
  readonly language: Language;
  readonly zone: Zone;
}

/** The bookings of a series, and the one paragraph that lists its dates. */
export function seriesLetter({ planned, patient, caseId, language, zone }: Written): {
  readonly parts: readonly LetterPart[];
  readonly bookings: readonly Action[];
} {
  const say = factMaker(language, zone);
  const starts = planned.sessions.map(({ start }) => start);
  const skipped = planned.exceptions.flatMap(({ wanted, replaced }) =>
    replaced === null ? [toInstant(wanted, zone)] : [],
  );
  const facts = { appointments: say.moments(starts) };
  return {
    parts: [
      {
        template: 'series',
        facts: skipped.length === 0 ? facts : { ...facts, skipped: skipped.map(say.day) },
      },
    ],
    bookings: planned.sessions.map((slot, index) => ({
      kind: 'book',
      patient: patient.id,
      uid: seriesUid(caseId, index + 1),
      slot,
    })),
  };
}

const LIMITS: Readonly<Partial<Record<Country, PrescriptionLimit>>> = {
  DE: 'de-28-days',
  BE: 'be-two-months',
  PL: 'pl-30-days',
};

/** What the human who says yes must know of a planned series. */
export function seriesReason(
  { sessions, exceptions }: PlannedSeries,
  wanted: number,
  country: Country,
): Reason {
  const moved = exceptions.filter(({ replaced }) => replaced !== null).length;
  return {
    code: 'series-planned',
    sessions: sessions.length,
    wanted,
    moved,
    skipped: exceptions.length - moved,
    limit: LIMITS[country] ?? null,
  };
}
