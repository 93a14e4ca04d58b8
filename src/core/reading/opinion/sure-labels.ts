// What short sentences say for certain, in all our languages, without a classifier.

import type { Language } from '../../../domain/language.ts';
import type { Mail } from '../../../domain/mail.ts';
import type { Label, Sentence } from '../../../domain/reading.ts';
import { isStopPhrase, withdrawsConsent } from '../../consents/stop-words.ts';
import { calendarLabels } from '../calendar-request.ts';
import { wordsOf } from '../fold.ts';
import { isReply } from '../subject.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { ANY_DAY } from './any-day.ts';
import { bareChoice, choiceIn, leadingChoice } from './choice.ts';
import { contactLine } from './contact-line.ts';
import { ASSENTS, CLOSINGS, FILLERS, GREETINGS, THANKS, TOPICS } from './courtesy.ts';
import { isNameLike, isTitle, phrasesIn } from './politeness.ts';
import { endsSessions } from './stop-what.ts';
import { UNSAYING } from './unsaying-words.ts';

/** Characters. Nothing longer means only one thing; and what follows is not made for endless text. */
const LONGEST = 400;

/** The labels of a sentence that can mean only one thing; null when it may mean more. */
export function sureLabels(sentence: Sentence, mail: Mail, language: Language): readonly Label[] | null {
  if (sentence.text.length > LONGEST && mail.calendar === null) return null;
  const phrase = wordsOf(sentence.text).join(' ');
  if (sentence.number === 0) {
    const answer = calendarLabels(mail);
    if (answer !== null) return answer;
    const dated = !sentence.text.includes('?') && isDatedTopic(phrase, language);
    if (mail.ownWords.trim() !== '' && (isTopic(phrase, language) || dated)) return ['none'];
  }
  return (
    stopLabels(phrase, sentence.text) ??
    thumb(sentence.text, mail) ??
    courtesyLabels(sentence.text, phrase, language) ??
    choiceLabels(sentence.text, phrase, mail, language) ??
    assentLabels(sentence.text, phrase, language) ??
    doubtLabels(phrase, language) ??
    (isSendersName(sentence.text, mail) ? ['name'] : null) ??
    (contactLine(sentence.text) ? ['contact-line'] : null)
  );
}

const STOPS = new Set(
  'stop|stopp|stop sms|stop mail|stop mails|stop rappel|stop rappels|unsubscribe|desinscription|desabonnement|se desabonner|me desinscrire|desinscrire|abmelden newsletter|afmelden nieuwsbrief|remove me|unsub'.split(
    '|',
  ),
);

/** "Ne m'écrivez plus", "no more reminders please". */
function stopLabels(phrase: string, text: string): readonly Label[] | null {
  if (text.includes('?')) return null;
  if (withdrawsConsent(text)) return ['stop', 'rights'];
  if (endsSessions(text)) return null;
  return STOPS.has(phrase) || isStopPhrase(text) ? ['stop'] : null;
}

const THUMB = /^(?:(?:👍|👌|✅)[\u{1F3FB}-\u{1F3FF}\uFE0F]*\s*)+$/u;

/** A raised thumb, in an answer. */
function thumb(text: string, mail: Mail): readonly Label[] | null {
  return THUMB.test(text) && isReply(mail) ? ['confirm'] : null;
}

const lists = new Map<string, ReadonlySet<string>>();

function wordsIn(list: string): ReadonlySet<string> {
  const known = lists.get(list) ?? new Set(list.split(' '));
  lists.set(list, known);
  return known;
}

function says(table: Readonly<Record<Language, string>>, language: Language, phrase: string): boolean {
  return phrasesIn(table[language]).has(phrase);
}

function courtesyLabels(text: string, phrase: string, language: Language): readonly Label[] | null {
  return courtesyOf(text, phrase, language) ?? thanksAndLeave(text, language);
}

