import type { ProgramLanguage } from '../../domain/language.ts';

const WORDS: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  emergency: ['un message pouvait décrire une urgence', 'a message may have described an emergency'],
  'human-wanted': ['une personne s’en occupe', 'a person takes care of it'],
  'unsafe-channel': ['ce canal n’est pas sûr', 'this channel is not safe'],
  undeliverable: ['nos lettres en reviennent', 'our letters come back from there'],
  loss: ['un décès ou une perte a été annoncé', 'a death or a loss was told'],
  'wrong-person': ['une autre personne reçoit ce courrier', 'somebody else gets this mail'],
};

/** Why an address is frozen, in the practitioner's words. */
export function freezeWords(why: string, language: ProgramLanguage): string {
  return WORDS[why]?.[language === 'fr' ? 0 : 1] ?? why;
}
