// The password of the mailbox, in a file of this account alone.

import { join } from 'node:path';
import { isSection, type Setting } from '../../core/setup/settings.ts';
import { keepSection, type Setup } from './setup.ts';

const SECRET_FILE = 'secrets/mail';

/** Asks for the password of the mailbox; nothing typed keeps the one that is there. */
export async function askPassword(setup: Setup): Promise<void> {
  const { talk, doors, folder, context } = setup;
  const path = join(folder, SECRET_FILE);
  const known = (await doors.textIfAny(path)) !== null;
  const keep = known
    ? context.say(' (rien : garder celui qui est là)', ' (nothing: keep the one that is there)')
    : '';
  const secret = await talk.secret(
    `Mot de passe, il ne s’affiche pas${keep}`,
    `Password, it is not shown${keep}`,
  );
  if (secret !== '') {
    await doors.keepSecret(path, secret);
    talk.say(
      `Gardé dans ${SECRET_FILE}, lisible de ce seul compte.`,
      `Kept in ${SECRET_FILE}, readable by this account alone.`,
    );
  }
  if (secret !== '' || known) await keepForBoth(setup, 'password', { file: SECRET_FILE });
}

/** Writes one setting for both servers. */
export async function keepForBoth(setup: Setup, key: string, value: Setting): Promise<void> {
  const mail = setup.answers().settings.mail;
  if (!isSection(mail)) return;
  const withIt = (kind: 'imap' | 'smtp') => ({ ...(isSection(mail[kind]) ? mail[kind] : {}), [key]: value });
  await keepSection(setup, 'mail', { ...mail, imap: withIt('imap'), smtp: withIt('smtp') });
}
