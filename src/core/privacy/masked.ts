import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { fold } from '../reading/fold.ts';
import { foldedWithPlaces } from './folded-with-places.ts';

/** Stands where somebody was named. */
const MASK = '…';

/** Finds and hides whole names, addresses and telephone numbers, however they are spelled, accented and parted. */
export interface Mask {
  readonly finds: (text: string) => boolean;
  readonly text: (text: string) => string;
  /** Any JSON value, with every text in it masked. */
  readonly json: (text: string) => string;
}

/** A mask for these words; shorter than three characters hides too much and is left out. */
export function maskOf(words: readonly string[]): Mask {
  const patterns = [...new Set(words.map((word) => word.trim()))]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .filter((pattern) => pattern !== '');
  if (patterns.length === 0) return { finds: () => false, text: (text) => text, json: (text) => text };
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const finds = (text: string) => fold(text).search(pattern) >= 0;
  const hide = (text: string) => (finds(text) ? hidden(text, pattern) : text);
  const json = (text: string) =>
    JSON.stringify(JSON.parse(text, (_, part: unknown) => (typeof part === 'string' ? hide(part) : part)));
  return { finds, text: hide, json };
}

/** Found in the folded text, taken out of the text as it was written. */
function hidden(text: string, pattern: RegExp): string {
  const { folded, places } = foldedWithPlaces(text);
  let rest = 0;
  let masked = '';
  for (const match of folded.matchAll(pattern)) {
    masked += `${text.slice(rest, places[match.index])}${MASK}`;
    rest = places[match.index + match[0].length] ?? text.length;
  }
  return masked + text.slice(rest);
}

/** What may stand between the words of a name, and between the digits of a telephone number. */
const BETWEEN_WORDS = '[^\\p{L}\\p{N}]{1,3}';
const BETWEEN_DIGITS = '[\\s./()\u2010-\u2015-]{0,3}';
const PHONE = /^\+?[\d\s./()-]{7,}$/u;

function patternOf(word: string): string {
  if (PHONE.test(word)) return phonePattern(word);
  if (word.includes('@')) return escapedForRegex(fold(word));
  return (fold(word).match(/[\p{L}\p{N}]+/gu) ?? []).join(BETWEEN_WORDS);
}

/** The digits however they are grouped; of a number in E.164 also as it is dialled within its country (E.123). */
function phonePattern(word: string): string {
  const parsed = parsePhoneNumberFromString(word);
  const spread = (digits: string) => [...digits].join(BETWEEN_DIGITS);
  if (parsed === undefined) return spread(word.replaceAll(/\D/gu, ''));
  const abroad = `(?:(?:\\+|00)${BETWEEN_DIGITS}${spread(parsed.countryCallingCode)}${BETWEEN_DIGITS})?`;
  return `${abroad}(?:\\(?0\\)?${BETWEEN_DIGITS})?${spread(parsed.nationalNumber)}`;
}

function escapedForRegex(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
