import type { KeyOptions } from '../backup/key-verbs.ts';
import type { Declare } from '../declare.ts';

/** `agent key new|check|show|recover`: the key that encrypts the memory and seals the backups. */
export const keyCommand: Declare = (program, context, end) => {
  const { say } = context;
  const verbs = () => import('../backup/key-verbs.ts');
  const key = program
    .command('key')
    .description(say('la clé de la mémoire et des sauvegardes', 'the key of the memory and of the backups'));
  const part = (name: string, fr: string, en: string) =>
    key
      .command(name)
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.');
  part(
    'new',
    'crée une clé, ou une autre, et chiffre la mémoire',
    'make a key, or another one, and encrypt the memory',
  ).action(async (options: KeyOptions) => end(await (await verbs()).newKey(context, options)));
  part(
    'check',
    'dit si la mémoire est chiffrée et où est la clé',
    'say whether the memory is encrypted, and where the key is',
  ).action(async (options: KeyOptions) => end(await (await verbs()).checkKey(context, options)));
  part('show', 'montre la phrase de secours', 'show the recovery phrase')
    .option('--hex', say('la clé seule, pour systemd-creds', 'the key alone, for systemd-creds'))
    .action(async (options: KeyOptions) => end(await (await verbs()).showKey(context, options)));
  part('recover', 'remet la clé avec la phrase de secours', 'put the key back with the recovery phrase')
    .option('--phrase-file <file>', say('fichier de la phrase', 'file of the phrase'))
    .action(async (options: KeyOptions) => end(await (await verbs()).recoverKey(context, options)));
};
