/** Answers kept at a time; when so many are known, all are forgotten. */
const MOST = 1000;
/** Characters. Longer texts are asked about once. */
const LONGEST = 1000;

/**
 * The same function of one text, whose latest answers are kept: a mail's sentences are looked at from many sides. Only for
 * functions that depend on nothing else, with answers that nobody changes.
 */
export function remembered<T extends object | string>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
