import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { type Counted, counted, tallyLines } from '../show/tally.ts';
import { UsageError } from '../usage-error.ts';

interface RunOptions {
  readonly practice: string;
  readonly once?: boolean;
}

/** `agent run --once`: works through the mails that wait in the practice's inbox folder, for real. */
export const runCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('run')
    .description(say('traite les mails qui attendent', 'work through the mails that wait'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--once', say('une seule fois, puis s’arrête', 'once, then stop'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent run --once --practice mon-cabinet',
        '\nExample: agent run --once --practice my-practice',
      ),
    )
    .action(async (options: RunOptions) => end(await run(context, options)));
};

async function run(context: Context, options: RunOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  if (!options.once) {
    throw new UsageError(
      say(
        'Cette version traite un dossier de mails : écrivez agent run --once.',
        'This version works through a folder of mails: write agent run --once.',
      ),
    );
  }
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const world = await doors.world(practice, { now: () => Date.now() });
  const { workThrough } = await import('../../daemon/work-through.ts');
  const cases: Counted[] = [];
  for await (const kase of workThrough(world, practice)) {
    cases.push(counted(kase));
    if (print.asJson)
      print.json({ case: kase.id, decision: kase.decision, reason: kase.reason.code, state: kase.state });
    else {
      print.line(print.tone('bold', `${kase.id}  ${kase.from ?? '?'}`));
      for (const line of caseLines({ kase, context, practice, letters: 'short' })) print.line(line);
      print.line();
    }
  }
  await world.store.close();
  if (!print.asJson) for (const line of tallyLines(cases, context)) print.line(line);
  return EXIT.ok;
}
