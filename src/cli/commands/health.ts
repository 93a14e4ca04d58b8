import type { Declare } from '../declare.ts';
import type { HealthOptions } from '../health-verb.ts';

/** `agent health`: numbers and codes for a machine that watches. */
export const healthCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('health')
    .description(say('chiffres pour une machine qui surveille', 'figures for a machine that watches'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--prometheus', say('au format texte de Prometheus', 'in the text format of Prometheus'))
    .option('--to <file>', say('écrit dans ce fichier, en une fois', 'written into this file, in one step'))
    .addHelpText(
      'after',
      say(
        '\nCode de sortie : 0 tout va bien, 1 quelque chose demande une personne, 5 pas en marche.',
        '\nExit code: 0 all is well, 1 something needs a person, 5 not running.',
      ),
    )
    .action(async (options: HealthOptions) =>
      end(await (await import('../health-verb.ts')).showHealth(context, options)),
    );
};