/** "Merci beaucoup, bonne soirée": thanks, and a closing behind it. */
function thanksAndLeave(text: string, language: Language): readonly Label[] | null {
  const [first = '', ...rest] = text.split(',').map((piece) => wordsOf(piece).join(' '));
  const takesLeave = rest.length > 0 && rest.every((piece) => says(CLOSINGS, language, piece));
  return takesLeave && says(THANKS, language, first) ? ['closing', 'thanks'] : null;
}

function courtesyOf(text: string, phrase: string, language: Language): readonly Label[] | null {
  if (says(THANKS, language, phrase)) return ['thanks'];
  if (says(CLOSINGS, language, phrase)) return ['closing'];
  if (says(GREETINGS, language, phrase)) return ['greeting'];
  const [opening, rest] = splitOpening(text, language);
  return opening && rest.length <= 4 && rest.every(isNameLike) ? ['greeting'] : null;
}

/** "Bonjour Madame Leroy": a greeting, then capitalised words. */
function splitOpening(text: string, language: Language): readonly [boolean, readonly string[]] {
  const words = text.split(/[\s,]+/).filter((word) => /\p{L}/u.test(word));
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    const start = wordsOf(words.slice(0, length).join(' ')).join(' ');
    if (says(GREETINGS, language, start)) return [true, words.slice(length)];
  }
  return [false, words];
}

function choiceLabels(text: string, phrase: string, mail: Mail, language: Language): readonly Label[] | null {
  if (!isReply(mail) || UNSAYING[language].or.test(phrase)) return null;
  if (bareChoice(text) !== null) return ['choose'];
  const leading = leadingChoice(text);
  if (leading !== null && isAssent(leading.rest, language)) return ['choose'];
  if (choiceIn(text) === null) return null;
  const rest = phrase.replace(
    /\b(?:\d\p{L}*|\p{L}+ieme|premiere?|seconde?|first|second|third|option|choix|numero|number|proposition|creneau|celui|celle|the|one|slot|prends|je|takes?|prefere|i ll)\b/gu,
    ' ',
  );
  return onlyFillers(rest, language) ? ['choose'] : null;
}

/** Nothing but a yes and fillers, in any order: "c'est parfait merci". */
function isAssent(phrase: string, language: Language): boolean {
  if (onlyFillers(phrase, language)) return true;
  const assent = longestStart(phrase, language);
  return assent !== null && onlyFillers(phrase.slice(assent.length), language);
}

/** A yes with one of these behind it is no plain yes, even where the date grammar understands them. */
const BUTS = new Set(
  'mais non pas sauf sans ni jamais plus plutot sinon ou autre but not no except without never rather instead or unless maar niet geen behalve of liever aber nicht kein ausser oder lieber sondern ale nie bez oprocz albo lub raczej pero sin salvo excepto mejor ma senza tranne meglio piuttosto mas nao sem exceto melhor y si if falls als jesli se'.split(
    ' ',
  ),
);

/** "ok pour jeudi 17h30 merci": an assent, a date and fillers, nothing else. */
function assentLabels(text: string, phrase: string, language: Language): readonly Label[] | null {
  if (text.includes('?') || UNSAYING[language].absence.test(phrase)) return null;
  const assent = longestStart(phrase, language);
  if (assent === null) return assentBehind(phrase, language);
  const rest = phrase.slice(assent.length).trim();
  if (onlyFillers(rest, language)) return ['confirm'];
  if (rest.split(' ').some((word) => BUTS.has(word))) return null;
  return onlyFillers(readWishes(rest, language, ANY_DAY).rest, language) ? ['confirm'] : null;
}

const DOUBT =
  /^(?:(?:mais|car|et|but|because|sorry|pardon) )?(?:je|j) (?:croyais|pensais|avais note|avais compris)(?: que)?(?: c etait| cetait)?\b|^(?:but )?i (?:thought|had)(?: it was| it down)?\b/;

