import { noteWords } from '../../core/action-notes.ts';
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
  const detail = detailWords(entry.detail, language);
  const about = entry.case === null ? '' : `  ${entry.case}`;
  return `${print.tone('dim', head)}  ${trailWords(entry, language)}${about}${detail === '' ? '' : `  ${print.tone('dim', detail)}`}`;
}

/** What was noted in the reader's language, and who it was. */
function detailWords(detail: string, language: ProgramLanguage): string {
  const [, note = detail, by] = /^(.*?)(?:^| )by (mail program|\S+)$/u.exec(detail) ?? [];
  const said = noteWords(note, language);
  if (by === undefined) return said;
  const who = by === 'mail program' && language === 'fr' ? 'logiciel de mail' : by;
  return `${said} ${language === 'fr' ? 'par' : 'by'} ${who}`.trim();
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
