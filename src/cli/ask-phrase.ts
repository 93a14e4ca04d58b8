import { keyOfPhrase } from '../core/backup/recovery-phrase.ts';
import { UserError } from '../domain/errors.ts';
import type { Context } from './context.ts';

/** The key of a recovery phrase, from a file or typed. Throws `UserError` when it was not copied rightly. */
export async function askPhrase(context: Context, file: string | undefined): Promise<string> {
  const { doors, say } = context;
  const question = say('Phrase de secours : ', 'Recovery phrase: ');
  const typed = file === undefined ? await doors.askLine(question) : await doors.readText(file);
  const key = typed === null ? null : keyOfPhrase(typed);
  if (key !== null) return key;
  throw new UserError(
    say(
      'Cette phrase n’est pas juste : quatorze groupes de quatre lettres et chiffres, comme ils ont été imprimés. Rien n’a été changé.',
      'This phrase is not right: fourteen groups of four letters and digits, as they were printed. Nothing was changed.',
    ),
  );
}

/** The passphrase in the first line of a file; null when no file is given. Throws `UserError` for a short one. */
export async function passphraseIn(context: Context, file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  const [line = ''] = (await context.doors.readText(file)).split(/\r?\n/u);
  if (line.length >= SHORTEST) return line;
  throw new UserError(
    context.say(
      `Le mot de passe dans ${file} est trop court : douze caractères au moins, sur la première ligne.`,
      `The passphrase in ${file} is too short: twelve characters at least, on the first line.`,
    ),
  );
}

const SHORTEST = 12;
