import { resolve } from 'node:path';
import { Option } from 'commander';
import { inItsOwnVoice } from '../../domain/own-voice.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { heldLine } from '../show/held-line.ts';
import { type Counted, counted, tallyLines } from '../show/tally.ts';

interface RunOptions {
  readonly practice: string;
  readonly once?: boolean;
  readonly verbose?: boolean;
  readonly log: 'info' | 'warn' | 'error';
}

/** `agent run`: the secretary at work, until she is told to stop; with `--once`, the mails that wait now. */
export const runCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('run')
    .description(say('met le secrétariat au travail', 'put the secretary to work'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--once', say('les mails qui attendent, puis s’arrête', 'the mails that wait, then stop'))
    .option('--verbose', say('montre chaque mail', 'show every mail'))
    .addOption(
      new Option('--log <level>', say('ce que le journal retient', 'what the log keeps'))
        .choices(['info', 'warn', 'error'])
        .default('info'),
    )
    .addHelpText(
      'after',
      say(
        '\nExemple : agent run --practice mon-cabinet --verbose',
        '\nExample: agent run --practice my-practice --verbose',
      ),
    )
    .action(async (options: RunOptions) => end(await run(context, options)));
};

/** One program at a time works a practice; the lock is free again however this one ends. */
async function run(context: Context, options: RunOptions): Promise<ExitCode> {
  const folder = resolve(context.folder, options.practice);
  const practice = await requirePractice(context, folder);
  const lock = await context.doors.lock(practice);
  if (lock.kind === 'held') {
    if (context.print.asJson) context.print.json({ running: true, ...lock.owner });
    context.print.error(heldLine(lock.owner, practice, context));
    return EXIT.alreadyRunning;
  }
  try {
    await context.doors.keepLastGood(folder);
    if (options.once) return await workOnce(context, inItsOwnVoice(practice));
    const { keepRunning } = await import('../keep-running.ts');
    const { verbose = false, log: level } = options;
    return await keepRunning({ context, folder, practice, verbose, level });
  } finally {
    lock.release();
  }
}

async function workOnce(context: Context, practice: Practice): Promise<ExitCode> {
  const { doors, print } = context;
  const world = await doors.world(practice, { now: () => Date.now() });
  const { workThrough } = await import('../../daemon/work-through.ts');
  const cases: Counted[] = [];
  try {
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
  } finally {
    const { closeWorld } = await import('../../daemon/standing.ts');
    await closeWorld(world);
  }
  if (!print.asJson) for (const line of tallyLines(cases, context)) print.line(line);
  return EXIT.ok;
}
