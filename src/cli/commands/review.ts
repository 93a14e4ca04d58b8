import type { Declare } from '../declare.ts';
import type { ReviewOptions } from '../review/review-verb.ts';

/** `agent review`: what waits for a yes or a no, in plain lines. */
export const reviewCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('review')
    .description(say('ce qui attend votre oui ou votre non', 'what waits for your yes or no'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option(
      '--approve <case>',
      say('dire oui à un dossier, ou à tout un lot (b-…)', 'say yes to a case, or to a whole batch (b-…)'),
    )
    .option('--refuse <case>', say('dire non à un dossier ou à un lot', 'say no to a case or a batch'))
    .option('--list', say('la liste en lignes simples, sans écran', 'the list in plain lines, no screen'))
    .option(
      '--plain',
      say('questions numérotées, pour lecteur d’écran', 'numbered questions, for a screen reader'),
    )
    .option('--by <name>', say('qui décide', 'who decides'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent review --approve c-1a2b3c4d5e6f',
        '\nExample: agent review --approve c-1a2b3c4d5e6f',
      ),
    )
    .action(async (options: ReviewOptions) => {
      const { review } = await import('../review/review-verb.ts');
      end(await review(context, options));
    });
};
