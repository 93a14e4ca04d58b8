import { resolve } from 'node:path';
import type { Zone } from '../../domain/time.ts';
import { askPhrase, passphraseIn } from '../ask-phrase.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { contents } from './backup-verbs.ts';

export interface RestoreOptions {
  readonly to: string;
  readonly phraseFile?: string;
  readonly passphraseFile?: string;
}

/** `agent restore`: proves the backup, puts it back, and says what is left to do. */
export async function restoreOne(context: Context, file: string, options: RestoreOptions): Promise<ExitCode> {
  const { doors, print, say, language } = context;
  const backup = resolve(context.folder, file);
  const to = resolve(context.folder, options.to);
  const passphrase = await passphraseIn(context, options.passphraseFile);
  const missing = await doors.backups.missingKey(backup, language);
  const asks = options.phraseFile !== undefined || (missing !== null && context.onScreen);
  const hex = asks ? await askPhrase(context, options.phraseFile) : null;
  const back = await doors.backups.restore(backup, to, { passphrase, hex, language });
  if (print.asJson) {
    print.json({ ...back });
    return EXIT.ok;
  }
  print.line(print.tone('bold', say(`Remis en place dans ${back.folder}.`, `Put back into ${back.folder}.`)));
  print.line(` ${contents(back, { zone: await zoneOf(back.folder, context) }, context)}`);
  if (back.before !== null)
    print.line(
      say(
        ` Ce qui y était d’autre est gardé : ${back.before}`,
        ` What else was there is kept: ${back.before}`,
      ),
    );
  for (const path of back.left)
    print.line(say(` L’agenda ${path} reste comme il est.`, ` The agenda ${path} stays as it is.`));
  if (back.key !== null) print.line(say(` La clé est rangée : ${back.key}`, ` The key is kept: ${back.key}`));
  if (back.forgotten > 0) print.line(` ${forgottenAgain(back.forgotten, context)}`);
  for (const line of next(context)) print.line(line);
  return EXIT.ok;
}

/** The zone of the practice that came back; this machine's when its settings can't be read here. */
async function zoneOf(folder: string, { doors, language }: Context): Promise<Zone> {
  const loaded = await doors.practice(folder, language);
  return loaded.practice?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function forgottenAgain(count: number, { say }: Context): string {
  return count === 1
    ? say(
        'Une personne oubliée depuis cette sauvegarde a été oubliée de nouveau.',
        'One person who was forgotten since this backup was forgotten again.',
      )
    : say(
        `${count} personnes oubliées depuis cette sauvegarde ont été oubliées de nouveau.`,
        `${count} people who were forgotten since this backup were forgotten again.`,
      );
}

function next({ say }: Context): readonly string[] {
  return say(
    `Le cabinet est EN PAUSE : ce qui s’est passé depuis la sauvegarde n’y est pas.
 1. agent check      les mots de passe et les fichiers, s’il en manque
 2. agent run        les mails de depuis viennent devant vous, sans réponse ; les envoyés sont relus
 3. agent review     voyez-les, et les agendas
 4. agent resume     les envois reprennent ; aucune lettre déjà partie ne repart`,
    `The practice is PAUSED: what happened since the backup is not in it.
 1. agent check      passwords and files, if any are missing
 2. agent run        the mails since come before you, without an answer; Sent is read again
 3. agent review     look at them, and at the agendas
 4. agent resume     sending goes on; no letter that left leaves again`,
  ).split('\n');
}
