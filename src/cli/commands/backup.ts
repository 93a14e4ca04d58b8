import type { BackupOptions } from '../backup/backup-verbs.ts';
import type { Declare } from '../declare.ts';

/** `agent backup [verify|list]`: a sealed copy of all that the practice would miss, made while the secretary works. */
export const backupCommand: Declare = (program, context, end) => {
  const { say } = context;
  const verbs = () => import('../backup/backup-verbs.ts');
  const where = say('dossier du cabinet', 'folder of the practice');
  const sealed = say(
    'fichier d’un mot de passe, au lieu de la clé',
    'file of a passphrase, instead of the key',
  );
  const backup = program
    .command('backup')
    .description(say('sauvegarde le cabinet, scellé', 'back the practice up, sealed'));
  backup
    .command('make', { isDefault: true })
    .description(say('fait une sauvegarde maintenant', 'make a backup now'))
    .option('--to <dir>', say('dossier des sauvegardes', 'folder of the backups'))
    .option('--new-disk', say('le disque en est un autre qu’avant', 'the disk is another one than before'))
    .option('--keep <list>', say('combien en garder : 7d,4w', 'how many to keep: 7d,4w'))
    .option('--because <text>', say('pourquoi plus de 35 jours', 'why more than 35 days'))
    .option('--with-secrets', say('aussi les mots de passe', 'the passwords too'))
    .option('--passphrase-file <file>', sealed)
    .option('--practice <dir>', where, '.')
    .addHelpText(
      'after',
      say('\nExemple : agent backup --to /media/usb', '\nExample: agent backup --to /media/usb'),
    )
    .action(async (options: BackupOptions) => end(await (await verbs()).makeOne(context, options)));
  backup
    .command('verify')
    .description(say('essaie une sauvegarde, sans toucher au cabinet', 'try a backup, touching nothing'))
    .argument('[file]', say('la plus récente sinon', 'the youngest when left out'))
    .option('--passphrase-file <file>', sealed)
    .option('--phrase-file <file>', say('fichier de la phrase de secours', 'file of the recovery phrase'))
    .option('--practice <dir>', where, '.')
    .action(async (file: string | undefined, options: BackupOptions) =>
      end(await (await verbs()).verifyOne(context, file, options)),
    );
  backup
    .command('list')
    .description(say('montre les sauvegardes', 'show the backups'))
    .option('--to <dir>', say('dossier des sauvegardes', 'folder of the backups'))
    .option('--practice <dir>', where, '.')
    .action(async (options: BackupOptions) => end(await (await verbs()).listAll(context, options)));
};
