import { relative, resolve } from 'node:path';
import { Option } from 'commander';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { dayOf, toLocal } from '../../domain/time.ts';
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
    .addOption(new Option('--practice <dir>').hideHelp())
    .option(
      '--connect',
      say(
        'essaie aussi les serveurs de mail et d’agendas, sans rien y changer',
        'also try the servers of mail and agendas, changing nothing there',
      ),
    )
    .addHelpText(
      'after',
      say('\nExemple : agent check mon-cabinet --connect', '\nExample: agent check my-practice --connect'),
    )
    .action(
      async (dir: string, { connect = false, practice = dir }: { connect?: boolean; practice?: string }) =>
        end(await check(context, resolve(context.folder, practice), connect)),
    );
};

async function check(context: Context, folder: string, connect: boolean): Promise<ExitCode> {
  const { print } = context;
  const { problemLines } = await import('../../config/print-problems.ts');
  const { problems, language, practice } = await allProblems(context, folder);
  if (print.asJson) for (const problem of problems) print.json(problem);
  else for (const line of problemLines(problems, language)) print.line(line);
  const sound = !problems.some(({ weight }) => weight === 'error');
  const reached = !connect || practice === null || (await tryServers(context, practice));
  return sound && reached ? EXIT.ok : EXIT.practice;
}

/** Whether every server let us in. */
async function tryServers({ doors, print, ...context }: Context, practice: Practice): Promise<boolean> {
  const { serverLines } = await import('../show/server-lines.ts');
  const look = await doors.servers(practice);
  const { mailbox, outbox, calendars } = look;
  const shown = serverLines(look, practice, { doors, print, ...context });
  if (print.asJson) print.json(shown.json);
  else for (const line of shown.lines) print.line(line);
  const closed = calendars.some(({ look: { kind } }) => kind === 'trouble');
  return mailbox?.kind !== 'trouble' && outbox?.kind !== 'trouble' && !closed;
}

interface Found {
  readonly problems: readonly Problem[];
  readonly language: ProgramLanguage;
  /** Null when practice.yaml can't be relied on. */
  readonly practice: Practice | null;
}

/** Letters, agenda, memory and secrets are looked at once practice.yaml itself can be relied on. */
export async function allProblems(context: Context, folder: string): Promise<Found> {
  const { doors } = context;
  const loaded = await doors.practice(folder, context.language);
  if (loaded.kind === 'problems') return { ...loaded, practice: null };
  const { practice, warnings, language } = loaded;
  const { problems } = await doors.texts(practice, null);
  const opened = [
    ...(await agendaProblems(context, practice)),
    ...(await memoryProblems(context, practice)),
    ...(await schoolTermProblems(practice)),
    ...(await doors.signInProblems(practice)),
  ];
  return { problems: [...warnings, ...problems, ...opened], language, practice };
}

async function schoolTermProblems(practice: Practice): Promise<readonly Problem[]> {
  const { schoolTermWarning } = await import('../../core/agenda/open/school-terms.ts');
  const sentence = schoolTermWarning(practice, dayOf(toLocal(Date.now(), practice.zone)));
  if (sentence === null) return [];
  return [{ file: 'practice.yaml', line: null, key: 'practice.school-zone', sentence, weight: 'warning' }];
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
