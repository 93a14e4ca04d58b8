// What `agent autonomy` and `agent stats` count with.

import { EARNED_KINDS } from '../../domain/autonomy.ts';
import { section, wholeNumber } from './kinds.ts';

export const autonomyAfter = wholeNumber(5, 1000, {
  en: 'So many answers of one kind, approved unchanged in a row, before `agent autonomy` may switch it on.',
  fr: "Tant de réponses d'une sorte, approuvées sans changement à la suite, avant que `agent autonomy` puisse l'ouvrir.",
}).default(25);

const TIMED = [...EARNED_KINDS, 'series'] as const;

/** Minutes by hand: open the mail, look into the agenda, write, book, file. */
const USUAL: Readonly<Record<(typeof TIMED)[number], number>> = {
  choose: 3,
  confirm: 2,
  move: 6,
  cancel: 3,
  book: 6,
  when: 3,
  late: 2,
  earlier: 4,
  question: 4,
  series: 15,
};

const minutes = (usual: number, en: string, fr: string) => wholeNumber(0, 120, { en, fr }).default(usual);

type Minutes = Record<(typeof TIMED)[number], ReturnType<typeof minutes>>;

export const minutesSavedSection = section(
  {
    ...(Object.fromEntries(
      TIMED.map((kind) => [
        kind,
        minutes(USUAL[kind], `An answer to \`${kind}\` by hand.`, `Une réponse à \`${kind}\` à la main.`),
      ]),
    ) as Minutes),
    review: minutes(1, 'Reading and approving a prepared answer.', 'Lire et valider une réponse préparée.'),
  },
  {
    en: 'Minutes of a person, by kind of request: with them `agent stats` says how much time was saved.',
    fr: "Minutes d'une personne, par sorte de demande : avec elles `agent stats` dit le temps gagné.",
  },
).prefault({});
