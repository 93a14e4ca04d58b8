// What is done on a request must be said in words. A label learned from examples that would change the agenda stands
// only when the sentence holds a word for it, and no word against it.

import type { Label } from '../../../domain/reading.ts';
import { fold } from '../fold.ts';
import { isRequestKind } from '../labels.ts';
import { bareChoice, choiceIn } from './choice.ts';

const MOVES =
  /\b(?:decal|deplac|report(?!ing)|chang|avanc|echang|modif|repouss|remettre|reprogramm|replac|rearrang|resched|rebook|move|moving|swap|switch|push|postpon|bring forward|earlier instead|another (?:time|day|date|one|slot)|new (?:time|date|one|slot)|different (?:time|day|date)|other (?:time|day|date)|autre (?:jour|date|heure|creneau|rdv|rendez|moment|horaire|semaine)|nouvelle date|nouveau (?:creneau|rdv|rendez)|plutot|instead)/;
/** Of these, the verbs: "plutôt le matin" may as well stand in a first request. */
const MOVING_VERBS =
  /\b(?:decal|deplac(?!ement)|report(?!ing)|chang(?!er? d(?:e|ans))|avanc|echang|repouss|remettre|reprogramm|rearrang|resched|rebook|postpon|another time|autre (?:jour|date|heure|creneau))/;
const GIVES_UP =
  /\b(?:annul|anul|decommand|desist|peux (?:pas|plus)|peut (?:pas|plus)|pourr\p{L}* (?:pas|plus|malheureusement pas|finalement pas)|pas pouvoir|pouvoir (?:pas|venir)|vien\p{L}* (?:pas|plus)|viendr\p{L}* (?:pas|plus)|serai\p{L}* (?:pas|absent)|pas (?:venir|la|etre|dispo)|empech|impossible|contraint|oblige|renonc|cancel|can ?t|cannot|can not|won ?t|wont|unable|not (?:be )?able|not coming|not come|no longer|have to miss|need to miss|call off|give up|skip|no need|drop)/u;
const SAYS_YES =
  /\b(?:ok|oui|ouais|confirm|d accord|entendu|parfait|convient|me va|nous va|c est bon|bon pour|ca marche|note|serai|serons|sera la|viens|viendr|viendrai|present|garde|maintien|valide|accepte|prends|yes|yep|yeah|sure|fine|good|great|perfect|lovely|works|suits|there|coming|see you|agree|accept|all set|happy with|keep|attend)/;
const CHOOSES =
  /\b(?:option|choix|choisis|proposition|creneau|celui|celle|numero|premier|premiere|deuxieme|second|seconde|troisieme|dernier|derniere|1er|2e|2eme|3e|prends|prefere|plutot|va pour|slot|one|first|third|last|latest|earliest|take|choose|pick|prefer|go for|go with)/;
const IS_LATE =
  /\b(?:retard|late\b|bouchon|embouteill|coince|bloque|traffic|stuck|delay|behind|minutes?|mins?|mn|arriv|on my way|en route)/;
const WANTS_SILENCE =
  /\b(?:stop|rappel|sms|texto|message|mail|courriel|notification|ecriv|ecrire|envoy|desabonn|desinscri|unsub|remind|text|email|remove|contact)/;

/** A classifier's labels for a sentence, as far as its words bear them; false when they do not. */
export function wordsBear(labels: readonly Label[], text: string): boolean {
  const said = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (MOVING_VERBS.test(said) && labels.some(clashesWithMoving) && !labels.includes('move')) return false;
  if (CONDITION.test(said) && labels.some(isRequestKind)) return false;
  // What is moved is given up too, and asked for in the same breath: the move alone must be borne.
  const meant = labels.includes('move') ? labels.filter((label) => label !== 'cancel') : labels;
  return meant.every((label) => bears(label, said, text));
}

/** Labels that a word for moving contradicts, when moving itself is not among them. */
function clashesWithMoving(label: Label): boolean {
  return label === 'cancel' || label === 'book' || label === 'confirm';
}

function bears(label: Label, said: string, text: string): boolean {
  const asks = text.includes('?');
  if (label === 'cancel') return GIVES_UP.test(said) && !speaksAgainstCancelling(said, asks);
  if (label === 'move') return (MOVES.test(said) || GIVES_UP.test(said)) && !speaksAgainstMoving(said);
  if (label === 'book') return !CONDITION.test(said);
  if (label === 'confirm') return SAYS_YES.test(said) && !asks && !speaksAgainstConfirming(said);
  if (label === 'choose') return choiceIn(text) !== null || bareChoice(text) !== null || CHOOSES.test(said);
  if (label === 'late') return IS_LATE.test(said);
  return label !== 'stop' || WANTS_SILENCE.test(said);
}

const VERB = '(?:annul|anul|decommand|cancel|deplac|decal|report|move\\b|moving|resched|chang)';
/** "n'annulez pas", "je ne souhaite pas annuler", "please don't cancel": the verb is denied, at most three words before it. */
const DENIED = new RegExp(
  `\\b(?:n|ne|pas|jamais|sans|don t|dont|do not|not|never|without|no need to)(?: \\p{L}+){0,3} ${VERB}`,
  'u',
);
/** Nothing is decided yet. */
const DOUBT =
  /\b(?:risque|peut etre|hesite|j hesitais|envisage|probable\p{L}*|sans doute|au cas ou|may|might|maybe|perhaps|wondering|thinking of|thinking about|probably|not sure|pas sur|pas sure|vielleicht|misschien)\b/u;
/** Under a condition that only a person can weigh. */
const CONDITION =
  /\b(?:seulement si|uniquement si|sauf si|a moins que|a moins de|a condition|si et seulement|only if|unless|provided|as long as|on condition|nur wenn|alleen als)\b/;
const IF = /\b(?:si(?! possible| vous (?:plait|pouvez|avez|auriez))|if(?! possible| you))\b/;
/** One is kept while another is given up: which is which, a person reads. */
const KEEPS =
  /\b(?:gard\p{L}*|mainten\p{L}*|maintiens|conserv\p{L}*|confirm\p{L}*|keep|keeping|still coming|i m coming|je viens(?! pas)|je viendrai(?! pas)|l autre|celui d apres|the one after|the other)\b/u;
/** Not with us: "mon rendez-vous chez le dentiste". */
const ELSEWHERE =
  /\b(?:chez (?:le|la|mon|ma|un|une) \p{L}+|a annule (?:ma|mon|sa|son|notre|la|le|une?)|(?:at|with) (?:the|my) (?:dentist|doctor|gp|optician|hairdresser|vet|garage)|my (?:dentist|meeting|flight|train) )/u;
const ASKS_WHETHER =
  /\b(?:avez vous|vous avez|vous aviez|as tu|faut il|dois je|devrais je|est il|est ce que (?:vous avez|je dois|mon|c est)|did you|have you|has it|was it|is it|should i|do i (?:need|have)|are you|dans quel delai|quel delai)\b/;

function speaksAgainstCancelling(said: string, asks: boolean): boolean {
  const against = [DENIED, DOUBT, CONDITION, IF, KEEPS, ELSEWHERE].some((words) => words.test(said));
  return against || (asks && ASKS_WHETHER.test(said));
}

function speaksAgainstMoving(said: string): boolean {
  return DENIED.test(said) || CONDITION.test(said) || ELSEWHERE.test(said);
}

function speaksAgainstConfirming(said: string): boolean {
  return (
    DOUBT.test(said) ||
    CONDITION.test(said) ||
    IF.test(said) ||
    /\bannul|\bcancel|pas (?:\p{L}+ )?confirm/u.test(said)
  );
}
