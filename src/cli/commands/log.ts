import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nowOf, practiceToLookAt } from '../options.ts';

interface LogOptions {
  readonly practice: string;
  readonly since: string;
  readonly now?: string;
}

/** `agent log [CASE]`: the story of one case, moment by moment; without one, the last day's in one line each. */
export const logCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('log')
    .description(
      say(
        'raconte un dossier, du mail à maintenant ; sans numéro, ceux du dernier jour',
        'tell the story of a case from its mail to now; without a number, those of the last day',
      ),
    )
    .argument('[case]', say('numéro du dossier (c-…)', 'number of the case (c-…)'))
    .option(
      '--since <time>',
      say('liste depuis : 2d, 1w, 3m, ou un jour', 'list since: 2d, 1w, 3m, or a day'),
      '1d',
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent log c-1a2b3c4d5e6f\nLes raisons, phrase par phrase : agent explain c-1a2b3c4d5e6f',
        '\nExample: agent log c-1a2b3c4d5e6f\nThe reasons, sentence by sentence: agent explain c-1a2b3c4d5e6f',
      ),
    )
    .action(async (id: string | undefined, options: LogOptions) => end(await log(context, id, options)));
};

async function log(context: Context, id: string | undefined, options: LogOptions): Promise<ExitCode> {
  const { practice } = await practiceToLookAt(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { tellLog } = await import('../log-verb.ts');
  return tellLog(context, { practice, now, since: options.since, id: id ?? null });
}
