import { Refused, sentenceIn, Unreachable, UserError } from '../domain/errors.ts';
import type { Context } from './context.ts';
import { defectLines } from './defect-lines.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { PracticeProblems } from './practice-problems.ts';
import { UsageError } from './usage-error.ts';

/** Tells an error once. People get a sentence and what to do; only a defect shows where it happened. */
export function report(error: unknown, { print, say, language }: Context): ExitCode {
  if (error instanceof PracticeProblems) {
    const { folder, problems } = error;
    const count = problems.length;
    if (print.asJson) for (const problem of problems) print.json(problem);
    const fr = `Le cabinet ${folder} n'est pas en ordre (${count} problème${count > 1 ? 's' : ''}). Voyez lequel : agent check ${folder}`;
    print.error(
      say(
        fr,
        `The practice ${folder} has ${count} problem${count > 1 ? 's' : ''}. See: agent check ${folder}`,
      ),
    );
    return EXIT.practice;
  }
  if (error instanceof UserError || error instanceof Unreachable || error instanceof Refused) {
    const sentence = sentenceIn(error, language);
    if (print.asJson) print.json({ error: sentence });
    print.error(sentence);
    return error instanceof UsageError ? EXIT.usage : EXIT.unreadable;
  }
  print.error(
    say(
      'Défaut du programme. Voici où, pour qui le corrigera :',
      'A defect of the program. Where, for whoever mends it:',
    ),
  );
  for (const line of defectLines(error)) print.error(line);
  return EXIT.defect;
}
