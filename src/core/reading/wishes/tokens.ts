// Cuts a text into words, numbers and signs, folded so that spelling habits don't matter, in one linear pass.

export interface Token {
  readonly kind: 'word' | 'number' | 'sign';
  /** Lower case, without accents. */
  readonly text: string;
  /** Where it stands in the original text, [from, to). */
  readonly from: number;
  readonly to: number;
  /** Nothing stands between this token and the one before it: "14h30", "2main". */
  readonly glued: boolean;
  /** Written with a capital. */
  readonly capital: boolean;
}

const PIECE = /[\p{L}\p{M}]+|\d+|\n|[^\s\p{L}\p{M}\d]/gu;
/** Needs no folding but that of capitals. */
const PLAIN = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}/gu;
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe' };

/** Beyond this many characters a text is no wish any more; the rest is left unread. */
const LONGEST = 20_000;

/** In order, with their places in the original text; what lies behind the longest text read is dropped. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.slice(0, LONGEST).matchAll(PIECE)) {
    const raw = match[0];
    const from = match.index;
    tokens.push({
      kind: /^\d/.test(raw) ? 'number' : /^[\p{L}\p{M}]/u.test(raw) ? 'word' : 'sign',
      text: fold(raw),
      from,
      to: from + raw.length,
      glued: from === end,
      capital: /^\p{Lu}/u.test(raw),
    });
    end = from + raw.length;
  }
  return tokens;
}

function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[łßøæœ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
