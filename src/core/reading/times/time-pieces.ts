// Cuts a sentence where what is said of its times changes: "mon rdv de jeudi | je travaille ce jour-là | plutôt vendredi".

import type { Language } from '../../../domain/language.ts';
import { remembered } from '../../remembered.ts';
import { fold } from '../fold.ts';
import {
  COMPARISONS,
  CONTRASTS,
  CORRECTIONS,
  type CueSide,
  HELD,
  OBLIGED,
  TIME_CUES,
  TURNS,
  type Turn,
} from './time-cues.ts';
import { moodOf } from './verb-moods.ts';

/** A run of the sentence in which all times mean the same; null: no word tells. */
export interface TimePiece {
  readonly text: string;
  readonly side: CueSide | null;
  /** A word like "donc", "but" opens it: what it says is no longer what was said before. */
  readonly turn: Turn | null;
}

interface Cue {
  readonly at: number;
  readonly end: number;
  readonly side: CueSide;
  /** Told by what they have to do then; what has happened ("ich habe Montag angerufen") obliges nobody. */
  readonly obliged?: true;
}

/** The sentence cut at its clauses, and inside a clause where an appointment that exists meets a time that is wanted. */
export function timePieces(written: string, language: Language): readonly TimePiece[] {
  const text = withoutCompared(written, language);
  const folded = foldedAlike(text);
  const cues = cuesIn(folded, language, !text.includes('?'));
  const turns = turnsIn(folded, language);
  const ends = text.matchAll(DOTTED_ORDINALS.has(language) ? SENTENCE_END : ANY_END);
  const pauses = [...text.matchAll(PAUSE), ...ends].map(({ index }) => index + 1);
  const starts = [...new Set([0, ...turns.keys(), ...pauses])].sort((a, b) => a - b);
  return starts.flatMap((from, place) => {
    const to = starts[place + 1] ?? text.length;
    const own = cues.filter(({ at }) => at >= from && at < to);
    const mood = own.some(({ obliged }) => obliged !== true)
      ? null
      : moodOf(text.slice(from, to), folded.slice(from, to), language);
    const inside: readonly Cue[] =
      mood === null || (own.length > 0 && mood !== 'past') ? own : [{ at: from, end: from, side: mood }];
    const clause = { from, to, turn: turns.get(from) ?? null };
    return toldBehind(text, clause, inside) ?? piecesOf(text, clause, withoutPurpose(text, inside));
  });
}

/** Where a new statement begins, and what it is to the one before it. */
function turnsIn(folded: string, language: Language): ReadonlyMap<number, Turn> {
  const found = (Object.entries(TURNS[language]) as [Turn, string][]).flatMap(([turn, phrases]) =>
    [...folded.matchAll(patternOf(phrases))].map(({ index }) => [index, turn] as const),
  );
  return new Map([...contrastsIn(folded, language).map(({ turn }) => [turn, 'other'] as const), ...found]);
}

/** Whether any word of these sides is in a sentence. */
export function speaksOf(text: string, language: Language, sides: readonly CueSide[]): boolean {
  const folded = foldedAlike(text);
  if (cuesIn(folded, language).some(({ side }) => sides.includes(side))) return true;
  return sides.includes('wanted') && moodOf(text, folded, language) === 'wanted';
}

interface Clause {
  readonly from: number;
  readonly to: number;
  readonly turn: Turn | null;
}

/** "Ginge für meinen Termin auch der 22.?": what is asked for an appointment that exists is the wanted time. */
function withoutPurpose(text: string, cues: readonly Cue[]): readonly Cue[] {
  const [first] = cues;
  if (first?.side !== 'wanted') return cues;
  return cues.filter(({ at, side }) => side !== 'about' || !FOR.test(text.slice(0, at)));
}

const FOR = /(?:^|\s)(?:pour|for|für|voor|para|per)\s$/i;

/** "Montag viertel nach 4 ich habe kurs bis 15.30": what stands before such a statement is none of it. */
function toldBehind(
  text: string,
  { from, to, turn }: Clause,
  cues: readonly Cue[],
): readonly TimePiece[] | null {
  const [cue, another] = cues;
  if (cue?.obliged !== true || another !== undefined) return null;
  if (!SUBJECT_FIRST.test(text.slice(cue.at, cue.end))) return null;
  return [
    { text: text.slice(from, cue.at), side: null, turn },
    { text: text.slice(cue.at, to), side: cue.side, turn: 'reason' },
  ];
}

