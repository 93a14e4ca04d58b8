// Moments in the program's language, for explanations (letters have their own, in core/letters).

import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time.ts';
import { toLocal } from '../../domain/time.ts';

const LOCALES: Readonly<Record<ProgramLanguage, string>> = { fr: 'fr-FR', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** "jeudi 26 novembre à 17 h 30", "Thursday 26 November at 17:30". */
export function momentText(instant: Instant, zone: Zone, language: ProgramLanguage): string {
  const local = toLocal(instant, zone);
  const day = dayText(local.slice(0, 10) as LocalDate, language, { weekday: true, year: false });
  return language === 'fr' ? `${day} à ${clockWords(local, 'fr')}` : `${day} at ${clockWords(local, 'en')}`;
}

/** "17 h 30" and "12 h", "17:30". */
export function clockWords(local: string, language: ProgramLanguage): string {
  const [hour = '', minute = ''] = local.slice(11, 16).split(':');
  if (language === 'en') return `${hour}:${minute}`;
  return `${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`;
}

interface DayParts {
  readonly weekday: boolean;
  readonly year: boolean;
}

/** "jeudi 26 novembre", "3 septembre 2024", "1er mai". */
export function dayText(day: LocalDate, language: ProgramLanguage, { weekday, year }: DayParts): string {
  const key = `${language}${weekday}${year}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LOCALES[language], {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(weekday ? { weekday: 'long' } : {}),
      ...(year ? { year: 'numeric' } : {}),
    });
    formats.set(key, format);
  }
  const text = format.format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');
  return language === 'fr' ? text.replace(/(^| )1 (?=\p{L})/u, '$11er ') : text;
}

/** "jeudi", "Thursday"; 1 = Monday. */
export function weekdayName(weekday: number, language: ProgramLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', weekday: 'long' }).format(
    Date.UTC(2024, 0, weekday),
  );
}
