import { parseLocalDate } from '../../domain/time.ts';
import { error, type Found, warning } from '../faults.ts';
import { hoursFaults, invertedSpan } from '../hours.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import { lengthText } from '../times.ts';
import { dateMeant } from '../value-faults.ts';
import type { Checked, ConfigRule } from './rule.ts';

/** Opening ranges, of the practice and of each practitioner; at least one day must be open. */
export const hoursMakeSense: ConfigRule = ({ written, practice, sound }) => {
  const own = (written.practitioners ?? []).flatMap(({ hours }, index) =>
    hours === undefined ? [] : hoursFaults(hours, ['practitioners', index, 'hours']),
  );
  const found = [...hoursFaults(written.hours, ['hours']), ...own];
  const open = practice.practitioners.some(({ hours }) => Object.values(hours).some((day) => day.length > 0));
  return open || !sound(['hours']) ? found : [...found, error(['hours'], { code: 'no-hours' })];
};

const PARTS = ['morning', 'lunch', 'afternoon', 'evening'] as const;

/** A part of the day ends after it begins. */
export const partsMakeSense: ConfigRule = ({ written }) =>
  PARTS.flatMap((part) => invertedSpan(written['parts-of-day'][part], ['parts-of-day', part]));

/** Each practitioner has a name of their own, and an agenda to write into. */
export const practitionersMakeSense: ConfigRule = (checked) => {
  const { practice, written, sound } = checked;
  if (written.practitioners === undefined || !sound(['agenda'])) return sameIds(checked);
  const names = practice.agenda.sources.map(({ name }) => name);
  const lost = practice.practitioners.flatMap(({ id, agenda }, index): Found[] => {
    if (names.includes(agenda)) return [];
    const path: Path = ['practitioners', index];
    if (agenda === '') return [error(path, { code: 'no-agenda', practitioner: id })];
    return [
      error([...path, 'agenda'], { code: 'unknown-agenda', read: agenda, near: nearest(agenda, names) }),
    ];
  });
  return [...sameIds(checked), ...lost];
};

function sameIds({ written }: Checked): Found[] {
  const ids = (written.practitioners ?? []).map(({ id }) => id);
  return twice(ids).map((index) =>
    error(['practitioners', index, 'id'], { code: 'same-id', read: ids[index] ?? '', first: null }),
  );
}

/** Places of names that stood before. */
export function twice(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}

/** A kind of appointment lasts some time, fits between opening and closing, and one of them may be given. */
export const slotTypesMakeSense: ConfigRule = ({ written, practice, sound }) => {
  if (written['slot-types'] === undefined) return [];
  const ranges = practice.practitioners.flatMap(({ hours }) => Object.values(hours).flat());
  const longest = Math.max(0, ...ranges.map(([from, to]) => to - from));
  const found = practice.slotTypes.flatMap(({ id, duration, step }): Found[] => {
    const path: Path = ['slot-types', id];
    const read = lengthText(duration, 'd');
    if (duration === 0) return [error([...path, 'duration'], { code: 'zero-length', read })];
    if (step === 0) return [error([...path, 'step'], { code: 'zero-length', read: '0 min' })];
    const tooLong = longest > 0 && duration > longest && sound(['hours']);
    const fault = { code: 'longer-than-hours', read, longest: lengthText(longest, 'd') } as const;
    return tooLong ? [error([...path, 'duration'], fault)] : [];
  });
  if (practice.slotTypes.some(({ open }) => open)) return found;
  return [...found, warning(['slot-types'], { code: 'nothing-open' })];
};

/** Closures name days of the calendar, and end when or after they begin. */
export const closuresMakeSense: ConfigRule = ({ written }) =>
  written.closures.flatMap(({ from, to = from }, index): Found[] => {
    const path: Path = ['closures', index];
    const wrong = (['from', 'to'] as const).flatMap((end) => {
      const read = end === 'from' ? from : to;
      if (parseLocalDate(read) !== null || (end === 'to' && to === from)) return [];
      const write = dateMeant(read) ?? '2026-12-24';
      return [error([...path, end], { code: 'bad-form', form: 'date', read, write })];
    });
    if (wrong.length > 0 || from <= to) return wrong;
    return [error([...path, 'to'], { code: 'inverted-days', from, to })];
  });