/** "je croyais 15h": a time the writer doubts, which asks when it is (K04). */
function doubtLabels(phrase: string, language: Language): readonly Label[] | null {
  const [doubt] = DOUBT.exec(phrase) ?? [];
  if (doubt === undefined) return null;
  const { wishes, rest } = readWishes(phrase.slice(doubt.length), language, ANY_DAY);
  return wishes.length > 0 && onlyFillers(rest, language) ? ['when'] : null;
}

/** What began then goes on: no time somebody could come at. */
const SINCE = /\b(?:depuis|since|seit|sinds|od|desde|da quando|hace|fa|ha|geleden|ago)\b/;

/** Whether a sentence is a time and nothing else: "plutôt le soir", "mardi 9h". Whose wish it is, is seen later. */
export function isBareWish(text: string, language: Language): boolean {
  if (text.length > LONGEST) return false;
  const phrase = wordsOf(text).join(' ');
  if (text.includes('?') || SINCE.test(phrase) || longestStart(phrase, language) !== null) return false;
  const { wishes, rest } = readWishes(phrase, language, ANY_DAY);
  return wishes.length > 0 && onlyFillers(rest, language);
}

/** "mardi 1er décembre à 9h ça me va très bien": a date, then a yes. */
function assentBehind(phrase: string, language: Language): readonly Label[] | null {
  const words = phrase.split(' ');
  for (let at = 1; at < words.length; at += 1) {
    const date = words.slice(0, at).join(' ');
    // "Uhr" and "please" behind a date are no yes.
    const behind = words.slice(at).join(' ');
    if (longestStart(behind, language) === null || !isAssent(behind, language)) continue;
    if (words.slice(0, at).some((word) => BUTS.has(word))) return null;
    const { wishes, rest } = readWishes(date, language, ANY_DAY);
    return wishes.length > 0 && onlyFillers(rest, language) ? ['confirm'] : null;
  }
  return null;
}

function longestStart(phrase: string, language: Language): string | null {
  const words = phrase.split(' ');
  const assents = phrasesIn(ASSENTS[language]);
  for (let length = Math.min(7, words.length); length > 0; length -= 1) {
    const start = words.slice(0, length).join(' ');
    if (assents.has(start)) return start;
  }
  return null;
}

function onlyFillers(rest: string, language: Language): boolean {
  const fillers = wordsIn(FILLERS[language]);
  return wordsOf(rest).every((word) => fillers.has(word));
}

/** Every word names a subject of office mail: "facture", "changement rdv". */
function isTopic(phrase: string, language: Language): boolean {
  const words = phrase.split(' ').filter((word) => !/^\d+$/.test(word));
  return words.length > 0 && words.length <= 6 && words.every((word) => wordsIn(TOPICS[language]).has(word));
}

/** "Rdv jeudi", "Termin Donnerstag": which appointment a mail is about. It asks for none. */
function isDatedTopic(phrase: string, language: Language): boolean {
  const { wishes, rest } = readWishes(phrase, language, ANY_DAY);
  const words = wordsOf(rest);
  return (
    wishes.length > 0 && words.length > 0 && words.length <= 5 && words.every((word) => APPOINTMENT.has(word))
  );
}

const APPOINTMENT: ReadonlySet<string> = new Set(
  'rdv rendez vous seance consultation mon ma le la du de notre appointment appt session visit my the on for termin behandlung mein der die das am den afspraak behandeling mijn de het op van wizyta wizyty moja termin w na cita sesion mi el la del para appuntamento seduta visita il mio di consulta sessao marcacao a o minha re'.split(
    ' ',
  ),
);

/** The sentence is the sender's own name, as their mail program or their address shows it. */
function isSendersName(text: string, mail: Mail): boolean {
  const words = wordsOf(text).filter((word) => !isTitle(word));
  if (words.length === 0 || words.length > 4) return false;
  const known = new Set([...wordsOf(mail.fromName), ...wordsOf(mail.from?.split('@')[0] ?? '')]);
  return (
    words.every((word) => known.has(word) || (/^\p{L}$/u.test(word) && known.size > 0)) &&
    words.some((word) => known.has(word))
  );
}
