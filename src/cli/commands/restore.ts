import type { RestoreOptions } from '../backup/restore-verb.ts';
import type { Declare } from '../declare.ts';

/** `agent restore FILE`: puts a practice back, here or on another machine. It comes back paused. */
export const restoreCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('restore')
    .description(say('remet un cabinet depuis une sauvegarde', 'put a practice back from a backup'))
    .argument('<file>', say('la sauvegarde', 'the backup'))
    .option('--to <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--phrase-file <file>', say('fichier de la phrase de secours', 'file of the recovery phrase'))
    .option('--passphrase-file <file>', say('fichier du mot de passe', 'file of the passphrase'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent restore /media/usb/practice-20261124T023000Z.backup --to mon-cabinet',
        '\nExample: agent restore /media/usb/practice-20261124T023000Z.backup --to my-practice',
      ),
    )
    .action(async (file: string, options: RestoreOptions) =>
      end(await (await import('../backup/restore-verb.ts')).restoreOne(context, file, options)),
    );
};
