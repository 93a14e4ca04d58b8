// Measures the reading of wishes against the published date corpora (data/README.md), day first: their conventions
// for the parts of a day and for ends differ from ours and from each other.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGE_DATA } from '../../src/core/reading/wishes/languages/all.ts';
import { readWith } from '../../src/core/reading/wishes/read-wishes.ts';
import { isLanguage } from '../../src/domain/language.ts';
import {
  addDays,
  addMinutes,
  at,
  dayOf,
  type LocalTime,
  minutesOf,
  parseLocalDate,
} from '../../src/domain/time.ts';
import { PARTS_OF_DAY, type Wish } from '../../src/domain/wish.ts';

export interface Score {
  readonly file: string;
  /** Rows a parser of future dates can be asked. */
  readonly total: number;
  /** Of those, what a patient could write, with a date to find. */
  readonly core: number;
  readonly rightDay: number;
  readonly exact: number;
  /** Core rows without a date, and those of them in which one was found. */
  readonly empty: number;
  readonly invented: number;
  readonly allRightDay: number;
}

interface Moment {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly at?: string;
}

interface Expectation {
  readonly start?: string | Moment | null;
  readonly end?: string | Moment | null;
  readonly kind?: string;
}

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly ref: string | null;
  readonly region?: string | null;
  readonly locale?: string;
  readonly supported: boolean;
  readonly core: boolean;
  readonly expect: Expectation | null;
  readonly alts?: readonly Expectation[];
}

export interface Verdict {
  readonly row: Row;
  readonly found: boolean;
  readonly day: boolean;
  readonly exact: boolean;
  readonly wishes: readonly Wish[];
}

/** Where the shared data lies: PRACTICE_DATA, or beside the repository. */
export function dataFolder(): string | null {
  const folder = process.env.PRACTICE_DATA ?? join(import.meta.dirname, '../../../shared/data');
  return existsSync(join(folder, 'dates')) ? folder : null;
}

export async function measureDates(
  dataDir: string,
): Promise<{ rows: readonly Score[]; verdicts: readonly Verdict[] }> {
  const folder = join(dataDir, 'dates');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).sort();
  const rows: Score[] = [];
  const verdicts: Verdict[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    const read = text
      .trim()
      .split('\n')
      .map((line): Row => JSON.parse(line));
    const judged = read.filter((row) => row.supported && row.ref !== null).map(judge);
    rows.push(scoreOf(file.replace('.jsonl', ''), judged));
    verdicts.push(...judged);
  }
  return { rows, verdicts };
}

function scoreOf(file: string, judged: readonly Verdict[]): Score {
  const dated = judged.filter(({ row }) => row.expect !== null);
  const core = dated.filter(({ row }) => row.core);
  const empty = judged.filter(({ row }) => row.expect === null && row.core);
  return {
    file,
    total: dated.length,
    core: core.length,
    rightDay: core.filter((one) => one.day).length,
    exact: core.filter((one) => one.exact).length,
    empty: empty.length,
    invented: empty.filter((one) => one.found).length,
    allRightDay: dated.filter((one) => one.day).length,
  };
}

const AMERICAN = { ...LANGUAGE_DATA.en, habits: { ...LANGUAGE_DATA.en.habits, dayFirst: false } };

function judge(row: Row): Verdict {
  const language = isLanguage(row.lang) ? row.lang : 'en';
  const sent = (row.ref ?? '').slice(0, 16) as LocalTime;
  const data = language === 'en' && !isDayFirst(row) ? AMERICAN : LANGUAGE_DATA[language];
  const context = { sent, partsOfDay: PARTS_OF_DAY, opening: [480, 1200] as const, language };
  const { wishes } = readWith(row.text, data, context);
  const accepted = [...(row.expect === null ? [] : [row.expect]), ...(row.alts ?? [])];
  const found = wishes.length > 0;
  return {
    row,
    found,
    wishes,
    day: found && accepted.some((one) => sameDay(one, wishes, sent)),
    exact: found && accepted.some((one) => sameTime(one, wishes, sent)),
  };
}

