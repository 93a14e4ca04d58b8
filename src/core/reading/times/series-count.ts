// How many appointments somebody wants, and how often: "15 séances, deux fois par semaine". A small grammar, in our eight
// languages at once, since the words do not collide. Two numbers that contradict each other are none.

import type { Rhythm } from '../../../domain/series.ts';
import { fold } from '../fold.ts';

export interface SeriesAsked {
  /** Null when it is not said, or said twice differently. */
  readonly count: number | null;
  readonly rhythm: Rhythm | null;
}

/** Number words from 1, in the order fr, en, nl, de, pl, es, it, pt; folded. */
const WORDS: readonly string[] = [
  'un une one een een ein eine einen jeden jedna jedno un una uno um uma',
  'deux two twee zwei dwa dwie dos due dois duas',
  'trois three drie drei trzy tres tre tres',
  'quatre four vier vier cztery cuatro quattro quatro',
  'cinq five vijf funf piec cinco cinque cinco',
  'six six zes sechs szesc seis sei seis',
  'sept seven zeven sieben siedem siete sette sete',
  'huit eight acht acht osiem ocho otto oito',
  'neuf nine negen neun dziewiec nueve nove nove',
  'dix ten tien zehn dziesiec diez dieci dez',
  'onze eleven elf elf jedenascie once undici onze',
  'douze twelve twaalf zwolf dwanascie doce dodici doze',
  'treize thirteen dertien dreizehn trzynascie trece tredici treze',
  'quatorze fourteen veertien vierzehn czternascie catorce quattordici catorze',
  'quinze fifteen vijftien funfzehn pietnascie quince quindici quinze',
];
const ROUND: readonly (readonly [string, number])[] = [
  ['dizaine', 10],
  ['douzaine', 12],
  ['dozen', 12],
  ['quinzaine', 15],
  ['vingt', 20],
  ['vingtaine', 20],
  ['twenty', 20],
  ['twintig', 20],
  ['zwanzig', 20],
  ['dwadziescia', 20],
  ['veinte', 20],
  ['venti', 20],
  ['vinte', 20],
  ['trente', 30],
  ['trentaine', 30],
  ['thirty', 30],
  ['dertig', 30],
  ['dreissig', 30],
  ['trzydziesci', 30],
  ['treinta', 30],
  ['trenta', 30],
  ['trinta', 30],
];
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...WORDS.flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
  ...ROUND,
]);

/** "zweimal", "tweemaal", "twice": a number of times in one word. */
const TIMES: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['einmal', 1],
  ['eenmaal', 1],
  ['raz', 1],
  ['twice', 2],
  ['zweimal', 2],
  ['tweemaal', 2],
  ['dreimal', 3],
  ['driemaal', 3],
  ['thrice', 3],
  ['viermal', 4],
  ['viermaal', 4],
  ['funfmal', 5],
]);

const NUMBER = `(\\d{1,2}|${[...NUMBERS.keys()].join('|')})`;
const ONE_WORD = `(${[...TIMES.keys()].join('|')})`;
const TIMES_NOUN = '(?:fois|x|times?|keer|maal|mal|razy|raz|veces|vez|volte|volta|vezes)';
const NOUN =
  '(?:seances?|rendez ?vous|rdv|sessions?|appointments?|visits?|treatments?|sessies?|afspraken|behandelingen|beurten|sitzungen|termine[n]?|behandlungen|einheiten|wizyty?|zabieg(?:i|ow)|sesj[ie]|terminow|sesiones|citas|sedute|appuntamenti|incontri|sessoes|consultas|marcacoes|tratamentos)';
const WEEK =
  '(?:semaines?|sem|weeks?|woche|weken|wochen|tydzien|tygodniu|tygodnie|semanas?|settimanas?|settimane|settimana)';
const PER =
  '(?:par|a|an|per|pro|in der|in|die|de|w|na|por|a la|la|alla|each|every|chaque|elke|jede|every single|/)';
const BETWEEN = '(?:de |d |of |von |van |di )?(?:\\p{L}+ ){0,1}';

const A_WEEK = new RegExp(
  `(?<!\\p{L})${NUMBER} ?(?:${TIMES_NOUN}|${NOUN})? ?${PER} ?${WEEK}(?!\\p{L})`,
  'gu',
);
const ONE_WORD_A_WEEK = new RegExp(
  `(?<!\\p{L})${ONE_WORD} (?:${PER} )?(?:${WEEK}|wochentlich|wekelijks)(?!\\p{L})`,
  'gu',
);
const WEEKLY_TIMES = new RegExp(
  `(?<!\\p{L})${NUMBER} ?(?:x|mal|keer|maal) ?(?:wochentlich|wekelijks)(?!\\p{L})`,
  'gu',
);
const EVERY_SECOND =
  /(?<!\p{L})(?:toutes les (?:deux|2) semaines|tous les (?:quinze|15|14) jours|une semaine sur (?:deux|2)|every (?:two|2|other|second) weeks?|om de (?:twee|2) weken|alle (?:zwei|2|14) (?:wochen|tage)|jede zweite woche|co (?:dwa|2) tygodnie|cada (?:dos|2|quince|15) (?:semanas|dias)|ogni (?:due|2) settimane|(?:a )?cada (?:duas|2) semanas|de (?:duas|2) em (?:duas|2) semanas)(?!\p{L})/u;
const EVERY =
  /(?<!\p{L})(?:chaque semaine|toutes les semaines|hebdomadaire|every week|weekly|elke week|wekelijks|jede woche|wochentlich|co tydzien|cada semana|ogni settimana|todas as semanas)(?!\p{L})/u;
const COUNTED = new RegExp(`(?<!\\p{L})${NUMBER} ${BETWEEN}${NOUN}(?!\\p{L})`, 'gu');

const MOST = 60;

/** What a text says of a series; nulls where it is silent or contradicts itself. */
export function seriesAsked(text: string): SeriesAsked {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .replace(/(\d)x(?!\p{L})/gu, '$1 x');
  const often = rhythmIn(words);
  const rest = [A_WEEK, ONE_WORD_A_WEEK, WEEKLY_TIMES].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    words,
  );
  const counts = [...rest.matchAll(COUNTED)].map(([, number = '']) => numberOf(number));
  const count = theOnly(counts);
  return { count: count !== null && count >= 2 && count <= MOST ? count : null, rhythm: often };
}

function rhythmIn(words: string): Rhythm | null {
  if (EVERY_SECOND.test(words)) return { perWeek: 1, everyWeeks: 2 };
  const numbers = [
    ...[...words.matchAll(A_WEEK), ...words.matchAll(WEEKLY_TIMES)].map(([, number = '']) =>
      numberOf(number),
    ),
    ...[...words.matchAll(ONE_WORD_A_WEEK)].map(([, word = '']) => TIMES.get(word) ?? 0),
  ];
  const perWeek = numbers.length === 0 && EVERY.test(words) ? 1 : theOnly(numbers);
  return perWeek !== null && perWeek >= 1 && perWeek <= 7 ? { perWeek, everyWeeks: 1 } : null;
}

function numberOf(word: string): number {
  return NUMBERS.get(word) ?? Number(word);
}

function theOnly(numbers: readonly number[]): number | null {
  const [one, another] = new Set(numbers);
  return one === undefined || another !== undefined ? null : one;
}
