// What is done on a request must be said in words. A label learned from examples that would change the agenda stands
// only when the sentence holds a word for it, and no word against it.

import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import { fold } from '../fold.ts';
import { isRequestKind } from '../labels.ts';
import { bareChoice, choiceIn } from './choice.ts';
import { CUES, type Cues } from './cue-words.ts';

interface Said {
  readonly text: string;
  /** Folded, with single spaces and nothing but letters and digits. */
  readonly words: string;
  readonly asks: boolean;
}

/** A classifier's labels for a sentence, as far as its words bear them; false when they do not. */
export function wordsBear(labels: readonly Label[], text: string, language: Language): boolean {
  const cues = CUES[language];
  const words = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (cues.movingVerbs.test(words) && labels.some(clashesWithMoving) && !labels.includes('move'))
    return false;
  if (cues.condition.test(words) && labels.some(isRequestKind)) return false;
  // What is moved is given up too, and asked for in the same breath: the move alone must be borne.
  const meant = labels.includes('move') ? labels.filter((label) => label !== 'cancel') : labels;
  return meant.every((label) => bears(label, { text, words, asks: text.includes('?') }, cues));
}

/** Labels that a word for moving contradicts, when moving itself is not among them. */
function clashesWithMoving(label: Label): boolean {
  return label === 'cancel' || label === 'book' || label === 'confirm';
}

function bears(label: Label, said: Said, cues: Cues): boolean {
  const { text, words, asks } = said;
  if (label === 'cancel') return cues.givesUp.test(words) && !speaksAgainstCancelling(said, cues);
  if (label === 'move')
    return (cues.moves.test(words) || cues.givesUp.test(words)) && !speaksAgainstMoving(said, cues);
  if (label === 'confirm') return cues.saysYes.test(words) && !asks && !speaksAgainstConfirming(said, cues);
  if (label === 'choose')
    return choiceIn(text) !== null || bareChoice(text) !== null || cues.chooses.test(words);
  if (label === 'late') return cues.late.test(words);
  return label !== 'stop' || cues.silence.test(words);
}

function speaksAgainstCancelling({ words, asks }: Said, cues: Cues): boolean {
  const { denied, doubt, condition, supposed, keeps, elsewhere, asksWhether } = cues;
  const against = [denied, doubt, condition, supposed, keeps, elsewhere].some((cue) => cue.test(words));
  return against || (asks && asksWhether.test(words));
}

function speaksAgainstMoving({ words }: Said, { denied, condition, elsewhere }: Cues): boolean {
  return [denied, condition, elsewhere].some((cue) => cue.test(words));
}

/** A yes that gives something up, or denies itself. */
const UNSAYS =
  /\bannul|\bcancel|\babsag|\bodwol|\bdisd|\bdesmarc|(?:pas|nicht|niet|nie|non|nao|no) (?:\p{L}+ )?(?:confirm|bestatig|bevestig|potwierdz|conferm)/u;

function speaksAgainstConfirming({ words }: Said, { doubt, condition, supposed }: Cues): boolean {
  return [doubt, condition, supposed, UNSAYS].some((cue) => cue.test(words));
}
