import { UserError } from '../domain/errors.ts';
import type { Problem } from '../domain/problem.ts';

/** A practice whose files have errors: nothing runs on it, and all of them are told at once. */
export class PracticeProblems extends UserError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('practice.yaml');
    this.problems = problems;
  }
}
