// What `agent key` does.

import { resolve } from 'node:path';
import { recoveryPhrase } from '../../core/backup/recovery-phrase.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { askPhrase } from '../ask-phrase.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import type { KeyShown } from './backup-doors.ts';

export interface KeyOptions {
  readonly practice: string;
  readonly hex?: boolean;
  readonly phraseFile?: string;
}

/** `agent key new`: the memory is encrypted from now on; the phrase is printed this once. */
export async function newKey(context: Context, options: KeyOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const practice = await practiceOf(context, options);
  const made = await doors.backups.newKey(practice);
  const phrase = recoveryPhrase(made.hex);
  if (print.asJson) {
    const { id, at, before, memory } = made;
    print.json({ id, at, before, memory, phrase });
    return EXIT.ok;
  }
  print.line(
    made.memory
      ? say('La mémoire est chiffrée.', 'The memory is encrypted.')
      : say(
          'La mémoire sera chiffrée dès le premier mail.',
          'The memory will be encrypted from the first mail on.',
        ),
  );
  print.line(say(` La clé ${made.id} est dans ${made.at}`, ` The key ${made.id} is in ${made.at}`));
  for (const line of phraseLines(phrase, context)) print.line(line);
  if (made.before !== null)
    print.line(
      say(
        ` Les sauvegardes d’avant s’ouvrent avec la clé d’avant, ${made.before} : gardez aussi sa phrase.`,
        ` Backups of before open with the key of before, ${made.before}: keep its phrase too.`,
      ),
    );
  return EXIT.ok;
}

/** `agent key check`: whether the memory is encrypted, and where its key was found. */
export async function checkKey(context: Context, options: KeyOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const key = await doors.backups.key(await practiceOf(context, options));
  if (print.asJson) print.json({ encrypted: key !== null, id: key?.id ?? null, from: key?.from ?? null });
  else if (key === null)
    print.line(
      say('La mémoire n’est pas chiffrée : agent key new', 'The memory is not encrypted: agent key new'),
    );
  else
    print.line(
      say(
        `La mémoire est chiffrée avec la clé ${key.id}, ${fromFr(key)}.`,
        `The memory is encrypted with the key ${key.id}, ${fromEn(key)}.`,
      ),
    );
  return key === null ? EXIT.problems : EXIT.ok;
}

/** `agent key show`: the phrase again, for whoever may read the key. */
export async function showKey(context: Context, options: KeyOptions): Promise<ExitCode> {
  const { doors, print } = context;
  const key = await doors.backups.key(await practiceOf(context, options));
  if (key === null) throw noKey(context);
  if (options.hex) print.line(key.hex);
  else if (print.asJson) print.json({ id: key.id, phrase: recoveryPhrase(key.hex) });
  else for (const line of phraseLines(recoveryPhrase(key.hex), context)) print.line(line);
  return EXIT.ok;
}

/** `agent key recover`: a lost key comes back from its phrase. */
export async function recoverKey(context: Context, options: KeyOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const practice = await practiceOf(context, options);
  const at = await doors.backups.recoverKey(practice, await askPhrase(context, options.phraseFile));
  if (at === false)
    throw new UserError(
      say(
        'Cette phrase est juste, mais c’est celle d’une autre clé. Rien n’a été changé.',
        'This phrase is right, but it is that of another key. Nothing was changed.',
      ),
    );
  if (print.asJson) print.json({ at });
  else print.line(say(`La clé est de nouveau dans ${at}`, `The key is in ${at} again`));
  return EXIT.ok;
}

async function practiceOf(context: Context, { practice }: KeyOptions): Promise<Practice> {
  return requirePractice(context, resolve(context.folder, practice));
}

/** The phrase in two lines of seven groups, and what to do with it. */
export function phraseLines(
  phrase: string,
  { print, say }: Pick<Context, 'print' | 'say'>,
): readonly string[] {
  const groups = phrase.split('-');
  return [
    '',
    say(
      ' Phrase de secours, à écrire sur papier et à garder hors du cabinet :',
      ' Recovery phrase, to be written on paper and kept outside the practice:',
    ),
    '',
    `   ${print.tone('bold', groups.slice(0, 7).join(' '))}`,
    `   ${print.tone('bold', groups.slice(7).join(' '))}`,
    '',
    say(
      ' Sans la clé ni elle, personne ne peut plus lire la mémoire ni les sauvegardes.',
      ' With neither the key nor it, nobody can read the memory or the backups.',
    ),
  ];
}

function fromFr({ from }: KeyShown): string {
  switch (from.kind) {
    case 'variable':
      return `donnée par la variable ${from.at}`;
    case 'credential':
      return 'donnée par systemd';
    case 'file':
      return `dans ${from.at}`;
  }
}

function fromEn({ from }: KeyShown): string {
  switch (from.kind) {
    case 'variable':
      return `given by the variable ${from.at}`;
    case 'credential':
      return 'given by systemd';
    case 'file':
      return `in ${from.at}`;
  }
}

function noKey({ say }: Context): UserError {
  return new UserError(
    say(
      'La mémoire n’est pas chiffrée : il n’y a pas de clé. Pour en créer une : agent key new',
      'The memory is not encrypted: there is no key. To make one: agent key new',
    ),
  );
}
