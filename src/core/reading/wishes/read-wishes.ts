// Reads when a patient would or would not come: words → expressions → groups → windows of the practice's clock.
//
// House rules, where a phrase could mean several things:
// - a weekday alone is the next one after the sending day; "ce mardi" on a Tuesday is today;
// - "jeudi prochain" is the coming Thursday if it is at least two days away, otherwise the one after; in English
//   "next Thursday" is the one of next week; "en huit" adds seven days to the coming one (today counts);
// - "le mardi", "tous les mardis", "Tuesdays" without an end are the next eight of them, wanted or excluded;
//   inside a named stretch they are those of the stretch; "any day except Wednesday" means every Wednesday;
// - "jeudi ou vendredi matin": a time behind a list of days belongs to all that have none of their own;
// - a time without any day is one wish for a year with `daily`, from the sending day on;
// - beginning of a week is Monday–Wednesday, middle Tuesday–Thursday, end Thursday–Saturday; beginning of a month
//   1–10, middle 10–20, end 20–end; beginning or end of a part of the day is one half of it;
// - "dans 2 semaines" is that one day; "d'ici 15 jours" is fifteen days, the sending day included;
// - "pas avant" and "je ne peux pas avant" turn into "à partir de"; a denial goes on through "et", "ni", "ou";
// - a denial behind its time counts ("mardi je peux pas"), a negative question does not ("vous n'auriez pas …?");
// - an appointment the writer already has, and what is given up for another, is read only when nothing else is named;
// - a date without a year is the next one; dates of birth, of papers, "depuis …" and what is over a year ago are no
//   wish; "hier", "mardi dernier" are read, callers leave the past out;
// - "demain" is the next day of the calendar even at 00:40; the explanation says so.

import type { Language } from '../../../domain/language.ts';
import {
  addDays,
  at,
  dayOf,
  type LocalDate,
  type LocalTime,
  partsOf,
  type Weekday,
  type Window,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish, WishContext, WishReading } from '../../../domain/wish.ts';
import type { Stretch } from './calendar.ts';
import { type Days, horizon, stretchesOf, windowsOf } from './days.ts';
import type { Element } from './elements.ts';
import { explainGroup, explainNight } from './explain.ts';
import { type Group, gather, openEnd } from './groups.ts';
import type { LanguageData } from './language-data.ts';
import { LANGUAGE_DATA } from './languages/all.ts';
import { is, lex } from './lex.ts';
import { lexiconOf } from './lexicon.ts';
import { restOf } from './rest.ts';
import { scan } from './scan.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Time } from './times.ts';

export function readWishes(text: string, language: Language, context: WishContext): WishReading {
  return readWith(text, LANGUAGE_DATA[language], { ...context, language });
}

/** The same with a language file given, so that another habit (month first) can be measured. */
export function readWith(
  text: string,
  data: LanguageData,
  context: WishContext & { readonly language: Language },
): WishReading {
  const scene = sceneOf(lex(text, lexiconOf(data)), data, context);
  const elements = withoutReferences(withoutPast(scene, scan(scene)));
  const groups = gather(scene, elements);
  const read = resolve(scene, groups);
  const used = read.filter(({ wishes }) => wishes.length > 0);
  return {
    wishes: unique(used.flatMap(({ wishes }) => wishes)),
    rest: restOf(
      scene,
      used.flatMap(({ group }) => group.elements),
      text,
    ),
    explained: [
      ...used.map(({ group, wishes }) =>
        explainGroup(
          { source: textOf(scene, group, text), wishes, doubt: doubtOf(group, wishes) },
          context.language,
        ),
      ),
      ...explainNight(scene.items, elements, context),
    ],
  };
}

/** An appointment the writer already has is read only when no other time is named. */
function withoutReferences(elements: readonly Element[]): readonly Element[] {
  const named = elements.filter((element) => !element.reference || element.denied !== 'no');
  return named.some((element) => element.denied === 'no') ? named : elements;
}

/** "suite à mon rdv du 18/11" written on the 24th: the date of an appointment that is over, not of next year. */
function withoutPast(scene: Scene, elements: readonly Element[]): readonly Element[] {
  const isOver = ({ reference, expression }: Element) =>
    reference &&
    expression.is === 'days' &&
    expression.days.kind === 'known' &&
    expression.days.span.from > addDays(scene.today, 300);
  return elements.some(isOver) ? elements.filter((element) => !element.reference) : elements;
}

interface Read {
  readonly group: Group;
  readonly wishes: readonly Wish[];
}

function resolve(scene: Scene, groups: readonly Group[]): readonly Read[] {
  const reads: Read[] = [];
  let anchor: LocalDate | null = null;
  for (const [place, group] of groups.entries()) {
    const inside = group.include ? null : stretchBefore(scene, groups.slice(0, place), anchor);
    const days = borrowMonth(group.days.map((one) => (repeats(group, groups) ? everyOf(one) : one)));
    const windows: Window[] = [];
    for (const one of days) {
      windows.push(...windowsOf(one, { today: scene.today, anchor, inside }));
      anchor = lastNamed([one]) ?? anchor;
    }
    const wishes = days.length > 0 && windows.length === 0 ? [] : wishesOf(scene, group, windows);
    reads.push({ group, wishes });
  }
  return reads;
}

