const BEFORE = /(?:€|£|\b(?:eur|chf|gbp)\b)\s?(\d{1,5}(?:[.,]\d{1,2})?)(?!\d)/giu;
const BEHIND =
  /(?<![\d.,])(\d{1,5}(?:[.,]\d{1,2})?)\s?(?:€|£|(?:euros?|eur|chf|zł|zl|pln|francs?|pounds?)(?!\p{L}))/giu;

/** The sums of money that a text names, in the unit of its currency, ascending, each once. */
export function amountsIn(text: string): readonly number[] {
  const found = [BEFORE, BEHIND].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, amount = '']) => Number(amount.replace(',', '.'))),
  );
  return [...new Set(found)].sort((a, b) => a - b);
}
