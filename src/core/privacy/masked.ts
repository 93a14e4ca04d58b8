/** Stands where somebody was named. */
const MASK = '…';

/** Finds and hides whole names, addresses and telephone numbers, in whatever case they are written. */
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
    .map((word) => escapedForRegex(word.normalize('NFC')).replaceAll(/\s+/gu, '\\s+'));
  if (patterns.length === 0) return { finds: () => false, text: (text) => text, json: (text) => text };
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const hide = (text: string) => text.normalize('NFC').replaceAll(pattern, MASK);
  const finds = (text: string) => text.normalize('NFC').search(pattern) >= 0;
  const json = (text: string) =>
    JSON.stringify(JSON.parse(text, (_, part: unknown) => (typeof part === 'string' ? hide(part) : part)));
  return { finds, text: (text) => (finds(text) ? hide(text) : text), json };
}

function escapedForRegex(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
