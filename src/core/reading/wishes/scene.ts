// What the parsers of single expressions share: the items, the language, the moment, and small looks around.

import { dayOf, type LocalDate } from '../../../domain/time.ts';
import type { WishContext } from '../../../domain/wish.ts';
import type { LanguageData } from './language-data.ts';
import { type Item, is, sense } from './lex.ts';

export interface Scene {
  readonly items: readonly Item[];
  readonly data: LanguageData;
  readonly context: WishContext;
  readonly today: LocalDate;
}

/** A thing read at a place, and the place behind it. */
export interface Parsed<T> {
  readonly value: T;
  readonly next: number;
}

/** `today` is the day on which the mail was sent, not that of reading. */
export function sceneOf(items: readonly Item[], data: LanguageData, context: WishContext): Scene {
  return { items, data, context, today: dayOf(context.sent) };
}

/** `next` is the item behind it; null stays null. */
export function parsed<T>(value: T | null, next: number): Parsed<T> | null {
  return value === null ? null : { value, next };
}

/** No sense is made of longer runs of little words, and no time is spent on them. */
export const MOST_GLUE = 4;

function isGlue(item: Item | undefined): boolean {
  return is(item, 'the', 'of', 'on') && !is(item, 'limit', 'between', 'within', 'every');
}

/** Passes articles and prepositions that carry nothing by themselves. */
export function skipGlue({ items }: Scene, at: number): number {
  let here = at;
  while (here < at + MOST_GLUE && isGlue(items[here])) here += 1;
  return here;
}

/** One of the signs of a string, each a character. */
export function isSign(item: Item | undefined, signs: string): boolean {
  return item?.kind === 'sign' && signs.includes(item.text);
}

/** Letters, known to the language or not. */
export function isWord(item: Item | undefined): boolean {
  return item?.kind === 'word';
}

/** The value of a number, in digits or in words. */
export function numberAt({ items }: Scene, at: number): number | null {
  return sense(items[at], 'number')?.value ?? null;
}

/** A number written in figures, by the count of its figures; "trois" is none. */
export function isDigits(item: Item | undefined, least = 1, most = 4): boolean {
  return (
    item?.kind === 'number' && item.text.length >= least && item.text.length <= most && is(item, 'number')
  );
}

/** "Sur l'A6", "die A3", "étudiante en L2", "ma vertèbre C4": digits that a letter is glued to. */
export function isRoad({ items }: Scene, at: number): boolean {
  const [before, item] = [items[at - 1], items[at]];
  const glued = item?.kind === 'number' && before?.kind === 'word' && before.to === item.from;
  return glued && /^[abclmt]$/.test(before.text) && !is(items[at + 1], 'hours');
}

/** "Duas manhãs por semana", "three nights". */
const PARTS_COUNTED =
  /^(?:mananas|tardes|noches|manhas|noites|mattine|mattinate|sere|serate|notti|matins|soirs|soirees|nuits|mornings|afternoons|evenings|nights)$/;

/** Words of an appointment that begin with whose it is. */
const OWN =
  /^(?:j|mon|ma|notre|on|nous|my|our|i|mein\p{L}*|ich|mijn|ik|mi|tengo|il mio|ho|minha|tenho|moj\p{L}*|mam) /u;

/** Something is counted or measured here ("12 séances", "45 euros", "3 rue …"), so the number is no time. */
export function counts({ items }: Scene, next: number): boolean {
  const item = items[next];
  if (item === undefined) return false;
  if (isSign(item, '%€$£°²¤+×*=')) return true;
  // "die 14. Kalenderwoche", "der 3. Tag"
  if (isSign(item, '.') && item.glued && is(items[next + 1], 'unit')) return items[next + 1]?.glued !== true;
  if (isSign(item, ',.') && item.glued && isDigits(items[next + 1]) && items[next + 1]?.glued === true)
    return true;
  if (item.kind !== 'word') return false;
  // "Lundi 14 j'ai …": neither days nor appointments are counted.
  if (item.text === 'j' && items[next + 1]?.glued === true && isWord(items[next + 1])) return false;
  if (is(item, 'appointment') && OWN.test(item.text)) return false;
  if (
    item.senses.length === 0 ||
    is(item, 'price') ||
    /^(?:par|per) /.test(item.text) ||
    PARTS_COUNTED.test(item.text)
  )
    return true;
  if (is(item, 'which')) return isWord(items[next + 1]) && !is(items[next + 1], 'at', 'or', 'and', 'neutral');
  return (
    is(item, 'unit', 'document', 'month', 'appointment') &&
    !is(item, 'neutral', 'and', 'or', 'to', 'at', 'on')
  );
}

/** "Po piętnastym": behind the fifteenth, where hours are feminine ("po piętnastej"). */
export function isMasculine({ items }: Pick<Scene, 'items'>, at: number): boolean {
  return items[at]?.kind === 'word' && /[yi]m$/.test(items[at]?.text ?? '') && is(items[at - 1], 'limit');
}

/** "Siódmego": of the seventh. */
export function isGenitive(item: Item | undefined): boolean {
  return item?.kind === 'word' && item.text.endsWith('ego');
}

/** "Desde 2023", "od 2015": a year. */
export function isYear({ items }: Scene, at: number): boolean {
  return /^20[0-3]\d$/.test(items[at]?.text ?? '') && is(items[at - 1], 'limit', 'start', 'of');
}