/** The bounded stretch that an exclusion is taken out of: "la semaine prochaine sauf le mercredi". */
function stretchBefore(scene: Scene, groups: readonly Group[], anchor: LocalDate | null): Stretch | null {
  const wanted = groups.findLast((group) => group.include && group.days.length > 0);
  const [days] = wanted?.days ?? [];
  if (days === undefined || days.kind === 'weekday' || days.kind === 'monthday') return null;
  if (days.kind === 'known' && !days.whole) return null;
  const [span] = stretchesOf(days, { today: scene.today, anchor, inside: null });
  return span !== undefined && span.to > span.from && daysIn(span) > 1 ? span : null;
}

function daysIn({ from, to }: Stretch): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** "any day except Wednesday" means every Wednesday. */
function repeats(group: Group, groups: readonly Group[]): boolean {
  return (
    group.except &&
    groups.some((one) => one.include && (openEnd(one) || one.days.length === 0 || hasEvery(one)))
  );
}

function hasEvery(group: Group): boolean {
  return group.days.some((days) => days.kind === 'weekday' && days.every);
}

function everyOf(days: Days): Days {
  return days.kind === 'weekday' ? { ...days, every: true } : days;
}

/** "le 12 ou le 13 décembre": the bare day takes the month of the next day named with one. */
function borrowMonth(days: readonly Days[]): readonly Days[] {
  return days.map((one, place) => {
    if (one.kind !== 'monthday') return one;
    const named = days.slice(place + 1).find((other) => other.kind === 'known' && !other.whole);
    if (named?.kind !== 'known') return one;
    const { year, month } = partsOf(named.span.from);
    const [span] = stretchesOf(one, { today: at1(year, month), anchor: null, inside: null });
    return span === undefined ? one : { kind: 'known', span, whole: false };
  });
}

function at1(year: number, month: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-01` as LocalDate;
}

function lastNamed(days: readonly Days[]): LocalDate | null {
  const named = days.findLast((one) => one.kind === 'known' && !one.whole);
  return named?.kind === 'known' ? named.span.from : null;
}

function wishesOf(scene: Scene, group: Group, windows: readonly Window[]): readonly Wish[] {
  const everyDay = { start: at(scene.today, 0), end: at(horizon(scene.today), 0) };
  const spans = group.days.length === 0 ? [everyDay] : windows;
  const times: readonly (Time | null)[] = group.times.length === 0 ? [null] : group.times;
  const wanted = spans.flatMap((span) => times.flatMap((time) => wishOf(span, time, group.include)));
  const taken = spans.flatMap((span) => group.without.flatMap((time) => wishOf(span, time, false)));
  return [...wanted, ...taken];
}

/** One day at a time of day is an exact window; a longer stretch keeps the time of day beside it. */
function wishOf(span: Window, time: Time | null, include: boolean): readonly Wish[] {
  const same = time?.sameTime === true ? { sameTime: true as const } : {};
  if (time === null || (time.from === 0 && time.to === 1440)) return [{ ...span, include, ...same }];
  if (time.from >= time.to) return [];
  const exact = time.kind === 'exact' ? { exact: true as const } : {};
  const day = span.start.slice(0, 10) as LocalDate;
  if (span.end > at(day, 1440))
    return [{ ...span, include, ...exact, ...same, daily: [time.from, Math.min(time.to, 1440)] }];
  const start = latest(at(day, time.from), span.start);
  const end = earliest(at(day, time.to), span.end);
  return start < end
    ? [{ start, end: time.kind === 'exact' ? at(day, time.to) : end, include, ...exact, ...same }]
    : [];
}

function latest(a: LocalTime, b: LocalTime): LocalTime {
  return a > b ? a : b;
}

function earliest(a: LocalTime, b: LocalTime): LocalTime {
  return a < b ? a : b;
}

function unique(wishes: readonly Wish[]): readonly Wish[] {
  const seen = new Set<string>();
  return wishes.filter((wish) => {
    const key = JSON.stringify(wish);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The weekday that was written beside a date and does not fit it. */
function doubtOf({ days }: Group, wishes: readonly Wish[]): Weekday | null {
  const [only] = days;
  if (days.length === 1 && only?.kind === 'monthday' && only.weekday !== null) {
    const [wish] = wishes;
    return wish !== undefined && weekdayOf(dayOf(wish.start)) !== only.weekday ? only.weekday : null;
  }
  const doubtful = days.find((one) => one.kind === 'known' && one.doubt !== undefined);
  return doubtful?.kind === 'known' ? (doubtful.doubt ?? null) : null;
}

/** The article before a phrase is quoted with it. */
function beginOf({ items }: Scene, at: number): number {
  return is(items[at - 1], 'the', 'on', 'every') ? at - 1 : at;
}

function textOf(scene: Scene, group: Group, text: string): string {
  const places = group.elements.map(({ from, to }) => [
    scene.items[beginOf(scene, from)]?.from ?? 0,
    scene.items[to - 1]?.to ?? 0,
  ]);
  const from = Math.min(...places.map(([start = 0]) => start));
  const to = Math.max(...places.map(([, end = 0]) => end));
  return text.slice(from, to).replace(/\s+/g, ' ').trim();
}
