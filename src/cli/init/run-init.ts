// What `agent init` does: opens the sitting, then converses or works an installer's answers.

import { join, resolve } from 'node:path';
import { type Answers, answersText } from '../../core/setup/answers.ts';
import { UserError } from '../../domain/errors.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { shellPath } from '../shell-path.ts';
import { UsageError } from '../usage-error.ts';
import { converse } from './converse.ts';
import { ANSWERS_FILE, answersIn, earlierAnswers, type Setup } from './setup.ts';
import { openTalk } from './talk.ts';
import { unattended } from './unattended.ts';

export interface InitOptions {
  readonly answers?: string;
  readonly offline?: boolean;
  readonly replace?: boolean;
  readonly by: string;
}

/** `agent init [DIR]`. `run` runs another command line of the program. */
export async function runInit(
  context: Context,
  dir: string,
  options: InitOptions,
  run: Setup['run'],
): Promise<ExitCode> {
  checkClock(context);
  const folder = resolve(context.folder, dir);
  const doors = await context.doors.setup();
  const file = options.answers === undefined ? null : resolve(context.folder, options.answers);
  if (file === null && context.print.asJson)
    throw new UsageError(
      context.say(
        'Une conversation n’a pas de --json. Donnez vos réponses : agent init --answers FICHIER --json',
        'A conversation has no --json. Give your answers: agent init --answers FILE --json',
      ),
    );
  const first =
    file === null
      ? await earlierAnswers(doors, context, folder)
      : answersIn(await context.doors.readText(file), options.answers ?? '', context);
  let answers: Answers = first;
  const setup: Setup = {
    context,
    doors,
    talk: openTalk(context, doors),
    packs: await doors.packs(),
    folder,
    again: folder === context.folder ? 'agent init' : `agent init ${shellPath(dir)}`,
    offline: options.offline === true,
    run,
    answers: () => answers,
    keep: async (change) => {
      answers = change(answers);
      // An installer's answers are theirs to keep.
      if (file === null)
        await doors.keepText(join(folder, ANSWERS_FILE), answersText(answers, context.language));
    },
  };
  if (file !== null) return unattended(setup, { file, replace: options.replace === true });
  // A folder that can't be written is told before anything is asked.
  await setup.keep((none) => none);
  return converse(setup, options.by);
}

/** Long before this program was written. */
const TOO_EARLY = Date.UTC(2026, 0, 1);

/** With a clock that stands years back every date would be wrong, and no server's certificate valid. */
function checkClock({ language, say }: Context): void {
  const now = new Date();
  if (now.getTime() >= TOO_EARLY) return;
  const day = now.toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  throw new UserError(
    say(
      `L’horloge de cet ordinateur dit le ${day}. Mettez-la à l’heure, puis recommencez.`,
      `The clock of this computer says ${day}. Set it right, then start again.`,
    ),
  );
}
