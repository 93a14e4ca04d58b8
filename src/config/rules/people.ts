import { parseLocalDate } from '../../domain/time.ts';
import { error, type Found, warning } from '../faults.ts';
import { allHoursFaults, invertedSpan } from '../hours.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import { KEY } from '../sections/kinds.ts';
import { lengthText } from '../times.ts';
import { dateMeant, keyMeant, shown } from '../value-faults.ts';
import type { Checked, ConfigRule } from './rule.ts';
import { sameNames } from './same-names.ts';

/** Opening ranges, of the practice and of each practitioner; at least one day must be open. */
export const hoursMakeSense: ConfigRule = ({ written, practice, sound }) => {
  const own = (written.practitioners ?? []).flatMap(({ hours }, index) =>
    hours === undefined ? [] : allHoursFaults(hours, ['practitioners', index, 'hours']),
  );
  const found = [...allHoursFaults(written.hours, ['hours']), ...own];
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
    if (!sound(path)) return [];
    if (agenda === '') return [error(path, { code: 'no-agenda', practitioner: id })];
    return [
      error([...path, 'agenda'], { code: 'unknown-agenda', read: agenda, near: nearest(agenda, names) }),
    ];
  });
  return [...sameIds(checked), ...lost];
};

function sameIds({ written, lineOf }: Checked): Found[] {
  const ids = (written.practitioners ?? []).map(({ id }) => id);
  return sameNames(ids, (index) => ['practitioners', index, 'id'], lineOf);
}

/** A kind of appointment lasts some time, fits between opening and closing, and one of them may be given. */
export const slotTypesMakeSense: ConfigRule = (checked) => {
  const { written, practice } = checked;
  if (written['slot-types'] === undefined) return [];
  const found = Object.entries(written['slot-types']).flatMap(([id, type], index): Found[] => {
    const path: Path = ['slot-types', id];
    const meant = practice.slotTypes[index];
    const short = KEY.test(id)
      ? []
      : [error(path, { code: 'bad-form', form: 'key', read: shown(id), write: keyMeant(id) })];
    const lengths = [
      [[...path, 'duration'], meant?.duration, type.duration],
      [[...path, 'step'], meant?.step, type.step ?? type.duration],
    ] as const;
    const zero = lengths.flatMap(([key, minutes, read]) =>
      minutes === 0 && checked.lineOf(key) !== null
        ? [error(key, { code: 'zero-length', read: String(read) })]
        : [],
    );
    return [...short, ...zero, ...tooLong(checked, meant?.duration ?? 0, [...path, 'duration'])];
  });
  if (practice.slotTypes.some(({ open }) => open)) return found;
  return [...found, warning(['slot-types'], { code: 'nothing-open' })];
};

function tooLong({ practice, sound }: Checked, duration: number, path: Path): Found[] {
  const ranges = practice.practitioners.flatMap(({ hours }) => Object.values(hours).flat());
  const longest = Math.max(0, ...ranges.map(([from, to]) => to - from));
  if (longest === 0 || duration <= longest || !sound(['hours'])) return [];
  const [read, most] = [lengthText(duration, 'd'), lengthText(longest, 'd')];
  return [error(path, { code: 'longer-than-hours', read, longest: most })];
}

/** Closures, holidays, absences and replacements name days of the calendar, and end when or after they begin. */
export const closuresMakeSense: ConfigRule = ({ written }) => [
  ...daysFaults(written.closures, ['closures']),
  ...daysFaults(written['school-holidays'], ['school-holidays']),
  ...(written.practitioners ?? []).flatMap(({ closures, replacements }, index) => [
    ...daysFaults(closures, ['practitioners', index, 'closures']),
    ...daysFaults(replacements, ['practitioners', index, 'replacements']),
  ]),
];

type WrittenDays = readonly { readonly from: string; readonly to?: string | undefined }[];

function daysFaults(days: WrittenDays, above: Path): Found[] {
  return days.flatMap(({ from, to = from }, index): Found[] => {
    const path: Path = [...above, index];
    const wrong = (['from', 'to'] as const).flatMap((end) => {
      const read = end === 'from' ? from : to;
      if (parseLocalDate(read) !== null || (end === 'to' && to === from)) return [];
      const write = dateMeant(read) ?? '2026-12-24';
      return [error([...path, end], { code: 'bad-form', form: 'date', read, write })];
    });
    if (wrong.length > 0 || from <= to) return wrong;
    return [error([...path, 'to'], { code: 'inverted-days', from, to })];
  });
}
