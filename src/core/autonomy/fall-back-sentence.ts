import type { EarnedKind, FallBack } from '../../domain/autonomy.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { nameOf } from '../explain.ts';

type Words = readonly [fr: string, en: string];

const WHY: Readonly<Record<FallBack, Words>> = {
  edited: ['une réponse a été modifiée', 'an answer was edited'],
  refused: ['une réponse a été refusée', 'an answer was refused'],
  stopped: ['un envoi a été arrêté', 'a sending was stopped'],
  complaint: ['quelqu’un s’est plaint d’une réponse', 'somebody complained of an answer'],
  'text-changed': ['un texte utilisé a changé', 'a text it uses has changed'],
  'model-changed': ['le modèle a changé', 'the model has changed'],
};

/** Why a kind fell back, in a few words. */
export function fallBackWords(why: FallBack, language: ProgramLanguage): string {
  return WHY[why][language === 'fr' ? 0 : 1];
}

/** Told at once: nobody's name, no words of a patient (handbook §4.7). */
export function fallBackSentence(kind: EarnedKind, why: FallBack, language: ProgramLanguage): string {
  const [name, words] = [nameOf(kind, language), fallBackWords(why, language)];
  return language === 'fr'
    ? `« ${name} » attend de nouveau votre accord à chaque fois : ${words}. Voyez agent autonomy.`
    : `"${name}" waits for your yes each time again: ${words}. See agent autonomy.`;
}
