import { EMPTY, type Line, line } from './line.ts';
import { say } from './say.ts';
import type { State } from './state.ts';

const KEYS: readonly (readonly [key: string, fr: string, en: string])[] = [
  ['↑ ↓  j k', 'choisir ; dans un dossier : défiler', 'choose; in a case: scroll'],
  ['⏎', 'ouvrir', 'open'],
  ['⇥', 'à valider, fait aujourd’hui, questions', 'to approve, done today, questions'],
  ['a', 'approuver', 'approve'],
  ['t', 'approuver tout ce qui est pareil', 'approve all alike'],
  ['e', 'modifier la réponse dans votre éditeur', 'edit the reply in your editor'],
  ['s', 'un autre horaire', 'another time'],
  ['l', 'corriger la lecture d’une phrase', 'correct what a sentence was read as'],
  ['r', 'refuser, avec ou sans note', 'refuse, with or without a note'],
  ['h', 'confier à une personne', 'hand to a person'],
  ['z', 'remettre à plus tard', 'put off'],
  ['u', 'arrêter ce qui n’est pas parti', 'stop what has not left'],
  ['c', 'fiche pour appeler', 'sheet for a call'],
  ['v', 'vu : une urgence a été lue', 'seen: an emergency was read'],
  ['o y', 'oui : répondre seule à cette sorte', 'yes: answer this kind alone'],
  ['n p', 'dossier suivant, précédent', 'next, previous case'],
  ['q', 'quitter', 'quit'],
];

/** Every key and what it does. */
export function helpLines(state: State): readonly Line[] {
  const rows = KEYS.map(([key, fr, en]) => line(`   ${key.padEnd(10)} ${say(state, fr, en)}`));
  // On a small screen, with an emergency above, the keys alone just fit.
  if (state.size.rows <= rows.length + 7) return rows;
  return [EMPTY, line(say(state, ' Les touches', ' The keys'), 'bold'), EMPTY, ...rows];
}
