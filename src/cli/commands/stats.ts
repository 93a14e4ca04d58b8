import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';

interface StatsOptions {
  readonly practice: string;
  readonly since: string;
  readonly now?: string;
  readonly html?: string;
}

/** `agent stats`: what was done in a time, in numbers and bars. Nobody stands in it. */
export const statsCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('stats')
    .description(
      say('ce qui a été fait, en chiffres, sans aucun nom', 'what was done, in numbers, naming nobody'),
    )
    .option(
      '--since <time>',
      say('depuis : 30d, 12w, 6m, ou un jour', 'since: 30d, 12w, 6m, or a day'),
      '30d',
    )
    .option('--html <file>', say('aussi en page à imprimer', 'as a page to print, too'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent stats --since 12w --html bilan.html',
        '\nExample: agent stats --since 12w --html report.html',
      ),
    )
    .action(async (options: StatsOptions) => end(await stats(context, options)));
};

async function stats(context: Context, options: StatsOptions): Promise<ExitCode> {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { tellStats } = await import('../stats-verb.ts');
  return tellStats(context, { practice, now, since: options.since, html: options.html ?? null });
}
