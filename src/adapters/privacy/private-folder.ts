import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { zip } from './zip.ts';

/** Writes files into a folder that must not exist yet, and all of them as one archive beside it; returns its path. */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
  now: number,
): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    await mkdir(folder, { mode: 0o700 });
    for (const [name, text] of Object.entries(files))
      await writeOwnFile(join(folder, name), Buffer.from(text));
    const inside = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`${basename(folder)}/${name}`, text]),
    );
    await writeOwnFile(`${folder}.zip`, zip(inside, now));
    return `${folder}.zip`;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const there = cause.code === 'EEXIST';
    throw new UserError(
      there
        ? `${folder} is there already. Name another one with --to.`
        : `${folder}: can't be written. Check the folder and its rights.`,
      {
        cause,
        fr: there
          ? `${folder} existe déjà. Nommez-en un autre avec --to.`
          : `${folder} : impossible à écrire. Vérifiez le dossier et ses droits.`,
      },
    );
  }
}
