import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { rememberPause } from '../remember-pause.ts';

interface ResumeOptions {
  readonly practice: string;
  readonly by: string;
}

/** `agent resume`: ends a pause, and tries a mailbox again that refused us. */
export const resumeCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('resume')
    .description(say('reprend les envois', 'send again'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--by <name>', say('qui le décide', 'who decides it'))
    .addHelpText('after', say('\nExemple : agent resume', '\nExample: agent resume'))
    .action(async (options: ResumeOptions) => end(await resumeWork(context, options)));
};

async function resumeWork(context: Context, { practice: at, by }: ResumeOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const folder = resolve(context.folder, at);
  const told = await rememberPause(context, { folder, pause: null, by });
  if (told) await doors.ask(folder, { ask: 'look' });
  if (print.asJson) print.json({ paused: null, running: told });
  else
    print.line(
      told
        ? say('Le secrétariat reprend les envois.', 'The secretary sends again.')
        : say(
            'La pause est finie. Le secrétariat n’est pas en marche : agent run',
            'The pause is over. The secretary is not running: agent run',
          ),
    );
  return EXIT.ok;
}
