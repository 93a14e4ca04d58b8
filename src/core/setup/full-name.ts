// A whole name in one cell, taken apart. What the cell itself shows counts before the order that its heading tells.

/** In which order a column has the two parts of a name. */
export type NameOrder = 'family-first' | 'given-first';

export interface NameParts {
  readonly givenName: string;
  readonly familyName: string;
}

const TITLE =
  /^(?:m|mr|mme|mlle|melle|mrs|ms|miss|dr|monsieur|madame|mademoiselle|docteur)(?:\.\s*|\s+)(?=\S)/i;

/** "Mme MOREL Sandrine", "Morel, Sandrine", "Sandrine Morel": one part stays empty where the name has one word only. */
export function nameParts(cell: string, order: NameOrder): NameParts {
  const name = cell.replace(/\s+/g, ' ').trim().replace(TITLE, '');
  const comma = name.indexOf(',');
  if (comma >= 0) return { familyName: name.slice(0, comma).trim(), givenName: name.slice(comma + 1).trim() };
  const words = name.split(' ');
  const [capitals, others] = [words.filter(isCapitals), words.filter((word) => !isCapitals(word))];
  if (capitals.length > 0 && others.length > 0)
    return { familyName: capitals.join(' '), givenName: others.join(' ') };
  if (words.length < 2) return { familyName: name, givenName: '' };
  return order === 'family-first'
    ? { familyName: words.slice(0, -1).join(' '), givenName: words.at(-1) ?? '' }
    : { familyName: words.slice(1).join(' '), givenName: words[0] ?? '' };
}

/** French files write family names in capitals; an initial says nothing. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase();
}
