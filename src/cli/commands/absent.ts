import { REASON_CODES } from '../../core/begun/reason-codes.ts';
import type { AbsentOptions } from '../absent-verbs.ts';
import type { BeginOptions } from '../begin.ts';
import type { Declare } from '../declare.ts';

/** `agent absent`: closes a time, prepares other times for everybody affected, and says who answered. */
export const absentCommand: Declare = (program, context, end) => {
  const { say } = context;
  const absent = program
    .command('absent')
    .description(
      say(
        'ferme un moment et propose d’autres dates à ceux qui devaient venir',
        'close a time and offer other dates to those who were to come',
      ),
    );
  const shared = (name: string, fr: string, en: string, isDefault = false) =>
    absent
      .command(name, { isDefault })
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--by <name>', say('qui le demande', 'who asks for it'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'));
  shared('plan', 'ferme et prépare les lettres', 'close, and prepare the letters', true)
    .requiredOption('--from <moment>', '2026-11-26T08:00')
    .requiredOption('--to <moment>', '2026-11-27T20:00')
    .option('--practitioner <id>', say('qui est absent ; sinon tous', 'who is away; else everybody'))
    .option('--reason-code <code>', REASON_CODES.join('|'), 'other')
    .option('--cancel-now', say('libère tout de suite les anciennes dates', 'free the old dates at once'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent absent --from 2026-11-26T08:00 --to 2026-11-27T20:00',
        '\nExample: agent absent --from 2026-11-26T08:00 --to 2026-11-27T20:00',
      ),
    )
    .action(async (options: AbsentOptions) =>
      end(await (await import('../absent-verbs.ts')).planAbsent(context, options)),
    );
  shared('status', 'qui a répondu, qui appeler', 'who answered, whom to call')
    .argument(
      '[batch]',
      say('lot (b-…) ; sinon tous ceux à venir', 'batch (b-…); else all that are not over'),
    )
    .action(async (batch: string | undefined, options: BeginOptions) =>
      end(await (await import('../absent-verbs.ts')).absentStatus(context, options, batch)),
    );
  shared('undo', 'rouvre le moment, avant l’envoi', 'open the time again, before the letters leave')
    .argument('<batch>', say('lot (b-…)', 'batch (b-…)'))
    .action(async (batch: string, options: BeginOptions) =>
      end(await (await import('../absent-verbs.ts')).undoAbsent(context, options, batch)),
    );
};
