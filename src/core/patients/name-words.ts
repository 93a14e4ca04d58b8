// Words of a text as names are compared: no accents, lower case, and where each stood.

export interface NameWord {
  readonly folded: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Nothing stands before it in its sentence. */
  readonly opens: boolean;
  /** Joined to the word before by a hyphen: "Jean-Pierre" is not "Jean". */
  readonly joined: boolean;
  readonly line: number;
}

/** Lower case, without accents and other marks; ł, ß, ø and the like as they are typed without them. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łßøæœđı]/g, (sign) => PLAIN[sign] ?? sign);
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i' };

/** How far back a word looks for the sign before it: long lines must not make it slow. */
const NEAR = 20;

/** The words of a text, hyphenated ones in their parts. */
export function nameWords(text: string): readonly NameWord[] {
  return text.split('\n').flatMap((content, line) =>
    [...content.matchAll(/[\p{L}\p{M}]+/gu)].map((match): NameWord => {
      const before = content.slice(Math.max(0, match.index - NEAR), match.index);
      return {
        folded: fold(match[0]),
        capital: /^\p{Lu}/u.test(match[0]),
        opens: /[.!?…:;]\s*$/.test(before) || (match.index <= NEAR && before.trim() === ''),
        joined: /[\p{L}\p{M}][-‐‑]$/u.test(before),
        line,
      };
    }),
  );
}

/** The parts of a given or family name: "Jean-Pierre" → jean, pierre. */
export function partsOfName(name: string): readonly string[] {
  return nameWords(name).map(({ folded }) => folded);
}

/** The same word but for one letter too many, missing, wrong, or two exchanged. */
export function oneSlip(word: string, name: string): boolean {
  if (word === name) return false;
  let same = 0;
  while (same < word.length && word[same] === name[same]) same += 1;
  const [here, there] = [word.slice(same), name.slice(same)];
  if (here.length === there.length) return here.slice(1) === there.slice(1) || isSwap(here, there);
  if (here.length === there.length + 1) return here.slice(1) === there;
  return here.length + 1 === there.length && here === there.slice(1);
}

function isSwap(here: string, there: string): boolean {
  return here[0] === there[1] && here[1] === there[0] && here.slice(2) === there.slice(2);
}
