import type { Case, CaseState } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Moment, Told } from './told.ts';

const STATES: Readonly<Record<Exclude<CaseState, 'done'>, readonly [fr: string, en: string]>> = {
  acting: ['en cours', 'under way'],
  waiting: ['attend un oui', 'waits for a yes'],
  'set-aside': ['mis de côté', 'set aside'],
  refused: ['refusé', 'refused'],
  unknown: ['une personne doit dire si cela a eu lieu', 'a person must say whether it happened'],
};

/** How a case stands, in a few words. */
export function stateName({ state, decision }: Case, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  if (state !== 'done') return STATES[state][language === 'fr' ? 0 : 1];
  return decision === 'act' ? say('fait seul', 'done alone') : say('fait après vous', 'done after you');
}

/** How the case stands now, with the moment it came to that; nothing where no entry tells when. */
export function standing({ kase, trail, language }: Told): readonly Moment[] {
  const settled = trail.findLast(({ verb }) => verb === 'CaseSettled');
  const at = settled?.at ?? trail.at(-1)?.at ?? kase.opened;
  const words = `${language === 'fr' ? 'Maintenant : ' : 'Now: '}${stateName(kase, language)}`;
  return [{ at, words, detail: [] }];
}
