import type { Action, Plan } from '../../domain/action.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Zone } from '../../domain/time.ts';
import { factMaker } from '../letters/facts.ts';

interface Told {
  readonly proposal: Plan;
  readonly language: ProgramLanguage;
  readonly zone: Zone;
}

/** What saying yes will do, as one sentence: "Approuver : envoie cette réponse et garde trois horaires jusqu'à …". */
export function yesWords({ proposal, language, zone }: Told): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const done = proposal.flatMap((action) => actionWords(action, language, zone) ?? []);
  const unique = [...new Set(done)];
  if (unique.length === 0)
    return say('Approuver : classe ce mail, rien ne part.', 'Approve: closes this mail, nothing leaves.');
  return `${say('Approuver : ', 'Approve: ')}${joined(unique, say(' et ', ' and '))}.`;
}

/**
 * What one action does, in the present: "garde trois horaires jusqu'à …". Null for what a practitioner need not be told:
 * keywords, offers that this plan itself replaces.
 */
export function actionWords(action: Action, language: ProgramLanguage, zone: Zone): string | null {
  const { moment } = factMaker(language, zone);
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  switch (action.kind) {
    case 'reply':
      return say('envoie cette réponse', 'sends this reply');
    case 'hold': {
      const [until, count] = [moment(action.offer.until), action.offer.slots.length];
      return say(
        `garde ${numberWord(count, FRENCH)} horaire${count > 1 ? 's' : ''} jusqu’au ${until}`,
        `keeps ${numberWord(count, ENGLISH)} time${count > 1 ? 's' : ''} until ${until}`,
      );
    }
    case 'book':
      return say(`réserve le ${moment(action.slot.start)}`, `books ${moment(action.slot.start)}`);
    case 'block':
      return action.as === 'closed'
        ? say('ferme ce temps dans l’agenda', 'closes this time in the agenda')
        : say('rouvre ce temps dans l’agenda', 'opens this time in the agenda again');
    case 'move': {
      const [from, to] = [moment(action.from.start), moment(action.to.start)];
      return say(`déplace le rendez-vous du ${from} au ${to}`, `moves the appointment of ${from} to ${to}`);
    }
    case 'cancel':
      return say(
        `annule le rendez-vous du ${moment(action.from.start)}`,
        `cancels the appointment of ${moment(action.from.start)}`,
      );
    case 'confirm':
      return say(
        `marque confirmé le ${moment(action.from.start)}`,
        `marks ${moment(action.from.start)} confirmed`,
      );
    case 'release':
      return action.as === 'released' ? say('rend des horaires gardés', 'gives back kept times') : null;
    case 'task':
      return say('l’inscrit dans vos tâches', 'puts it on your list');
    case 'waitlist':
      return say('met à jour la liste d’attente', 'changes the waiting list');
    case 'stop':
      return say('n’écrit plus à cette adresse', 'writes to this address no more');
    case 'consent':
      return say('note ce que le patient veut recevoir', 'notes what the patient wants to receive');
    case 'survey':
      return say('compte la réponse à l’enquête', 'counts the answer to the survey');
    case 'freeze':
      return say('ne répond plus seul à ce contact', 'no longer answers this contact by itself');
    case 'alert':
      return say('alerte une personne', 'alerts a person');
    case 'label':
      return null;
  }
}

const FRENCH = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six'];
const ENGLISH = ['', 'one', 'two', 'three', 'four', 'five', 'six'];

function numberWord(count: number, words: readonly string[]): string {
  return words[count] ?? String(count);
}

function joined(parts: readonly string[], last: string): string {
  return parts.length === 1 ? String(parts[0]) : `${parts.slice(0, -1).join(', ')}${last}${parts.at(-1)}`;
}
