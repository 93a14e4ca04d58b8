import type { CalendarFile } from '../../../domain/agenda.ts';

/** More questions about one list of files than the program asks side by side; beyond it they begin anew. */
const QUESTIONS = 8;

interface Answer<T> {
  readonly files: readonly CalendarFile[];
  readonly value: T;
}

/**
 * Remembers what was worked out of a list of files, by question, as long as the list holds the very same file objects: a
 * calendar on a server has thousands of them, and asking each again takes longer than the search. Kept with the first
 * file, so that it goes when that one goes.
 */
export function rememberedOfFiles<T>(): (
  files: readonly CalendarFile[],
  question: string,
  work: () => T,
) => T {
  const remembered = new WeakMap<CalendarFile, Map<string, Answer<T>>>();
  return (files, question, work) => {
    const [first] = files;
    if (first === undefined) return work();
    const answers = remembered.get(first) ?? new Map<string, Answer<T>>();
    remembered.set(first, answers);
    const known = answers.get(question);
    if (known !== undefined && areSame(known.files, files)) return known.value;
    const value = work();
    if (answers.size >= QUESTIONS) answers.clear();
    answers.set(question, { files, value });
    return value;
  };
}

function areSame(a: readonly CalendarFile[], b: readonly CalendarFile[]): boolean {
  return a.length === b.length && a.every((file, index) => file === b[index]);
}
