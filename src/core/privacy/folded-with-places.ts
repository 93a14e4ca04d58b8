import { fold } from '../reading/fold.ts';

/** A folded text, and for each of its UTF-16 units the place in the original where its character begins. */
export interface FoldedText {
  readonly folded: string;
  readonly places: readonly number[];
}

/** Folds character by character; a mark that folding drops belongs to the character before it. */
export function foldedWithPlaces(text: string): FoldedText {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = fold(character);
    folded += plain;
    for (let unit = 0; unit < plain.length; unit++) places.push(at);
    at += character.length;
  }
  return { folded, places };
}
