import { error, type Found } from '../faults.ts';
import { hoursFaults } from '../hours.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import type { WrittenHours } from '../written.ts';
import type { Checked, ConfigRule } from './rule.ts';

/** Periods of the hours say when they are: in the school holidays, which are then listed, or from a day to a day. */
export const periodsMakeSense: ConfigRule = ({ written }) => {
  const own = (written.practitioners ?? []).flatMap(({ hours }, index) =>
    hours === undefined ? [] : periodFaults(hours, ['practitioners', index, 'hours']),
  );
  const found = [...periodFaults(written.hours, ['hours']), ...own];
  const all = [written.hours, ...(written.practitioners ?? []).flatMap(({ hours }) => hours ?? [])];
  const needed = all.some(({ periods = [] }) => periods.some((period) => period.in === 'school-holidays'));
  if (!needed || written['school-holidays'].length > 0) return found;
  return [...found, error(['school-holidays'], { code: 'missing', write: '- from: 2026-12-19' })];
};

function periodFaults({ periods = [] }: WrittenHours, above: Path): Found[] {
  return periods.flatMap((period, index): Found[] => {
    const path: Path = [...above, 'periods', index];
    const { from, to = from } = period;
    if (period.in !== undefined) return [];
    if (from === undefined || to === undefined)
      return [error([...path, 'from'], { code: 'missing', write: '2027-07-05' })];
    return from <= to ? [] : [error([...path, 'to'], { code: 'inverted-days', from, to })];
  });
}

/** Kinds of appointments and open ranges name practitioners and kinds that exist, and hours that make sense. */
export const openTimeMakesSense: ConfigRule = (checked) => {
  const { written, practice } = checked;
  const types = Object.entries(written['slot-types'] ?? {}).flatMap(([id, type]): Found[] => {
    const path: Path = ['slot-types', id];
    const hours = type.hours === undefined ? [] : hoursFaults(type.hours, [...path, 'hours']);
    return [...hours, ...strangers(checked, type.practitioners ?? [], [...path, 'practitioners'])];
  });
  const known = practice.slotTypes.map(({ id }) => id);
  const ranges = written.agenda['open-ranges'].flatMap(({ types: named = [] }, index) =>
    named.flatMap((read, place): Found[] => {
      if (known.includes(read)) return [];
      const path: Path = ['agenda', 'open-ranges', index, 'types', place];
      return [error(path, { code: 'not-a-choice', read, near: nearest(read, known), choices: known })];
    }),
  );
  return [...types, ...ranges];
};

function strangers({ practice }: Checked, names: readonly string[], above: Path): Found[] {
  const known = practice.practitioners.map(({ id }) => id);
  return names.flatMap((read, place): Found[] =>
    known.includes(read)
      ? []
      : [error([...above, place], { code: 'unknown-practitioner', read, near: nearest(read, known) })],
  );
}
