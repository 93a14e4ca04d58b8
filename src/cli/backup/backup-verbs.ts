// What `agent backup` does.

import { resolve } from 'node:path';
import { type Keep, LONGEST_KEPT_DAYS, longestKept, parseKeep } from '../../core/backup/keep.ts';
import { factMaker } from '../../core/letters/facts.ts';
import type { BackupLook } from '../../domain/backup.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { askPhrase, passphraseIn } from '../ask-phrase.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { UsageError } from '../usage-error.ts';

export interface BackupOptions {
  readonly practice: string;
  readonly to?: string;
  readonly newDisk?: boolean;
  readonly keep?: string;
  readonly because?: string;
  readonly withSecrets?: boolean;
  readonly passphraseFile?: string;
  readonly phraseFile?: string;
}

/** `agent backup`: one more, and those go whose time is over. */
export async function makeOne(context: Context, options: BackupOptions): Promise<ExitCode> {
  const { doors, print, say, language } = context;
  const keep = options.keep === undefined ? null : keepIn(context, options.keep, options.because);
  const practice = await practiceOf(context, options);
  const made = await doors.backups.make(practice, {
    to: options.to === undefined ? null : resolve(context.folder, options.to),
    newDisk: options.newDisk ?? false,
    keep,
    withSecrets: options.withSecrets ?? false,
    passphrase: await passphraseIn(context, options.passphraseFile),
  });
  if (print.asJson) {
    print.json({ ...made });
    return EXIT.ok;
  }
  print.line(say(`Sauvegardé, scellé : ${made.file}`, `Backed up, sealed: ${made.file}`));
  print.line(` ${contents(made, practice, context)}`);
  if (!made.withSecrets)
    print.line(
      say(
        ' Sans les mots de passe : ils restent à redonner après un retour (--with-secrets les joint).',
        ' Without the passwords: they are to be given again after a return (--with-secrets adds them).',
      ),
    );
  for (const path of made.outside)
    print.line(
      print.tone(
        'warn',
        say(` Hors du dossier, pas sauvegardé : ${path}`, ` Outside the folder, not backed up: ${path}`),
      ),
    );
  if (made.dropped.length > 0)
    print.line(
      language === 'fr'
        ? ` Sauvegardes dont le temps est passé, effacées : ${made.dropped.length}`
        : ` Backups whose time is over, removed: ${made.dropped.length}`,
    );
  print.line(say(' Pour l’essayer : agent backup verify', ' To try it: agent backup verify'));
  return EXIT.ok;
}

/** `agent backup verify`: the restore test whose result `agent doctor` reads. */
export async function verifyOne(
  context: Context,
  file: string | undefined,
  options: BackupOptions,
): Promise<ExitCode> {
  const { doors, print, say } = context;
  const practice = await practiceOf(context, options);
  const named = file === undefined ? await youngest(context, practice) : resolve(context.folder, file);
  const hex = options.phraseFile === undefined ? null : await askPhrase(context, options.phraseFile);
  const passphrase = await passphraseIn(context, options.passphraseFile);
  const look = await doors.backups.try(practice, named, { hex, passphrase });
  if (print.asJson) print.json({ whole: true, ...look });
  else {
    print.line(
      say(
        `${look.file} est entière : elle peut être remise en place.`,
        `${look.file} is whole: it can be put back.`,
      ),
    );
    print.line(` ${contents(look, practice, context)}`);
  }
  return EXIT.ok;
}

/** `agent backup list`: what there is, oldest first. */
export async function listAll(context: Context, options: BackupOptions): Promise<ExitCode> {
  const { doors, print, say, language } = context;
  const practice = await practiceOf(context, options);
  const folder = options.to === undefined ? practice.backup.to : resolve(context.folder, options.to);
  const all = await doors.backups.list(folder);
  const { moment } = factMaker(language, practice.zone);
  for (const one of all) {
    if (print.asJson) print.json({ ...one });
    else print.line(`${moment(one.made)}  ${one.file}`);
  }
  if (all.length === 0 && !print.asJson)
    print.line(
      say(`Aucune sauvegarde dans ${folder} : agent backup`, `No backup in ${folder}: agent backup`),
    );
  return EXIT.ok;
}

/** When it was made, and how much is in it. */
export function contents(
  look: BackupLook,
  { zone }: Pick<Practice, 'zone'>,
  { say, language }: Context,
): string {
  const made = factMaker(language, zone).moment(look.made);
  const kb = Math.max(1, Math.round(look.bytes / 1024)).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
  const cases = look.counts.cases ?? 0;
  return say(
    `Faite ${made} : ${cases} dossiers, ${look.files} fichiers, ${kb} Ko.`,
    `Made ${made}: ${cases} cases, ${look.files} files, ${kb} KB.`,
  );
}

async function practiceOf(context: Context, { practice }: BackupOptions): Promise<Practice> {
  return requirePractice(context, resolve(context.folder, practice));
}

async function youngest({ doors, say }: Context, { backup }: Practice): Promise<string> {
  const last = (await doors.backups.list(backup.to)).at(-1);
  if (last !== undefined) return last.file;
  throw new UserError(
    say(`Aucune sauvegarde dans ${backup.to} : agent backup`, `No backup in ${backup.to}: agent backup`),
  );
}

function keepIn({ say }: Context, written: string, because: string | undefined): Keep {
  const keep = parseKeep(written);
  if (keep === null)
    throw new UsageError(say('--keep : écrivez par exemple 7d,4w.', '--keep: write for example 7d,4w.'));
  if (longestKept(keep) > LONGEST_KEPT_DAYS && (because ?? '').trim() === '')
    throw new UsageError(
      say(
        'Une sauvegarde ne vit pas plus de 35 jours, comme ce qu’elle contient. Pour plus, dites pourquoi : --because "…"',
        'A backup lives no longer than 35 days, like what it holds. For more, say why: --because "…"',
      ),
    );
  return keep;
}
