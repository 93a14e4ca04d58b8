import { sentenceOf } from '../core/alert-sentence.ts';
import type { AlarmAbout } from '../daemon/alarm.ts';
import type { ProgramLanguage } from '../domain/language.ts';

/** What the daemon's own alarms say: no name, no words of a mail. */
export function alarmSentence(about: AlarmAbout, language: ProgramLanguage): string {
  switch (about) {
    case 'backup':
      return language === 'fr'
        ? 'La sauvegarde de cette nuit n’a pas pu être faite. Pourquoi : agent doctor --only backup'
        : 'The backup of this night could not be made. Why: agent doctor --only backup';
    case 'mail-beside':
      return language === 'fr'
        ? 'Un mail n’a pas pu être traité, même au troisième essai. Lisez-le vous-même ; voyez agent status.'
        : 'A mail could not be worked, not even at the third attempt. Read it yourself; see agent status.';
    case 'sent-unseen':
      return language === 'fr'
        ? 'Les messages envoyés ne peuvent plus être lus : vos propres réponses ne sont pas vues, et seules les urgences sont encore traitées seules. Voyez agent status.'
        : 'Sent mail can’t be looked at: your own answers are not seen, and only what is urgent is still answered alone. See agent status.';
    case 'sent-seen-again':
      return language === 'fr'
        ? 'Les messages envoyés sont de nouveau lus.'
        : 'Sent mail is looked at again.';
    case 'work-failing':
      return language === 'fr'
        ? 'Plus aucun mail ne peut être traité : le disque est-il plein ? Voyez agent status.'
        : 'No mail can be worked any more: is the disk full? See agent status.';
    case 'mailbox':
    case 'mailbox-again':
    case 'outbox':
    case 'outbox-again':
    case 'settings':
      return sentenceOf({ kind: 'alert', level: 'notice', about }, language);
  }
}
