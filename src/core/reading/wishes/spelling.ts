// A name of a day or month with one slip of the finger is still that name: "vendredu", "mecredi", "wendesday".

import type { Entry } from './lexicon.ts';

/** Folded words of 5 to 12 letters whose first letter is right; null for all others. */
export function misspelled(word: string, names: ReadonlyMap<string, readonly Entry[]>): Entry | null {
  if (word.length < 5 || word.length > 12) return null;
  for (const name of names.get(word.slice(0, 1)) ?? []) {
    if (oneSlip(word, name.words[0] ?? '')) return name;
  }
  return null;
}

/** One letter too many, missing, wrong, or two letters exchanged. */
function oneSlip(word: string, name: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === name[same]) same += 1;
  const [here, there] = [word.slice(same), name.slice(same)];
  if (here.length === there.length) return here.slice(1) === there.slice(1) || isSwap(here, there);
  if (here.length === there.length + 1) return here.slice(1) === there;
  return here.length + 1 === there.length && here === there.slice(1);
}

function isSwap(here: string, there: string): boolean {
  return here[0] === there[1] && here[1] === there[0] && here.slice(2) === there.slice(2);
}
