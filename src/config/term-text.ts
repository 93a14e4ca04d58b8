import type { ProgramLanguage } from '../domain/language.ts';
import type { Term } from '../domain/privacy.ts';

const UNITS: Readonly<
  Record<ProgramLanguage, Readonly<Record<Term['unit'], readonly [one: string, many: string]>>>
> = {
  fr: { days: ['jour', 'jours'], months: ['mois', 'mois'], years: ['an', 'ans'] },
  en: { days: ['day', 'days'], months: ['month', 'months'], years: ['year', 'years'] },
};

/** "24 mois", "3 years": as it stands in practice.yaml and on every paper. */
export function termText({ count, unit }: Term, language: ProgramLanguage): string {
  return `${count} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;
}
