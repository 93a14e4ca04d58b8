// A recurrence rule in words: "tous les jeudis depuis le 3 septembre".

import type { ProgramLanguage } from '../../../domain/language.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { dayText, weekdayName } from '../moment-text.ts';
import { localText } from './recurrence-set.ts';
import { type MonthDay, type Rhythm, rhythmOf } from './rhythm.ts';
import type { Rule } from './rrule.ts';

interface Repeated {
  readonly rule: Rule;
  /** DTSTART on its wall clock as if UTC. */
  readonly start: number;
  /** A moment of the year in which the words are read: other years are written out. */
  readonly near: number;
}

/** How often, since when and until when; null when the rule is too particular for a short phrase. */
export function ruleWords({ rule, start, near }: Repeated, language: ProgramLanguage): string | null {
  const rhythm = rhythmOf(rule, start);
  if (rhythm === null) return null;
  const words = language === 'fr' ? FRENCH : ENGLISH;
  const parts = [words.rhythm(rhythm, start), words.since(dayWords(start, near, language))];
  if (rule.until !== null) parts.push(words.until(dayWords(rule.until.local, near, language)));
  if (rule.count !== null) parts.push(words.times(rule.count));
  return parts.join(' ');
}

interface Words {
  readonly rhythm: (rhythm: Rhythm, start: number) => string;
  readonly since: (day: string) => string;
  readonly until: (day: string) => string;
  readonly times: (count: number) => string;
}

const FRENCH: Words = {
  rhythm: inFrench,
  since: (day) => `depuis le ${day}`,
  until: (day) => `jusqu'au ${day}`,
  times: (count) => `(${count} fois)`,
};

const ENGLISH: Words = {
  rhythm: inEnglish,
  since: (day) => `since ${day}`,
  until: (day) => `until ${day}`,
  times: (count) => `(${count} times)`,
};

function dayWords(local: number, near: number, language: ProgramLanguage): string {
  const day = dayAt(local);
  const year = day.slice(0, 4) !== dayAt(near).slice(0, 4);
  return dayText(day, language, { weekday: false, year });
}

function dayAt(local: number): LocalDate {
  return localText(local).slice(0, 10) as LocalDate;
}

const WORKING_DAYS = '1 2 3 4 5';

function inFrench(rhythm: Rhythm, start: number): string {
  const { interval } = rhythm;
  switch (rhythm.kind) {
    case 'days':
      return interval === 1 ? 'tous les jours' : `tous les ${interval} jours`;
    case 'weekdays': {
      const names = rhythm.weekdays.map((weekday) => weekdayName(weekday, 'fr'));
      if (interval === 2) return `une semaine sur deux, le ${joined(names, 'et le')}`;
      if (interval > 2) return `toutes les ${interval} semaines, le ${joined(names, 'et le')}`;
      if (rhythm.weekdays.join(' ') === WORKING_DAYS) return 'du lundi au vendredi';
      const plurals = names.map((name) => `${name}s`);
      return names.length === 7 ? 'tous les jours' : `tous les ${joined(plurals, 'et')}`;
    }
    case 'months': {
      const day = frenchMonthDay(rhythm.day);
      return interval === 1 ? `${day} de chaque mois` : `${day}, tous les ${interval} mois`;
    }
    case 'years': {
      const day = `le ${dayText(dayAt(start), 'fr', { weekday: false, year: false })}`;
      return interval === 1 ? `tous les ans ${day}` : `tous les ${interval} ans ${day}`;
    }
  }
}

function inEnglish(rhythm: Rhythm, start: number): string {
  const { interval } = rhythm;
  const every = (unit: string) => (interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`);
  switch (rhythm.kind) {
    case 'days':
      return every('day');
    case 'weekdays': {
      const names = rhythm.weekdays.map((weekday) => weekdayName(weekday, 'en'));
      if (interval === 2) return `every other week on ${joined(names, 'and')}`;
      if (interval > 2) return `${every('week')} on ${joined(names, 'and')}`;
      if (rhythm.weekdays.join(' ') === WORKING_DAYS) return 'Monday to Friday';
      return names.length === 7 ? 'every day' : `every ${joined(names, 'and')}`;
    }
    case 'months':
      return `${every('month')} on ${englishMonthDay(rhythm.day)}`;
    case 'years':
      return `${every('year')} on ${dayText(dayAt(start), 'en', { weekday: false, year: false })}`;
  }
}

const FRENCH_NTH = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'];
const ENGLISH_NTH = ['first', 'second', 'third', 'fourth', 'fifth'];

function frenchMonthDay(day: MonthDay): string {
  if (day.kind === 'nth') {
    const place = day.nth === -1 ? 'dernier' : FRENCH_NTH[day.nth - 1];
    return `le ${place} ${weekdayName(day.weekday, 'fr')}`;
  }
  if (day.day === -1) return 'le dernier jour';
  return `le ${day.day === 1 ? '1er' : day.day}`;
}

function englishMonthDay(day: MonthDay): string {
  if (day.kind === 'nth') {
    const place = day.nth === -1 ? 'last' : ENGLISH_NTH[day.nth - 1];
    return `the ${place} ${weekdayName(day.weekday, 'en')}`;
  }
  return day.day === -1 ? 'the last day' : `day ${day.day}`;
}

/** "lundis, mardis et jeudis". */
function joined(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}