const SUBJECT_FIRST = /^(?:ich|wir|ik|we)\b/i;

/** One clause: as a whole what its words say; both sides of it only where it names both. */
function piecesOf(text: string, { from, to, turn }: Clause, cues: readonly Cue[]): readonly TimePiece[] {
  const sides = new Set(cues.map(({ side }) => side));
  const existing = (['about', 'past', 'away', 'cannot'] as const).find((side) => sides.has(side));
  if (existing !== undefined && cues[0]?.side !== 'wanted' && sides.has('wanted')) {
    const strong = withoutOnly(text, cues);
    if (strong.length < cues.length) return piecesOf(text, { from, to, turn }, strong);
  }
  // "Alleen de dinsdagen vallen weg"
  if (existing === 'cannot' && cues[0]?.side === 'wanted') {
    const strong = withoutOnly(text, cues);
    if (strong.every(({ side }) => side !== 'wanted')) return piecesOf(text, { from, to, turn }, strong);
  }
  const whole = (side: CueSide | null) => [{ text: text.slice(from, to), side, turn }];
  if (sides.has('free') || (existing === 'away' && !sides.has('wanted'))) {
    const silenced = cues.filter(({ side }) => side === 'free' || side === 'away');
    const side = sides.has('free') ? 'free' : 'away';
    return [{ text: blanked(text, from, to, silenced), side, turn }];
  }
  if (!sides.has('wanted')) return whole(existing ?? null);
  if (existing === undefined) return whole('wanted');
  const pieces: TimePiece[] = [];
  let [begin, side] = [from, cues[0]?.side ?? 'wanted'];
  for (const cue of cues) {
    if ((cue.side === 'wanted') !== (side === 'wanted')) {
      pieces.push({ text: text.slice(begin, cue.at), side, turn });
      [begin, side] = [cue.at, cue.side];
    }
  }
  return [...pieces, { text: text.slice(begin, to), side, turn }];
}

function withoutOnly(text: string, cues: readonly Cue[]): readonly Cue[] {
  return cues.filter((cue) => cue.side !== 'wanted' || !ONLY.test(text.slice(cue.at, cue.end)));
}

/** "Der Bus fährt nur um 9" wants nothing: words that ask for a time only where nothing else tells of it. */
const ONLY = /^(?:only|nur|alleen|seulement|uniquement|solo|só|so|tylko)$/i;

/** Where "2. Dezember" is a date, a digit's full stop ends no sentence. */
const DOTTED_ORDINALS: ReadonlySet<Language> = new Set<Language>(['de', 'pl', 'nl']);
const SENTENCE_END = /(?<!\d)[.!?](?=\s+\p{Lu})/gu;
const ANY_END = /[.!?](?=\s+\p{Lu})/gu;

/** A comma before a number goes on with what was begun: "Dienstag, 8.12.", "vendredi, le 4", "Monday, 9am". */
export const PAUSE =
  /[;:](?=\s)|,(?=\s)(?!\s+(?:(?:le|der|den|dem|the|de|el|il|dia|dnia)\s+)?\d)|(?<!\d|\d ?h|di|che|day|matin|soir|midi|prochaine?|ing|noon|week|semaine),(?=\s+(?:le|the)\s+\d)|(?:\.{2,}|…)(?=\s)|[()\n]|\s[-–—]\s/gi;

/** A text without the words that tell why its writer can't then, for the grammar takes some of them for denials. */
export function withoutReasons(text: string, language: Language): string {
  const cues = cuesIn(foldedAlike(text), language).filter(({ side }) => side === 'away');
  return blanked(text, 0, text.length, cues);
}

/** A text without the words that say that its writer can't then. */
export function withoutDenials(text: string, language: Language): string {
  const cues = cuesIn(foldedAlike(text), language).filter(({ side }) => side === 'cannot');
  return blanked(text, 0, text.length, cues);
}

/** "J'ai un mariage samedi": the article is the wedding's, and not "any Saturday". */
const INDEFINITE = /(?<!\p{L})(?:une?|an?|ein|eine|een|una|uma?|uno)\s+$/iu;

/** "je travaille jusqu'à 17h": without its verb, for the grammar takes such verbs for denials and would turn it round. */
function blanked(text: string, from: number, to: number, cues: readonly Cue[]): string {
  const kept = [...cues].reduce((rest, { at: cue, end }) => {
    const at = cue - (INDEFINITE.exec(text.slice(0, cue))?.[0].length ?? 0);
    return rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  }, text);
  return kept.slice(from, to);
}