/** The English corpora are American unless they say otherwise. */
function isDayFirst({ region, locale }: Row): boolean {
  return (
    (region !== null && region !== undefined && region !== 'US' && region !== 'PH') || locale === 'en.GB'
  );
}

/** A wish for some hours of every day begins at the first of them that is still to come. */
function beginOf({ start, daily }: Wish, sent: LocalTime): LocalTime {
  if (daily === undefined) return start;
  const first = dayOf(start);
  const today = at(first, daily[0]);
  return today >= sent || first > dayOf(sent) ? today : at(addDays(first, 1), daily[0]);
}

function endOf({ start, end, daily }: Wish): LocalTime {
  return daily === undefined ? end : at(dayOf(start), daily[1]);
}

function sameDay(expected: Expectation, wishes: readonly Wish[], sent: LocalTime): boolean {
  const [wish] = wishes;
  if (wish === undefined) return false;
  if (expected.kind?.startsWith('time-of-day') === true)
    return wish.daily !== undefined || dayOf(wish.start) === dayOf(sent);
  const start = momentOf(expected.start, sent);
  if (start !== null) {
    const day = dayOf(start);
    const begun =
      wish.daily !== undefined && (day === dayOf(wish.start) || day === dayOf(addMinutes(wish.start, 1440)));
    return dayOf(beginOf(wish, sent)) === day || (begun && dayOf(wish.start) === dayOf(sent));
  }
  const end = momentOf(expected.end, sent);
  return (
    end !== null &&
    [dayOf(wish.end), dayOf(addMinutes(wish.end, -1)), dayOf(endOf(wish))].includes(dayOf(end))
  );
}

function sameTime(expected: Expectation, wishes: readonly Wish[], sent: LocalTime): boolean {
  const [wish] = wishes;
  if (wish === undefined || !sameDay(expected, wishes, sent)) return false;
  const start = momentOf(expected.start, sent);
  const end = momentOf(expected.end, sent);
  if (expected.kind === 'open') return start === null ? end === endOf(wish) : start === beginOf(wish, sent);
  if (expected.kind?.startsWith('time-of-day') === true) return true;
  if (start === null) return end !== null && end === endOf(wish);
  if (isClockTime(expected))
    return minutesOf(start) === minutesOf(beginOf(wish, sent)) && sameEnd(expected, wish, end);
  return (
    dayOf(start) === dayOf(wish.start) &&
    (end === null || [wish.end, addMinutes(wish.end, -1440)].includes(at(dayOf(end), 0)))
  );
}

function isClockTime({ start, kind }: Expectation): boolean {
  if (kind !== undefined)
    return kind === 'time' || (typeof start === 'string' && !start.endsWith('00:00:00'));
  return typeof start === 'object' && start?.hour !== undefined;
}

function sameEnd({ kind }: Expectation, wish: Wish, end: LocalTime | null): boolean {
  if (kind === 'time' || end === null) return true;
  return [endOf(wish), addMinutes(endOf(wish), 1), addMinutes(endOf(wish), 60)].includes(end);
}

function momentOf(moment: Expectation['start'], sent: LocalTime): LocalTime | null {
  if (moment === null || moment === undefined) return null;
  if (typeof moment === 'string') return moment.slice(0, 16) as LocalTime;
  const given = moment.at?.slice(0, 16) ?? sent;
  const [year, month, day] = [
    moment.year ?? given.slice(0, 4),
    moment.month ?? given.slice(5, 7),
    moment.day ?? given.slice(8, 10),
  ];
  const date = parseLocalDate(`${year}-${two(month)}-${two(day)}`);
  if (date === null) return null;
  const minutes =
    moment.hour === undefined
      ? given.includes('T')
        ? minutesOf(given as LocalTime)
        : 0
      : moment.hour * 60 + (moment.minute ?? 0);
  return at(date, minutes);
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}
