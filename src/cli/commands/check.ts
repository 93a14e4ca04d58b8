import { relative, resolve } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
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

/** Letters, agenda and memory are looked at once practice.yaml itself can be relied on. */
async function allProblems(context: Context, folder: string): Promise<Found> {
  const { doors } = context;
  const loaded = await doors.practice(folder, context.language);
  if (loaded.kind === 'problems') return loaded;
  const { practice, warnings, language } = loaded;
  const { problems } = await doors.texts(practice, null);
  const opened = [...(await agendaProblems(context, practice)), ...(await memoryProblems(context, practice))];
  return { problems: [...warnings, ...problems, ...opened], language };
}

async function agendaProblems({ doors }: Context, practice: Practice): Promise<readonly Problem[]> {
  const state = await (await doors.agenda(practice, { now: () => Date.now() })).read();
  if (state.kind === 'readable') return [];
  return [{ file: 'agenda', line: null, key: '', sentence: state.sentence, weight: 'error' }];
}

async function memoryProblems({ doors }: Context, practice: Practice): Promise<readonly Problem[]> {
  try {
    await (await doors.store(practice, { create: false }))?.close();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const file = relative(practice.folder, practice.stateFile);
    return [{ file, line: null, key: '', sentence: error.message, weight: 'error' }];
  }
}
