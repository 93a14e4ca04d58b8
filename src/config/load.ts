import type { ProgramLanguage } from '../domain/language.ts';
import type { Practice } from '../domain/practice.ts';
import type { PracticeFiles } from '../domain/practice-files.ts';
import type { Problem } from '../domain/problem.ts';
import { inOrder } from './print-problems.ts';
import { readPractice } from './read-practice.ts';

/** Says what is wrong in other files of the practice: patients, letters, answers. */
export type OtherFiles = (practice: Practice) => readonly Problem[];

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
      readonly problems: readonly Problem[];
    };

/**
 * A practice's folder as the program means it, or everything that is wrong with it and its other files, by line.
 * `otherwise` is the language for a file that names neither its own nor a country.
 */
export function loadPractice(
  files: PracticeFiles,
  others: readonly OtherFiles[] = [],
  otherwise: ProgramLanguage = 'fr',
): Loaded {
  const { practice, language, problems: own } = readPractice(files, otherwise);
  const rest = practice === null ? [] : others.flatMap((check) => check(practice));
  const problems = inOrder([...own, ...rest]);
  if (practice === null || problems.some(({ weight }) => weight === 'error')) {
    return { kind: 'problems', language, problems };
  }
  return { kind: 'practice', practice, language, warnings: problems };
}
