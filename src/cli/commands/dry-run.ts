import type { Declare } from '../declare.ts';
import type { DryRunOptions } from '../dry-run/dry-run-verb.ts';

/** `agent dry-run [SOURCE…]`: what would have been done with past mails. No way to send exists in it. */
export const dryRunCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('dry-run')
    .description(
      say(
        'montre ce qu’elle aurait fait de votre courrier passé, à côté de vos propres réponses, sans rien envoyer',
        'show what she would have done with your past mail, beside your own answers, sending nothing',
      ),
    )
    .argument(
      '[source...]',
      say(
        'fichiers .eml, mbox, dossier ou Maildir (sinon : la boîte aux lettres du cabinet)',
        '.eml files, mbox, folder or Maildir (else: the mailbox of the practice)',
      ),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option(
      '--since <time>',
      say(
        'depuis quand : 30d, 4w, 3m ou un jour (boîte aux lettres : 30d)',
        'since when: 30d, 4w, 3m or a day (mailbox: 30d)',
      ),
    )
    .option(
      '--sent <place>',
      say('vos messages envoyés, quand ce sont des fichiers', 'your sent mail, when it is in files'),
    )
    .option(
      '--as <mode>',
      say(
        'auto ou suggest : comme si tout était automatique, ou à valider',
        'auto or suggest: as if every kind were automatic, or to be approved',
      ),
    )
    .option('--html <file>', say('écrit aussi la page dans un fichier', 'write the page to a file too'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .option(
      '--now <moment>',
      say(
        'fait comme s’il était ce moment (sinon : l’heure de chaque mail)',
        'as if it were this moment (else: each mail’s own time)',
      ),
    )
    .option('--reader <name>', say('lexical, model ou both', 'lexical, model or both'), 'both')
    .addHelpText(
      'after',
      say(
        '\nExemples : agent dry-run --since 30d --as auto --html essai.html\n           agent dry-run recus/ --sent envoyes/ --practice mon-cabinet',
        '\nExamples: agent dry-run --since 30d --as auto --html trial.html\n          agent dry-run received/ --sent sent/ --practice my-practice',
      ),
    )
    .action(async (sources: string[], options: DryRunOptions) => {
      const { dryRun } = await import('../dry-run/dry-run-verb.ts');
      end(await dryRun(context, sources, options));
    });
};
