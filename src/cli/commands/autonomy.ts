import { resolve } from 'node:path';
import type { AutonomyVerb } from '../autonomy-verbs.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withStore, withStoreToLookAt } from '../with-store.ts';

interface AutonomyOptions {
  readonly practice: string;
  readonly by: string;
  readonly now?: string;
  readonly only?: string;
  readonly hours?: string;
}

/** `agent autonomy list|on|off`: which kinds of request are answered alone, and how they earned it (design §4). */
export const autonomyCommand: Declare = (program, context, end) => {
  const { say } = context;
  const autonomy = program
    .command('autonomy')
    .description(
      say(
        'ce qu’elle répond seule, et comment elle l’a gagné',
        'what is answered alone, and how that was earned',
      ),
    )
    .addHelpText(
      'after',
      say(
        '\nExemple : agent autonomy on question --only evenings,weekends',
        '\nExample: agent autonomy on question --only evenings,weekends',
      ),
    );
  const verbs: readonly (readonly [AutonomyVerb, string, string])[] = [
    ['list', 'montre chaque sorte de demande', 'show every kind of request'],
    ['on', 'répond seule à cette sorte', 'answer this kind alone'],
    ['off', 'demande votre accord à chaque fois', 'ask for your yes each time'],
  ];
  for (const [name, fr, en] of verbs) {
    const command = autonomy
      .command(name, { isDefault: name === 'list' })
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'));
    if (name !== 'list') {
      command
        .argument(
          '<kind>',
          say('sorte de demande : question, when, move …', 'kind of request: question, when, move …'),
        )
        .option('--by <name>', say('qui le décide', 'who decides it'), 'practitioner');
    }
    if (name === 'on') {
      command
        .option('--only <parts>', say('seulement : evenings, weekends', 'only: evenings, weekends'))
        .option('--hours <span>', say('seulement : 18:00-08:00', 'only: 18:00-08:00'));
    }
    command.action(async (...given: unknown[]) => end(await work(context, name, given)));
  }
};

/** Commander hands over the arguments, the options and the command itself. */
async function work(context: Context, verb: AutonomyVerb, given: readonly unknown[]): Promise<ExitCode> {
  const named = given.slice(0, -2).find((word) => typeof word === 'string') ?? '';
  const options = given.at(-2) as AutonomyOptions;
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { AUTONOMY_VERBS } = await import('../autonomy-verbs.ts');
  const opened = verb === 'list' ? withStoreToLookAt : withStore;
  return opened(context, practice, (store) =>
    AUTONOMY_VERBS[verb]({ ...options, context, practice, store, named, now }),
  );
}
