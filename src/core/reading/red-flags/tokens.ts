import { fold } from '../fold.ts';

/** A folded word with its place in the text. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Number of the clause it stands in; what a negation says ends with its clause. */
  readonly clause: number;
}

const PIECE = /[\p{L}\p{N}\p{M}]+|[.!?;:…\n]/gu;
/** Numbers that count something else than degrees, weeks or pulse: times, dates, prices, phones, addresses. */
const OTHER_NUMBERS =
  /\b\d{1,2}\s?[h:]\s?\d{0,2}\b|\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\+?\d[\d .-]{7,}\d|\d+(?:[.,]\d+)?\s?(?:€|\$|£|%|eur\b|euros?\b|francs?\b|chf\b|pln\b|zl\b|min(?:utes?|uten|uti|utos)?\b|ans\b|years?\b|jahre?n?\b|jaar\b|lat\b|km\b|kg\b|cm\b|bis\b|rue\b|avenue\b|av\b|bd\b|boulevard\b|chemin\b|route\b|place\b|impasse\b|allee\b|street\b|road\b|st\b|rd\b|lane\b)/giu;

/** The words of a text, folded, with clauses. `clauseEnds`: words that begin a new clause ("mais"). */
export function tokensOf(text: string, clauseEnds: ReadonlySet<string>): readonly Token[] {
  const tokens: Token[] = [];
  const readable = text.replace(OTHER_NUMBERS, (number) => number.replace(/\d/g, '_'));
  let clause = 0;
  for (const match of readable.matchAll(PIECE)) {
    const word = fold(match[0]);
    if (/^[\p{L}\p{N}]/u.test(word)) {
      if (clauseEnds.has(word)) clause += 1;
      tokens.push({ word, from: match.index, to: match.index + match[0].length, clause });
    } else {
      clause += 1;
    }
  }
  return tokens;
}
