import type { ProgramLanguage } from '../../domain/language.ts';

/** How things stand, as somebody reads who never saw the program. */
const WORDS: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  // Offers and entries of the waiting list.
  proposed: ['proposé', 'proposed'],
  open: ['ouvert', 'open'],
  taken: ['pris', 'taken'],
  released: ['rendu', 'given back'],
  expired: ['expiré', 'expired'],
  waiting: ['en attente', 'waiting'],
  served: ['servi', 'served'],
  removed: ['retiré', 'taken off'],
  unanswered: ['sans réponse', 'without an answer'],
  // Invitations.
  invited: ['invité', 'invited'],
  cancelled: ['annulé', 'cancelled'],
  unsent: ['pas envoyé', 'not sent'],
  // Reminders and follow-ups.
  begun: ['commencé', 'begun'],
  missed: ['pas envoyé à temps', 'missed'],
  left: ['parti', 'left'],
  // Letters.
  planned: ['pas encore partie', 'not sent yet'],
  started: ['en cours d’envoi', 'being sent'],
  done: ['envoyée', 'sent'],
  failed: ['échec', 'failed'],
  unknown: ['départ incertain', 'not known whether it left'],
  skipped: ['laissée de côté', 'left out'],
};

/** A state of the memory in words; one that has none stays as it is. */
export function stateWords(state: string, language: ProgramLanguage): string {
  return WORDS[state]?.[language === 'fr' ? 0 : 1] ?? state;
}
