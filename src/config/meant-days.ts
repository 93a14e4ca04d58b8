import type { Practice } from '../domain/practice.ts';
import type { LocalDate } from '../domain/time.ts';
import { lengthIn } from './times.ts';
import type { Written } from './written.ts';

/** A stretch of days as it is meant: one day when only the first is written. A rule has checked that they are days. */
export function closedDays<T extends { readonly from: string; readonly to?: string | undefined }>(days: T) {
  const { from, to = from } = days;
  return { ...days, from: from as LocalDate, to: to as LocalDate };
}

/** Which events of the agenda open it, are kept for urgencies, or lie at a patient's home. */
export function agendaMarks({
  agenda,
}: Written): Pick<Practice['agenda'], 'holdsInAgenda' | 'openMarks' | 'reservedWords' | 'homeVisits'> {
  const visits = agenda['home-visits'];
  return {
    holdsInAgenda: agenda['holds-in-agenda'],
    openMarks: agenda['open-ranges'].map(({ mark, types, capacity }) => ({
      word: mark.trim().toLowerCase(),
      types: types ?? null,
      capacity: capacity ?? null,
    })),
    reservedWords: words(agenda.reserved),
    homeVisits: {
      words: words(visits?.words),
      travel: visits === undefined ? 0 : lengthIn('minutes', visits.travel, 'minutes'),
    },
  };
}

function words(written: string | readonly string[] | undefined): readonly string[] {
  const list = written === undefined ? [] : typeof written === 'string' ? [written] : written;
  return list.map((word) => word.trim().toLowerCase());
}
