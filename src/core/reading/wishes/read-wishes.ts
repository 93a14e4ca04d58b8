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
  daysBetween,
  type LocalDate,
  type LocalTime,
  minutesOf,
  type Weekday,
  type Window,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish, WishContext, WishReading } from '../../../domain/wish.ts';
import { remembered } from '../../remembered.ts';
import { atSameTime, atTimesOf, borrowMonth, inSameWeek } from './beside-groups.ts';
import { monthdayFrom, type Stretch } from './calendar.ts';
import { type Days, horizon, stretchesOf, windowsOf } from './days.ts';
import type { Element } from './elements.ts';
import { explainGroup, explainNight, explainTerms } from './explain.ts';
import { groupWords } from './group-words.ts';
import { type Group, gather, openEnd } from './groups.ts';
import type { LanguageData } from './language-data.ts';
import { LANGUAGE_DATA } from './languages/all.ts';
import { lex } from './lex.ts';
import { lexiconOf } from './lexicon.ts';
import { type Listed, listedAt, monthOf } from './listed-days.ts';
import { isOpenFrom, repeatedDays, withoutTheirWeekday } from './repeated-days.ts';
import { restOf } from './rest.ts';
import { scan } from './scan.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Time } from './times.ts';

/** Windows on the practice's wall clock, counted from `context.sent`; `rest` is what was no time (design §3, R-49). */
export function readWishes(text: string, language: Language, context: WishContext): WishReading {
  return readerIn(language, context)(text);
}

/** One a language and a context (a mail's), so that its words are not read twice. */
const readers = new WeakMap<WishContext, Map<Language, (text: string) => WishReading>>();

function readerIn(language: Language, context: WishContext): (text: string) => WishReading {
  const known = readers.get(context) ?? new Map<Language, (text: string) => WishReading>();
  readers.set(context, known);
  const reader =
    known.get(language) ??
    remembered((text) => readWith(text, LANGUAGE_DATA[language], { ...context, language }));
  known.set(language, reader);
  return reader;
}

/** The same with a language file given, so that another habit (month first) can be measured. */
export function readWith(
  text: string,
  data: LanguageData,
  context: WishContext & { readonly language: Language },
): WishReading {
  const scene = sceneOf(lex(text, lexiconOf(data)), data, context);
  const elements = withoutReferences(withoutPast(scene, scan(scene)));
  const groups = withoutEmptyDays(gather(scene, elements));
  const read = resolve(scene, groups);
  const used = hasUnknownExclusion(groups) ? [] : read.filter(({ wishes }) => wishes.length > 0);
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
          { source: groupWords(scene, group, text), wishes, doubt: doubtOf(group, wishes) },
          context.language,
        ),
      ),
      ...explainNight(scene.items, elements, context),
      ...explainTerms(scene.items, context),
    ],
  };
}

/** "Ab 16 Uhr, außer mittwochs, kann ich jeden Tag": any day says nothing more beside a time of any day. */
function withoutEmptyDays(groups: readonly Group[]): readonly Group[] {
  const timed = groups.some(({ include, days, times }) => include && days.length === 0 && times.length > 0);
  if (!timed && !groups.some(isOpenFrom)) return groups;
  return groups.filter((group) => !(group.include && group.times.length === 0 && openEnd(group)));
}

/** "jeudi, hors vacances" without a school calendar: what is taken out is not known, so neither is what is left. */
function hasUnknownExclusion(groups: readonly Group[]): boolean {
  return groups.some(
    ({ include, days }) => !include && days.some((one) => one.kind === 'listed' && one.spans.length === 0),
  );
}

/** An appointment the writer already has is read only when no other time is named. */
function withoutReferences(elements: readonly Element[]): readonly Element[] {
  const named = elements.filter((element) => !element.reference || element.denied !== 'no');
  return named.some((element) => element.denied === 'no') ? named : elements;
}

