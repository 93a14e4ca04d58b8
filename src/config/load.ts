import type { ProgramLanguage } from '../domain/language.ts';
import type { Practice } from '../domain/practice.ts';
import type { PracticeFiles } from '../domain/practice-files.ts';
import type { Problem } from '../domain/problem.ts';
import { inOrder } from './print-problems.ts';
import { readPractice } from './read-practice.ts';

/** Says what is wrong in other files of the practice: patients, letters, answers. */
export type OtherFiles = (practice: Practice) => readonly Problem[] | Promise<readonly Problem[]>;

export type Loaded =
  | {
      readonly kind: 'practice';
      readonly practice: Practice;
      readonly language: ProgramLanguage;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'problems';
      readonly language: ProgramLanguage;
      /** As far as its settings can be relied on, else null. Only for looking: nothing is run with it. */
      readonly practice: Practice | null;
      readonly problems: readonly Problem[];
    };

/**
 * A practice's folder as the program means it, or everything that is wrong with it and its other files, by line.
 * `reader` is the language of whoever reads what is wrong; null: that of the practice.
 */
export async function loadFolder(
  files: PracticeFiles,
  others: readonly OtherFiles[],
  reader: ProgramLanguage | null = null,
): Promise<Loaded> {
  const read = readPractice(files, reader);
  const { practice } = read;
  const rest = practice === null ? [] : await Promise.all(others.map((check) => check(practice)));
  return loadedFrom(read, rest.flat());
}

/** The same of the practice's settings alone. */
export function loadPractice(files: PracticeFiles, reader: ProgramLanguage | null = null): Loaded {
  return loadedFrom(readPractice(files, reader), []);
}

function loadedFrom(read: ReturnType<typeof readPractice>, rest: readonly Problem[]): Loaded {
  const { practice, settled, language } = read;
  const problems = inOrder([...read.problems, ...rest]);
  if (practice === null || problems.some(({ weight }) => weight === 'error')) {
    return { kind: 'problems', language, practice: settled ? practice : null, problems };
  }
  return { kind: 'practice', practice, language, warnings: problems };
}
