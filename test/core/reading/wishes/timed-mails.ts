// Mails with the times their writers want, and what the whole way through the house makes of them.
// All were sent on Tuesday 24 November 2026 at 09:12. How a time is written in a row:
// `11-26` a day · `11-30..12-06` days, both included · `12-03..*` a year from then on · `*` a year from the sending day ·
// `mon*` … `sun*`, `wd*` eight weeks of that weekday, of working days · behind them `08:00-12:00` these hours of each day,
// `15:00` the hour that begins there, `=` the clock time of the appointment in question · `-` in front: excluded.

import { existsSync, readFileSync } from 'node:fs';
import { sameTimes } from '../../../../src/core/evaluation/same-times.ts';
import { conclude } from '../../../../src/core/reading/conclude.ts';
import type { LexicalReader } from '../../../../src/core/reading/lexical-reader.ts';
import type { Language } from '../../../../src/domain/language.ts';
import type { Reading } from '../../../../src/domain/reading.ts';
import { addDays, at, dayOf, type LocalDate, toInstant, weekdayOf } from '../../../../src/domain/time.ts';
import type { Wish } from '../../../../src/domain/wish.ts';
import { aMail, aPractice, ZONE } from '../../../build/builders.ts';
import { SENT } from './said.ts';

export interface TimedMail {
  readonly id: string;
  readonly text: string;
  readonly reply?: true;
  readonly times: readonly string[];
  /** Other readings that are as good. */
  readonly or?: readonly (readonly string[])[];
}

/**
 * The mails of a file beside this one: `known` ones the grammar was made with, `fresh`
 * ones that it was looked at with, and `held` ones that were read once, at the end. `round3` and `round3-held` are the
 * same of a later round, in which one set of mails was written in eight languages; `round4` and `round5` with their held
 * halves of the next, in which every mail is of another person; `round6-held` was written last and read once, cold. `round7` was worked
 * with: each way to ask in Polish, Spanish, Italian and Portuguese.
 */
export type TimedSet =
  | 'known'
  | 'fresh'
  | 'held'
  | 'round3'
  | 'round3-held'
  | 'round4'
  | 'round4-held'
  | 'round5'
  | 'round5-held'
  | 'round6-held'
  | 'round7';

export function timedMails(set: TimedSet, language: Language): readonly TimedMail[] {
  const file = new URL(`timed-mails/${set}/${language}.jsonl`, import.meta.url);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): TimedMail => JSON.parse(line));
}

const TODAY = dayOf(SENT);
const practice = aPractice();

/** What the flow reads in a mail, without a model. */
export function readingOf({ text, reply }: TimedMail, language: Language, reader: LexicalReader): Reading {
  const inReplyTo = reply === true ? ['<offer@example.org>'] : [];
  const mail = aMail({ subject: '', ownWords: text, text, inReplyTo, sent: toInstant(SENT, ZONE) });
  return conclude({ mail, practice, lexical: reader.read(mail, [], language), answer: null });
}

/** Whether a reading wants the days and the minutes that the row says. */
export function isRight({ times, or = [] }: TimedMail, wishes: readonly Wish[]) {
  const verdicts = [times, ...or].map((row) => sameTimes(row.flatMap(wishesOf), wishes));
  return { days: verdicts.some(({ days }) => days), exact: verdicts.some(({ exact }) => exact) };
}

/** One expected time as wishes. */
function wishesOf(written: string): readonly Wish[] {
  const [days = '', hours] = written.replace(/^-/, '').split(' ');
  const include = !written.startsWith('-');
  return spans(days).map(([from, to]) => wishOf(include, from, to, hours));
}

function wishOf(include: boolean, from: LocalDate, to: LocalDate, hours: string | undefined): Wish {
  if (hours === undefined || hours === '=') {
    const same = hours === '=' ? { sameTime: true as const } : {};
    return { include, start: at(from, 0), end: at(to, 0), ...same };
  }
  const [start = 0, end = start + 60] = hours.split('-').map(minutes);
  return { include, start: at(from, 0), end: at(to, 0), daily: [start, end] };
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function spans(days: string): readonly (readonly [from: LocalDate, to: LocalDate])[] {
  const end = addDays(TODAY, 365);
  if (days === '*') return [[TODAY, end]];
  if (days.endsWith('*') && !days.includes('.')) {
    return eightWeeks(days.slice(0, -1)).map((day) => [day, addDays(day, 1)]);
  }
  const [first = '', last = first] = days.split('..');
  return [[dateOf(first), last === '*' ? addDays(dateOf(first), 365) : addDays(dateOf(last), 1)]];
}

function eightWeeks(name: string): readonly LocalDate[] {
  return Array.from({ length: 56 }, (_, n) => addDays(TODAY, n + 1)).filter((day) =>
    name === 'wd' ? weekdayOf(day) <= 5 : NAMES[weekdayOf(day) - 1] === name,
  );
}

function dateOf(monthAndDay: string): LocalDate {
  return `${monthAndDay < '09' ? 2027 : 2026}-${monthAndDay}` as LocalDate;
}
