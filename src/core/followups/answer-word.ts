// Yes or no alone, in answer to a letter of ours that asks for it.

import { wordsOf } from '../reading/fold.ts';

/** Texts that ask for a yes to what they name, and the one that asks for a yes or a no. */
const ASKS_YES: readonly string[] = ['reminder', 'reminder-first-visit', 'still-coming'];
const ASKS_NO = 'still-coming';

/** Whether a letter of these texts asks the patient to say that they come. */
export function asksForYes(texts: readonly string[]): boolean {
  return texts.some((id) => ASKS_YES.includes(id));
}

const MANNERS =
  '(?: (?:merci(?: beaucoup| bien)?|thanks|thank you|bedankt|dank u(?: wel)?|danke(?: schon)?|vielen dank|dziekuje|gracias|grazie(?: mille)?|obrigad[oa]))?';
const YES = new RegExp(
  `^(?:oui|yes|ja|tak|si|sim)(?: (?:je confirme|i confirm|ik bevestig|ich bestatige|potwierdzam|confirmo|confermo))?${MANNERS}$`,
);
const NO = new RegExp(`^(?:non|no|nein|nee|nie|nao)${MANNERS}$`);

/**
 * What a line means that is nothing but the yes or the no that the letter made of these texts asks for, in any of the
 * eight languages whichever the letter has; null for every other line.
 */
export function wordAnswer(line: string, texts: readonly string[]): 'confirm' | 'cancel' | null {
  if (/[?]/.test(line)) return null;
  const words = wordsOf(line).join(' ');
  if (YES.test(words) && asksForYes(texts)) return 'confirm';
  return texts.includes(ASKS_NO) && saysNo(line) ? 'cancel' : null;
}

/** Whether a line is a no and nothing else, in any of the eight languages. */
export function saysNo(line: string): boolean {
  return !line.includes('?') && NO.test(wordsOf(line).join(' '));
}
