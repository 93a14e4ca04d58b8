// Which dates, times, phone numbers and amounts differ between two texts of a letter, whatever its language.

export interface FactChange {
  readonly kind: 'gone' | 'new';
  readonly fact: string;
}

const MONTH = '\\p{L}{3,}';
/** "26 novembre", "26. November", "1er décembre", "26 de noviembre"; "17 h 30", "17:30", "17.30 uur"; runs of digits. */
const FACTS = [
  new RegExp(`\\b\\d{1,2}(?:er|º|\\.)?(?:\\s+de)?\\s+${MONTH}`, 'gu'),
  /\b\d{1,2}(?:\s?h(?:\s?\d{2})?|[:.]\d{2})(?!\d)/gu,
  /(?:\+|\b)\d{2,}(?:[ .]\d{2,})+/gu,
  /\b\d+(?:[.,]\d+)?(?:\s?(?:€|%|EUR|CHF|£))?/gu,
] as const;

/** Facts of the first text that the second lacks, then facts of the second that are new; each once. */
export function diffFacts(before: string, after: string): readonly FactChange[] {
  const [old, young] = [factsIn(before), factsIn(after)];
  return [
    ...old.filter((fact) => !young.includes(fact)).map((fact) => ({ kind: 'gone', fact }) as const),
    ...young.filter((fact) => !old.includes(fact)).map((fact) => ({ kind: 'new', fact }) as const),
  ];
}

/** Each kind of fact takes its characters out of the text, so that a day is not told again as a number. */
function factsIn(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text.replaceAll(/\s+/gu, ' ');
  for (const pattern of FACTS) {
    found.push(...(rest.match(pattern) ?? []));
    rest = rest.replaceAll(pattern, ' ');
  }
  return [...new Set(found)];
}
