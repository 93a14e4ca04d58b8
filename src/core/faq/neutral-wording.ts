import type { Language } from '../../domain/language.ts';
import { tokensOf } from '../reading/classifier/tokens.ts';
import { isHumansKind, kindsOfWord, type WordKinds } from '../reading/classifier/word-kinds.ts';
import { conceptOf } from '../reading/faq/faq-concepts.ts';
import { isFiller } from '../reading/faq/faq-fillers.ts';
import { fold } from '../reading/fold.ts';

/**
 * A patient's question without what could tell who asked or why: names, numbers, addresses, and words about health,
 * danger or feelings are left out. Only words of everyday questions and lower-case words stay.
 */
export function neutralWording(text: string, language: Language, kinds: WordKinds | null): string {
  const words = text
    .replace(/[^\s@<>]+@\S+|https?:\/\/\S+|www\.\S+/giu, '…')
    .split(/\s+/u)
    .map((word, at) => (isTelling(word, at, language, kinds) ? '…' : word));
  return words
    .join(' ')
    .replace(/…(?:[\s,.;:]*…)+/gu, '…')
    .replace(/^[\s,.;:-]+/u, '')
    .trim();
}

function isTelling(word: string, at: number, language: Language, kinds: WordKinds | null): boolean {
  if (/\d|@/u.test(word)) return true;
  return tokensOf(word).some(({ text, capital }) => {
    const plain = fold(text);
    if (kinds !== null && kindsOfWord(plain, kinds).some(isHumansKind)) return true;
    return capital && at > 0 && !isFiller(plain, language) && conceptOf(plain) === null;
  });
}
