import { Option } from 'commander';
import type { Declare } from '../declare.ts';
import type { InitOptions } from '../init/run-init.ts';

interface Options extends InitOptions {
  /** The same as DIR, as other commands have it. */
  readonly practice?: string;
}

/** `agent init [DIR]`: sets a practice up by a conversation, or from a file of answers. */
export const initCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('init')
    .description(
      say(
        'installe un cabinet : dix questions, puis un essai sur vos propres mails',
        'set a practice up: ten questions, then a dry run on your own mail',
      ),
    )
    .argument('[dir]', say('dossier du cabinet', 'folder of the practice'), '.')
    .addOption(new Option('--practice <dir>').hideHelp())
    .option(
      '--answers <file>',
      say('réponses toutes prêtes, rien n’est demandé', 'answers made ready, nothing is asked'),
    )
    .option('--offline', say('n’essaie aucun serveur', 'try no server'))
    .option(
      '--replace',
      say(
        'avec --answers : réécrit un practice.yaml qui dit autre chose, l’ancien gardé à côté',
        'with --answers: write over a practice.yaml that says something else, the old one kept beside',
      ),
    )
    .option('--by <name>', say('qui approuve les textes', 'who approves the texts'), 'practitioner')
    .addHelpText(
      'after',
      say(
        '\nCtrl-C à toute question : rien n’est perdu, « agent init » reprend.\nExemple : agent init mon-cabinet',
        '\nCtrl-C at any question: nothing is lost, "agent init" goes on.\nExample: agent init my-practice',
      ),
    )
    .action(async (place: string, { practice: dir = place, ...options }: Options) => {
      const { runInit } = await import('../init/run-init.ts');
      const run = async (argv: readonly string[]): Promise<void> => {
        await program.parseAsync([...argv], { from: 'user' });
      };
      end(await runInit(context, dir, options, run));
    });
};
