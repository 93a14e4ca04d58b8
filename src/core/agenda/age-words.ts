import type { ProgramLanguage } from '../../domain/language.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time.ts';
import { counted } from '../plural.ts';

/** How long something lasted, in the greatest unit of which it has two: "90 minutes", "26 hours", "3 days". Milliseconds. */
export function ageWords(age: number, language: ProgramLanguage): string {
  const whole = (unit: number) => Math.max(0, Math.floor(age / unit));
  const say = (count: number, fr: readonly [string, string], en: readonly [string, string]) =>
    counted(count, language, language === 'fr' ? fr : en);
  if (age >= 2 * DAY) return say(whole(DAY), ['jour', 'jours'], ['day', 'days']);
  if (age >= 2 * HOUR) return say(whole(HOUR), ['heure', 'heures'], ['hour', 'hours']);
  return say(whole(MINUTE), ['minute', 'minutes'], ['minute', 'minutes']);
}
