import { fold } from '../fold.ts';

/** What a sentence is made of, as far as the classifier sees it. */
export interface Token {
  /** Folded; numbers, times, dates, telephones and addresses stand as their class: `<num>`, `<time>` … */
  readonly text: string;
  /** With the elided word before it ("j'ai", "j ai" → `jai`), so that all ways of typing it meet; else as `text`. */
  readonly glued: string;
  /** Where in the sentence it begins. */
  readonly start: number;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Written with a capital where none is due: most likely a name. */
  readonly nameLike: boolean;
}

const PIECES = new RegExp(
  [
    String.raw`(?<mail>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)`,
    String.raw`(?<url>https?:\/\/\S+|www\.\S+)`,
    String.raw`(?<date>\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b\d{1,2}\/\d{1,2}\b(?![/\d])|\b\d{4}-\d{2}-\d{2}\b)`,
    String.raw`(?<phone>(?:\+|\b00)\d(?:[ .\-()]{0,2}\d){7,13}\b|\b0\d(?:[ .\-()]{0,2}\d){7,11}\b)`,
    String.raw`(?<time>\b\d{1,2} ?(?:h|heures?|uhr|u)(?: ?\d{2})?\b|\b\d{1,2}:\d{2}(?: ?[ap]\.?m\b\.?)?|\b\d{1,2}(?:\.\d{2})? ?[ap]\.?m\b\.?)`,
    String.raw`(?<temp>\b(?:3[5-9]|4[0-2])(?:[.,]\d\b|(?= ?(?:°|degr|de fi|de temp|of fever))))`,
    String.raw`(?<num>\d+(?:[.,]\d+)*(?=\p{L}{0,4}\b|[^\p{L}]|$))`,
    String.raw`(?<word>[\p{L}\p{M}\p{N}]+)`,
    String.raw`(?<emoji>\p{Extended_Pictographic})`,
  ].join('|'),
  'giu',
);

/** Folded. Those that mean something else in another of our languages are left out: the English `mon` and `tue`, … */
const WEEKDAYS = new Set(
  `
  lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis
  dimanches lundy mecredi jeudy vendredy
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
  fridays saturdays sundays tues weds wed thurs thu fri
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs
  donnerstags freitags samstags sonntags
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandags dinsdags woensdags donderdags
  vrijdags zaterdags
  lunes martes miercoles jueves viernes sabado domingo sabados domingos
  lunedi martedi mercoledi giovedi venerdi sabato domenica
  terca quarta quinta sexta
  poniedzialek poniedzialku poniedzialki wtorek wtorku wtorki sroda srode srody czwartek czwartku
  czwartki piatek piatku piatki sobota sobote soboty niedziela niedziele niedzieli
  `
    .trim()
    .split(/\s+/),
);
/** Folded; without `mars`, `may`, `mai`, … that are other words as well. */
const MONTHS = new Set(
  `
  janvier fevrier avril juin juillet aout septembre octobre novembre decembre janv fevr avr juil sept
  oct nov dec
  january february april june july august september october november december
  januar janner februar juni juli oktober dezember
  januari februari maart augustus
  enero febrero marzo abril junio julio septiembre octubre noviembre diciembre
  gennaio febbraio aprile maggio giugno luglio agosto settembre ottobre dicembre
  janeiro fevereiro maio junho julho setembro outubro novembro dezembro
  styczen stycznia lutego kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
  `
    .trim()
    .split(/\s+/),
);
/** Words that are typed together with the next one, with an apostrophe, a space or nothing between. */
const ELIDED = /^(?:[jldstnmc]|qu)$/;
const BEFORE_APOSTROPHE =
  /^(?:[jldstnmc]|qu|i|don|won|can|didn|doesn|isn|wasn|haven|couldn|wouldn|you|we|they|it|he|she|that|there)$/;

/** The pieces of a sentence in order; punctuation is left out. */
export function tokensOf(sentence: string): readonly Token[] {
  const tokens: Token[] = [];
  let elided = '';
  for (const match of sentence.replace(/[’‘`´]/g, "'").matchAll(PIECES)) {
    const text = classOf(match);
    if (text === '') continue;
    const follows = match.input.slice(0, match.index);
    const glued = elided !== '' && /[\p{L}\p{M}]['\s]$/u.test(follows) ? elided + text : text;
    const capital = /^\p{Lu}/u.test(match[0]);
    const nameLike = capital && isNameLike(match[0], follows, tokens.length);
    tokens.push({ text, glued, start: match.index, capital, nameLike });
    const next = match.input[match.index + match[0].length];
    elided = glued === text && holds(text, next) ? text : '';
  }
  return tokens;
}

function classOf(match: RegExpExecArray): string {
  const { mail, url, date, phone, time, temp, num, word } = match.groups ?? {};
  if (word !== undefined) return wordClass(fold(word));
  if (num !== undefined) return numberClass(num);
  if (mail !== undefined) return '<mail>';
  if (url !== undefined) return '<url>';
  if (date !== undefined) return '<date>';
  if (phone !== undefined) return '<phone>';
  if (time !== undefined) return '<time>';
  if (temp !== undefined) return '<temp>';
  return '<emoji>';
}

function wordClass(word: string): string {
  if (WEEKDAYS.has(word)) return '<day>';
  if (MONTHS.has(word)) return '<month>';
  return word;
}

/** Small numbers may choose an offer and keep their value; others only their size. */
function numberClass(digits: string): string {
  const value = Number(digits.replace(',', '.'));
  if (!Number.isInteger(value)) return '<decimal>';
  if (digits.length > 4) return '<long>';
  if (value <= 5) return `<${value}>`;
  if (value <= 31) return '<num>';
  if (value <= 99) return '<num99>';
  if (value >= 1900 && value <= 2100) return '<year>';
  return '<big>';
}

function holds(word: string, next: string | undefined): boolean {
  return next === "'" ? BEFORE_APOSTROPHE.test(word) : next === ' ' && ELIDED.test(word);
}

function isNameLike(word: string, before: string, place: number): boolean {
  return word.slice(1) === word.slice(1).toLowerCase() && place > 0 && !/[.!?:,;]\s*$/.test(before);
}
