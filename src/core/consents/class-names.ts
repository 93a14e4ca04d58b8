import type { ProgramLanguage } from '../../domain/language.ts';
import type { MessageClass } from '../../domain/letter.ts';

/** The classes in the practitioner's words (handbook §1.9). */
export const CLASS_NAMES: Readonly<Record<MessageClass, readonly [fr: string, en: string]>> = {
  S1: ['rappels et messages de service', 'reminders and service messages'],
  S2: ['fiches et suites de visite', 'sheets and follow-up of a visit'],
  S3: ['invitation à revenir', 'recall'],
  S4: ['enquête de satisfaction', 'satisfaction survey'],
  S5: ['facture à régler', 'open invoice'],
  S7: ['reprise des rendez-vous', 'asking whether to go on'],
};

/** "S1 (rappels et messages de service)" */
export function className(kind: MessageClass, language: ProgramLanguage): string {
  return `${kind} (${CLASS_NAMES[kind][language === 'fr' ? 0 : 1]})`;
}
