import type { Declare } from '../declare.ts';
import type { LateOptions } from '../late-verb.ts';

/** `agent late 20m`: tells those who are still to come that the practice runs late. */
export const lateCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('late')
    .description(
      say('prévient d’un retard ceux qui doivent encore venir', 'tell those still to come that you run late'),
    )
    .argument('<delay>', '20m, 1h')
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--practitioner <id>', say('qui est en retard ; sinon tous', 'who is late; else everybody'))
    .option(
      '--until <time>',
      say('jusqu’à cette heure (12:00) ; sinon quatre heures', 'until this time (12:00); else four hours'),
    )
    .option('--yes', say('envoie sans autre question', 'send without another question'))
    .option('--by <name>', say('qui le demande', 'who asks for it'))
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .addHelpText(
      'after',
      say('\nExemple : agent late 20m --until 12:00', '\nExample: agent late 20m --until 12:00'),
    )
    .action(async (delay: string, options: LateOptions) =>
      end(await (await import('../late-verb.ts')).tellLate(context, delay, options)),
    );
};
