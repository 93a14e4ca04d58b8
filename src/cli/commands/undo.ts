import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { practiceToLookAt } from '../options.ts';
import { judgeAll, saidOf } from '../review/judge.ts';

interface UndoOptions {
  readonly practice: string;
  readonly by: string;
}

/** `agent undo`: stops what has not left yet; it waits for a yes then. */
export const undoCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('undo')
    .description(say('arrête un envoi qui n’est pas encore parti', 'stop a sending that has not left yet'))
    .argument('<case>', say('numéro du dossier (c-…)', 'number of the case (c-…)'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--by <name>', say('qui décide', 'who decides'))
    .addHelpText(
      'after',
      say('\nExemple : agent undo c-1a2b3c4d5e6f', '\nExample: agent undo c-1a2b3c4d5e6f'),
    )
    .action(async (id: string, options: UndoOptions) => end(await undo(context, id, options)));
};

async function undo(context: Context, id: string, { practice: given, by }: UndoOptions): Promise<ExitCode> {
  const folder = resolve(context.folder, given);
  const shown = await practiceToLookAt(context, folder);
  const verdict = { kind: 'undo', case: id, by, at: Date.now() } as const;
  return saidOf(context, await judgeAll(context, { folder, ...shown }, [verdict]));
}
