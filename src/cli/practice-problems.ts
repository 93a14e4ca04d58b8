import { UserError } from '../domain/errors.ts';
import type { Problem } from '../domain/problem.ts';

/** A practice whose files have errors: nothing runs on it, and all of them are told at once. */
export class PracticeProblems extends UserError {
  readonly problems: readonly Problem[];

  /** As the person named it. */
  readonly folder: string;

  constructor(folder: string, problems: readonly Problem[]) {
    super(`${folder}: practice.yaml`);
    this.folder = folder;
    this.problems = problems;
  }
}
