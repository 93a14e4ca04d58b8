// What a practitioner answers to a morning mail: "OK 3 5", "NON 4", "TOUT OK", "VU". Only whole lines of it, from the
// first line on, count: nothing that could be our own mail, quoted and not recognised as such, ever says yes.

export interface ReviewAnswer {
  readonly yes: readonly number[];
  readonly no: readonly number[];
  /** Yes to everything that the mail numbered. */
  readonly all: boolean;
  /** The alerts were seen. */
  readonly seen: boolean;
  /** What else was written, for a human; empty when nothing. */
  readonly rest: string;
}

type Line = Omit<ReviewAnswer, 'rest'>;

const YES = /^(?:ok|oui|yes|d'accord)$/u;
const NO = /^(?:non|no)$/u;
const ALL = /^(?:tout|tous|toutes|all)$/u;
const SEEN = /^(?:vu|vue|seen)$/u;
const BETWEEN = /^(?:et|and|puis|then)$/u;
const NUMBER = /^\d{1,2}$/u;

/** Reads an answer out of the sender's own words. A number with both a yes and a no has neither: it is in the rest. */
export function readAnswer(ownWords: string): ReviewAnswer {
  const lines = ownWords.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const read: Line[] = [];
  for (const line of filled) {
    const said = readLine(line);
    if (said === null) break;
    read.push(said);
  }
  const yes = unique(read.flatMap((line) => line.yes));
  const no = unique(read.flatMap((line) => line.no));
  const all = read.some((line) => line.all);
  const torn = all ? no : no.filter((number) => yes.includes(number));
  const rest = [...torn.map(String), ...filled.slice(read.length)].join('\n');
  return {
    yes: yes.filter((number) => !torn.includes(number)),
    no: no.filter((number) => !torn.includes(number)),
    all: all && torn.length === 0,
    seen: read.some((line) => line.seen),
    rest,
  };
}

/** One line that is nothing but an answer; null for any other. */
function readLine(line: string): Line | null {
  if (line.length > 120) return null;
  const words = line
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[,;.:!&+]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !BETWEEN.test(word));
  if (words.some(SEEN_ALONE) && words.length > 1) return null;
  if (words.length === 1 && SEEN.test(words[0] ?? '')) return { yes: [], no: [], all: false, seen: true };
  return isAllOf(words) ? { yes: [], no: [], all: true, seen: false } : numbersIn(words);
}

const SEEN_ALONE = (word: string) => SEEN.test(word);

function isAllOf(words: readonly string[]): boolean {
  return words.length === 2 && words.some((word) => ALL.test(word)) && words.some((word) => YES.test(word));
}

/** "ok 3 5 non 4": each word of yes or no must be followed by numbers. */
function numbersIn(words: readonly string[]): Line | null {
  const said: Record<'yes' | 'no', number[]> = { yes: [], no: [] };
  let mode: 'yes' | 'no' | null = null;
  let owed = false;
  for (const word of words) {
    if (NUMBER.test(word)) {
      if (mode === null) return null;
      said[mode].push(Number(word));
      owed = false;
    } else if (!owed && (YES.test(word) || NO.test(word))) {
      mode = YES.test(word) ? 'yes' : 'no';
      owed = true;
    } else return null;
  }
  return owed || mode === null ? null : { ...said, all: false, seen: false };
}

function unique(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)];
}
