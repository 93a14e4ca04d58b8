import { trailWords } from '../../core/story/trail-words.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { NumberedEntry } from '../../ports/store.ts';
import type { Context } from '../context.ts';

type Words = readonly [fr: string, en: string];

const ACTORS: Readonly<Record<NumberedEntry['actor'], Words>> = {
  agent: ['programme', 'program'],
  human: ['personne', 'person'],
  clock: ['horloge', 'clock'],
};

/** One line an entry: its number, when, who, what, of which case. */
export function trailLine(entry: NumberedEntry, practice: Practice, context: Context): string {
  const { print, language } = context;
  const { short } = moments(practice, language);
  const head = `${String(entry.number).padStart(6)}  ${short(entry.at)}  ${wordsOf(ACTORS[entry.actor], language).padEnd(9)}`;
  const detail = language === 'fr' ? entry.detail.replace(/(^| )by (?=\S+$)/u, '$1par ') : entry.detail;
  const about = entry.case === null ? '' : `  ${entry.case}`;
  return `${print.tone('dim', head)}  ${trailWords(entry, language)}${about}${detail === '' ? '' : `  ${print.tone('dim', detail)}`}`;
}

function moments({ zone }: Practice, language: ProgramLanguage) {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return { short: (at: number) => format.format(at) };
}

function wordsOf([fr, en]: Words, language: ProgramLanguage): string {
  return language === 'fr' ? fr : en;
}