/** Where such words stand in whole weeks and daily hours, too: what is obliged is told, and rules nothing out. */
const OBLIGED_TELLS: ReadonlySet<Language> = new Set<Language>(['de', 'nl']);

const cueFinders = new Map<string, (folded: string) => readonly Cue[]>();

/** Cues in order; one that lies inside a longer one says nothing of its own ("pas disponible"). */
function cuesIn(folded: string, language: Language, states = false): readonly Cue[] {
  const key = `${language} ${states}`;
  const finder = cueFinders.get(key) ?? remembered((text) => findCues(text, language, states));
  cueFinders.set(key, finder);
  return finder(folded);
}

function findCues(folded: string, language: Language, states: boolean): readonly Cue[] {
  const held: readonly [CueSide, string][] = states
    ? [
        ['about', HELD[language]],
        [OBLIGED_TELLS.has(language) ? 'past' : 'away', OBLIGED[language]],
      ]
    : [];
  const phrases = [...(Object.entries(TIME_CUES[language]) as [CueSide, string][]), ...held];
  const all = phrases.flatMap(([side, words]) =>
    [...folded.matchAll(patternOf(words))].map(({ index, 0: { length } }) => ({
      at: index,
      end: index + length,
      side,
      ...(words === OBLIGED[language] ? { obliged: true as const } : {}),
    })),
  );
  for (const { at, turn, end } of contrastsIn(folded, language))
    all.push({ at, end: at + 1, side: 'cannot' }, { at: turn, end, side: 'wanted' });
  return all
    .filter((cue) => !all.some((other) => other !== cue && contains(other, cue)))
    .sort((a, b) => a.at - b.at);
}

/** Where it begins, and where the word behind which another time stands begins and ends. */
interface Opposed {
  readonly at: number;
  readonly turn: number;
  readonly end: number;
}

/** What is denied, or said by mistake, and the word behind which the wanted time stands. */
function contrastsIn(folded: string, language: Language): readonly Opposed[] {
  return [...opposed(folded, CONTRASTS[language]), ...opposed(folded, CORRECTIONS[language])];
}

/** "Plutôt 17 h que 17 h 30": without the time that the other is preferred to. */
function withoutCompared(text: string, language: Language): string {
  return [...foldedAlike(text).matchAll(patternOf(COMPARISONS[language]))].reduce(
    (rest, { index, 0: all, 1: than = '' }) => {
      const end = index + all.length;
      const from = /^\S+ +$/.test(all.slice(0, -than.length)) ? index : end - than.length;
      return rest.slice(0, from) + ' '.repeat(end - from) + rest.slice(end);
    },
    text,
  );
}

function opposed(folded: string, phrases: string): readonly Opposed[] {
  return [...folded.matchAll(patternOf(phrases))].map(({ index, 0: all, 1: turn = '' }) => ({
    at: index,
    turn: index + all.length - turn.length,
    end: index + all.length,
  }));
}

function contains(outer: Cue, inner: Cue): boolean {
  const longer = outer.end - outer.at > inner.end - inner.at;
  return outer.at <= inner.at && inner.end <= outer.end && longer && outer.side !== inner.side;
}

const patterns = new Map<string, RegExp>();

/** Phrases as one pattern: a space is any run of them, "*" up to three words; what must not follow are whole words. */
function patternOf(phrases: string): RegExp {
  const known = patterns.get(phrases);
  if (known !== undefined) return known;
  const source = phrases
    .replaceAll(' * ?', ' (?:[\\p{L}\\d]+ +){0,3}')
    .replaceAll(' * ', ' (?:[\\p{L}\\d]+ +){0,3}')
    .replace(/\(\?!((?: [\p{L} ]+\|?)+)\)/gu, '(?!(?:$1)(?![\\p{L}\\d]))')
    .replace(/ (?!\+)/g, ' +');
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu');
  patterns.set(phrases, pattern);
  return pattern;
}

const PLAIN = /^[\x20-\x7e\n]*$/;

/** Folded letter by letter, so that every place means the same in both; signs become spaces. */
export const foldedAlike: (text: string) => string = remembered((text) => {
  if (PLAIN.test(text)) return plainAlike(text);
  return [...text]
    .map((letter) => {
      if (PLAIN.test(letter)) return plainAlike(letter);
      const plain = fold(letter);
      const sign = /^[\p{L}\p{N}]$/u.test(plain) ? plain : ' ';
      return sign.padEnd(letter.length, ' ');
    })
    .join('');
});

function plainAlike(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, ' ');
}
