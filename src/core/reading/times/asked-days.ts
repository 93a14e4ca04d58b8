import type { Language } from '../../../domain/language.ts';
import type { WishContext } from '../../../domain/wish.ts';
import { fold } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { isEveryWeek, isWithinADay } from './combine-wishes.ts';
import { speaksOf } from './time-pieces.ts';

/** How a time is asked for, folded: "could you do", "auriez-vous". */
const ASKS =
  /\b(?:(?:could|can) (?:you|i|we)|do you have|have you (?:got|any)|is there any|auriez|avez vous|puis je|pourr(?:ais|iez|ait)|(?:est ce|serait ce|c est|serait il) possible|konnten? (?:sie|ihr|wir|ich)|kann ich|haben sie|hatten sie|habt ihr|ginge|kunt u|kan (?:ik|het|dat)|heeft u|heb je|hebben jullie|tene?is|tienen|tendri\p{L}+|podri\p{L}+|hay (?:algo|hueco|sitio|hora)|avete|avreste|posso|potrei|potremmo|tem|teem|teria\p{L}*|ha vaga|macie|maja|moge|mozna|da sie)\b/u;

/** What is asked of the practice's own days, or of an appointment that exists. */
const OF_OTHERS =
  /\b(?:ouvert\p{L}*|open|geoffnet|offen|auf(?= *\?)|geopend|abiert\p{L}*|apert\p{L}*|abert\p{L}*|otwar\p{L}*|c est bien|etait|was|were|war|era|czy to)\b/u;

/** "Could you do 11.30 this morning or 4 pm tomorrow?", "Would Thursday before 10 be possible?": these days are wanted. */
export function asksForDays(text: string, language: Language, context: WishContext): boolean {
  const folded = fold(text);
  if (!text.includes('?') || !ASKS.test(folded.replace(/[-’']/g, ' ')) || OF_OTHERS.test(folded))
    return false;
  if (!speaksOf(text, language, ['wanted', 'free'])) return false;
  const { wishes } = readWishes(text, language, context);
  return wishes.some(isWithinADay) && !isEveryWeek(wishes);
}
