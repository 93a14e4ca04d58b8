import { resolve } from 'node:path';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** `agent check [DIR]`: everything that is wrong in a practice's files, at once, in the practice's own language. */
export const checkCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('check')
    .description(
      say(
        'relit les fichiers du cabinet et dit tout ce qui ne va pas',
        'read the practice’s files and say all that is wrong',
      ),
    )
    .argument('[dir]', say('dossier du cabinet', 'folder of the practice'), '.')
    .addHelpText('after', say('\nExemple : agent check mon-cabinet', '\nExample: agent check my-practice'))
    .action(async (dir: string) => end(await check(context, resolve(context.folder, dir))));
};

async function check(context: Context, folder: string): Promise<ExitCode> {
  const { print } = context;
  const { problemLines } = await import('../../config/print-problems.ts');
  const { problems, language } = await allProblems(context, folder);
  if (print.asJson) for (const problem of problems) print.json(problem);
  else for (const line of problemLines(problems, language)) print.line(line);
  return problems.some(({ weight }) => weight === 'error') ? EXIT.practice : EXIT.ok;
}

interface Found {
  readonly problems: readonly Problem[];
  readonly language: ProgramLanguage;
}

/** Letters and answers are looked at once practice.yaml itself can be relied on. */
async function allProblems({ doors, ...context }: Context, folder: string): Promise<Found> {
  const loaded = await doors.practice(folder, context.language);
  if (loaded.kind === 'problems') return loaded;
  const { problems } = await doors.texts(loaded.practice, null);
  return { problems: [...loaded.warnings, ...problems], language: loaded.language };
}
