// Sentences that say when, taken for something else: "Saturday 27 February, or 6 March in the morning?" is a wish though it
// sounds like a question of when the appointment is, and "I can't do Wednesday" gives up nothing in whoever has none yet.

import type { Label, ReadSentence } from '../../../domain/reading.ts';
import { dayOf } from '../../../domain/time.ts';
import { wordsOf } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { LONGEST_BEFORE } from './request-times.ts';
import { foldedAlike, speaksOf } from './time-pieces.ts';

const OR = /\b(?:or|ou|oder|of|lub|albo|o|u|oppure|anders|sinon|sonst|otherwise)\b/;

/** "Was it Tuesday or Wednesday?" asks for what is written down. */
const WHICH_IT_IS =
  /\b(?:is|was|est|etait|c|ist|war|es|era|fue|het|jest|byl|byla|bylo|mam|tenho|tengo|ho|habe|hatte|heb|had|have|ai|avais)\b/;

/** Words beside the times: so few, and the sentence asks when nothing is; none, and it does not say why it asks either. */
const FEW_WORDS = 5;

/** What a sentence that offers days is taken for. */
const TAKEN_FOR: ReadonlySet<Label> = new Set<Label>(['wish', 'when', 'confirm', 'late', 'none']);
const TAKEN_FOR_BARE: ReadonlySet<Label> = new Set<Label>([...TAKEN_FOR, 'move', 'choose']);

/** The sentence as a wish where it leaves the practice the choice of days, whatever the reader took it for. */
export function asWish(
  sentence: ReadSentence,
  all: readonly ReadSentence[],
  asked: Omit<Asked, 'sentences'>,
): ReadSentence {
  if (rulesOut(sentence, all, asked)) {
    const labels = sentence.labels.filter((label) => !GIVES_UP.has(label));
    return { ...sentence, labels: [...labels, 'wish'] };
  }
  const words = wordsBesideDays(sentence, asked);
  if (words === null || words > FEW_WORDS) return sentence;
  const mistaken = words === 0 && !asked.reply ? TAKEN_FOR_BARE : TAKEN_FOR;
  return { ...sentence, labels: [...sentence.labels.filter((label) => !mistaken.has(label)), 'wish'] };
}

const GIVES_UP: ReadonlySet<Label> = new Set<Label>(['cancel', 'move']);
const ASKS_ANEW: ReadonlySet<Label> = new Set<Label>(['book', 'series', 'home']);

/** "Could I come in the week of 7 December? I can't do Wednesday.": behind a wish for a new appointment, of none that exists. */
function rulesOut(
  { number, text, labels }: ReadSentence,
  all: readonly ReadSentence[],
  { language, context }: Omit<Asked, 'sentences'>,
): boolean {
  if (!labels.some((label) => GIVES_UP.has(label)) || !speaksOf(text, language, ['cannot'])) return false;
  const asksAnew = (one: ReadSentence) => one.labels.some((label) => ASKS_ANEW.has(label));
  const others = all.filter((one) => one.number !== number);
  if (others.some((one) => !asksAnew(one) && one.labels.some((label) => GIVES_UP.has(label)))) return false;
  const asksBefore = others.some((one) => one.number < number && asksAnew(one));
  if (!asksBefore || speaksOf(text, language, ['about', 'wanted'])) return false;
  return readWishes(text.slice(0, LONGEST_BEFORE), language, context).wishes.length > 0;
}

/** How many words stand beside the days that are left to choose from; null where none are. */
function wordsBesideDays(
  { number, text }: ReadSentence,
  { language, context }: Omit<Asked, 'sentences'>,
): number | null {
  const folded = foldedAlike(text);
  if (number === 0 || !OR.test(folded) || WHICH_IT_IS.test(folded)) return null;
  if (speaksOf(text, language, ['about', 'cannot', 'past', 'away'])) return null;
  const { wishes, rest } = readWishes(text.slice(0, LONGEST_BEFORE), language, context);
  const days = new Set(wishes.filter(({ include }) => include).map(({ start }) => dayOf(start)));
  return days.size > 1 ? wordsOf(rest).filter((word) => !OR.test(word)).length : null;
}
