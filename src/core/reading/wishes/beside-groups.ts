// What a group takes over from the groups beside it: their hours, their week, the month of a bare day.

import { type LocalDate, partsOf, weekdayOf } from '../../../domain/time.ts';
import { inside } from './compose-days.ts';
import { type Days, stretchesOf } from './days.ts';
import type { Group } from './groups.ts';
import { weekdayOfDate } from './repeated-days.ts';

/** "Nur freitags, am liebsten um acht, und zwar am 4. oder am 11.": the dates of that weekday have its hour. */
export function atTimesOf(before: Group, group: Group): Group {
  const [day, another] = before.days;
  if (!before.include || !group.include || group.times.length > 0 || before.times.length === 0) return group;
  if (day?.kind !== 'weekday' || another !== undefined) return group;
  const dates = borrowMonth(group.days).map(weekdayOfDate);
  const are = dates.every(([one]) => one !== undefined && day.days.includes(one));
  return dates.length > 0 && are ? { ...group, times: before.times } : group;
}

/** "Volgende week dinsdagavond of donderdagavond": the other day lies in that week too. */
export function inSameWeek(before: Group | undefined, group: Group): Group {
  const last = before?.days.at(-1);
  if (last?.kind !== 'inside' || !before?.include || !group.include) return group;
  const [first] = group.elements;
  const joined = first?.link === 'or' || first?.link === 'and' || first?.link === 'comma';
  const bare = group.days.every((day) => day.kind === 'weekday' && !day.every);
  return joined && bare ? { ...group, days: group.days.map((day) => inside(day, last.outer)) } : group;
}

/** "Segunda às nove ou quarta à mesma hora": the hour that was named just before. */
export function atSameTime(before: readonly Group[], group: Group): Group {
  const wanted = before.findLast(({ include, times }) => include && times.length > 0);
  const [time, another] = wanted?.times ?? [];
  const same = group.times.some(({ kind }) => kind === 'same') && group.days.length > 0;
  return same && time?.kind === 'exact' && another === undefined ? { ...group, times: [time] } : group;
}

/** "le 12 ou le 13 décembre": the bare day takes the month of the next day named with one. */
export function borrowMonth(days: readonly Days[]): readonly Days[] {
  return days.map((one, place) => {
    if (one.kind !== 'monthday') return one;
    const named = days.slice(place + 1).find((other) => other.kind === 'known' && !other.whole);
    if (named?.kind !== 'known') return one;
    const { year, month } = partsOf(named.span.from);
    const [span] = stretchesOf(
      { ...one, weekday: null },
      { today: at1(year, month), anchor: null, inside: null },
    );
    const fits = span !== undefined && (one.weekday === null || weekdayOf(span.from) === one.weekday);
    return fits ? { kind: 'known', span, whole: false } : one;
  });
}

function at1(year: number, month: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-01` as LocalDate;
}
