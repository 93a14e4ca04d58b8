// A sentence's clauses, as punctuation and joining words part them.

/** Between clauses: punctuation, and words that join or explain, in our eight languages. */
const BETWEEN =
  /\s*[,;:…]+\s+|\s[-–—]\s|\.{2,}|\s+(?:et|car|mais|donc|puisque|parce qu[e']|and|because|but|so|since|und|aber|denn|weil|en|maar|want|omdat|dus|y|pero|porque|e|ma|perch[eé]|mas|i|ale|bo|poniewa[zż])\s+/iu;

/** The clauses of a sentence in order, without what joins them; "jeudi et lundi" too is parted. */
export function clausesOf(sentence: string): readonly string[] {
  return sentence.split(BETWEEN).filter((clause) => clause.trim() !== '');
}
