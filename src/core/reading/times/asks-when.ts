// "When is my appointment?" and the questions that look like it: those ask for the times that they name.

import type { Language } from '../../../domain/language.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import { dayOf } from '../../../domain/time.ts';
import type { WishContext } from '../../../domain/wish.ts';
import { fold, wordsOf } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { asksForDays } from './asked-days.ts';
import { quotedDays } from './quoted-offers.ts';
import { TAKES_WISHES } from './request-times.ts';
import { foldedAlike } from './time-pieces.ts';
import { timesMeant } from './times-meant.ts';

/** Another appointment than the one that there is, or in its place. */
export const ANOTHER =
  /\b(?:autre|nouveau|nouvelle|a la place|replacer|reprendre|reprogrammer|another|new|instead|rebook|different|ander|andere|nieuwe|anderen|neuen|inny|nowy|otra|otro|nueva|altro|nuovo|outra|outro|nova)\b/;

/** "Mon rendez-vous est le 15" tells when it is and does not ask. */
const ASKS_WHEN =
  /\b(?:quand|quel(?!que)|heure|date|rappel|retrouv|sais (?:pas|plus)|confirm|toujours|oubli|croyais|pensais|verifi|note|perdu|when|what|time|remind|check|forg|lost|still|thought|sure|wann|uhrzeit|hoe laat|wanneer|kiedy|godzin|cuando|hora|quando|ora)/;
/** "Auriez-vous jeudi ?" asks for a time, not when one's own is. */
const ASKS_FOR_A_TIME =
  /\b(?:auriez|auries|avez vous|vous avez|dispo|place|creneau|have you|do you have|any (?:slot|space|availab)|hatten sie|haben sie|heeft u|tiene|avete|ha posto|tem (?:vaga|hora)|macie|maja panstwo)/;
/** "Egal wann", "n'importe quelle heure" ask nothing, and "still free?" asks for the time itself. */
const ANY_HOUR =
  /\b(?:n importe (?:quand|quelle heure)|peu importe (?:quand|l heure)|any ?time|whenever|egal wann|egal um wie viel uhr|maakt niet uit (?:hoe laat|wanneer)|a cualquier hora|a qualsiasi ora|a qualquer hora)\b/g;
const STILL_FREE =
  /\b(?:(?:encore|toujours) (?:libre|dispo)|still (?:free|available|ok|going)|noch (?:frei|verfugbar)|nog (?:vrij|beschikbaar)|(?:sigue|esta aun|todavia esta) libre|ancora (?:libero|libera|disponibile)|ainda (?:esta )?(?:livre|disponivel)|jeszcze woln)/;

/** Whether a sentence that was taken for "when is my appointment?" asks that. */
export function asksWhen(said: string, kinds: readonly RequestKind[]): boolean {
  const plain = foldedAlike(said).replace(/ +/g, ' ');
  if (STILL_FREE.test(plain) || ANOTHER.test(plain)) return false;
  const text = `${plain.replace(ANY_HOUR, ' ')}${said.includes('?') ? '?' : ''}`;
  if (!ASKS_WHEN.test(fold(text)) && !text.includes('?')) return false;
  return !ASKS_FOR_A_TIME.test(fold(text)) || !kinds.some((kind) => TAKES_WISHES.has(kind));
}

/** "Demain à 8 h ou jeudi à 17 h ?" asks for these times, not when one's own is. */
function isOnlyTimes(text: string, language: Language, context: WishContext): boolean {
  const times = timesMeant(text, language, context, 'wishes').wishes.filter(({ include }) => include);
  if (times.length < 2) return false;
  const { rest } = readWishes(text, language, context);
  return wordsOf(rest).length <= FEW_WORDS;
}

/** Whether the times of a question that was taken for "when is my appointment?" are those that it asks for. */
export function wantsTheTimes(text: string, asked: Asked): boolean {
  const { reply, language, context } = asked;
  if (reply) return asksForAnother(text, asked);
  if (ASKS_WHEN_IN_WORDS.test(fold(text))) return false;
  return isOnlyTimes(text, language, context) || asksForDays(text, language, context);
}

/** "E na sexta, 18?" under a letter about other days: no question about one's own. */
function asksForAnother(text: string, asked: Asked): boolean {
  const { language, context } = asked;
  const { wishes, rest } = readWishes(text, language, context);
  const known = quotedDays(asked);
  const days = wishes.filter(({ include, daily }) => include && daily === undefined);
  const isNew = days.length > 0 && days.every(({ start }) => !known.has(dayOf(start)));
  return isNew && known.size > 0 && wordsOf(rest).length <= FEW_WORDS;
}

const FEW_WORDS = 2;
const ASKS_WHEN_IN_WORDS =
  /\b(?:quand|quelle? (?:heure|date|jour)|rappel\p{L}*|when|what time|which|wann|welche[mnr]?|wie ?viel|wanneer|hoe laat|kiedy|ktor\p{L}+|cuando|que (?:dia|hora)|quando|che (?:ora|giorno)|que (?:horas?|dia)|mon|my|mein\p{L}*|mijn|mi|mio|mia|minha|moj\p{L}*)\b/u;