/**
 * "suite à mon rdv du 18/11", "me operaron el 3 de octubre" written on November 24th: a date that is over, not one of
 * next year, when another time is named.
 */
function withoutPast(scene: Scene, elements: readonly Element[]): readonly Element[] {
  const isOver = ({ expression }: Element) =>
    expression.is === 'days' &&
    expression.days.kind === 'known' &&
    !expression.days.whole &&
    expression.days.span.from > addDays(scene.today, 300);
  const over = elements.filter(isOver);
  if (over.some(({ reference }) => reference)) return elements.filter((element) => !element.reference);
  const others = elements.some((element) => element.denied === 'no' && !isOver(element));
  return others ? elements.filter((element) => !isOver(element)) : elements;
}

interface Read {
  readonly group: Group;
  readonly wishes: readonly Wish[];
}

function resolve(scene: Scene, groups: readonly Group[]): readonly Read[] {
  const reads: Read[] = [];
  let anchor: LocalDate | null = scene.context.anchor ?? null;
  let listed: Listed | null = null;
  for (const [place, named] of groups.entries()) {
    const before = groups[place - 1];
    const told = before === undefined ? named : atTimesOf(before, named);
    if (told !== named) reads.pop();
    const group = inSameWeek(before, atSameTime(groups.slice(0, place), told));
    const inside = group.include ? null : stretchBefore(scene, groups.slice(0, place), anchor);
    const days = withoutTheirWeekday(borrowMonth(repeatedDays(scene, group, groups)));
    const windows: Window[] = [];
    for (const one of days) {
      const ahead = nearby(one, anchor) ?? monthOf(listed, one);
      const own = windowsOf(one, { today: scene.today, anchor: ahead, inside });
      windows.push(...own);
      listed = listedAt(one, own) ?? listed;
      anchor = lastNamed([one]) ?? anchor;
    }
    const wishes = days.length > 0 && windows.length === 0 ? [] : wishesOf(scene, group, windows);
    reads.push({ group, wishes: wishes.map((wish) => withOther(wish, days)) });
  }
  return reads;
}

/** "I'm back on the 14th; Wednesday 9th is easier": no Wednesday the 9th follows soon, so another is meant. */
function nearby(one: Days, anchor: LocalDate | null): LocalDate | null {
  if (anchor === null || one.kind !== 'monthday' || one.weekday === null) return anchor;
  const date = monthdayFrom(anchor, one.day, one.weekday);
  return date !== null && date <= addDays(anchor, A_MONTH) ? anchor : null;
}

/** In days. */
const A_MONTH = 31;

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
  return [...wanted, ...taken].filter((wish) => !isEverything(wish, everyDay));
}

/** "Sauf le mardi, où je plaide toute la journée": nobody rules out every hour of every day. */
function isEverything({ include, start, end, daily }: Wish, everyDay: Window): boolean {
  return !include && daily === undefined && start <= everyDay.start && end >= everyDay.end;
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
  const other = time.other;
  const otherwise =
    other === undefined ? {} : { otherwise: { start: at(day, other), end: at(day, other + 60) } };
  return start < end
    ? [
        {
          start,
          end: time.kind === 'exact' ? at(day, time.to) : end,
          include,
          ...exact,
          ...same,
          ...otherwise,
        },
      ]
    : [];
}

/** The same hours of the other day that may be meant. */
function withOther(wish: Wish, days: readonly Days[]): Wish {
  const doubtful = days.find(
    (one) => one.kind === 'known' && one.other !== undefined && one.span.from === dayOf(wish.start),
  );
  if (doubtful?.kind !== 'known' || doubtful.other === undefined) return wish;
  const away = daysBetween(doubtful.span.from, doubtful.other);
  const moved = (time: LocalTime) => at(addDays(dayOf(time), away), minutesOf(time));
  return { ...wish, otherwise: { start: moved(wish.start), end: moved(wish.end) } };
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
