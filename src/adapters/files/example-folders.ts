import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../domain/errors.ts';
import { SHIPPED } from '../shipped-place.ts';
import { exists } from './text-files.ts';

const EXAMPLES = fileURLToPath(new URL('examples/', SHIPPED));

/** Copies a shipped example practice to a new temporary folder, or to `to`, which must not exist or be empty. */
export async function copyExample(name: string, to: string | null): Promise<string> {
  const known = (await readdir(EXAMPLES, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name !== 'sentences')
    .map((entry) => entry.name);
  if (!known.includes(name))
    throw new UserError(`There is no example "${name}". Examples: ${known.join(', ')}.`, {
      fr: `Il n’y a pas d’exemple « ${name} ». Il y a : ${known.join(', ')}.`,
    });
  const folder = to === null ? await mkdtemp(join(tmpdir(), 'practice-')) : resolve(to);
  if (to !== null && (await exists(folder)) && (await readdir(folder)).length > 0) {
    throw new UserError(`${folder} is not empty. Name a new folder.`, {
      fr: `${folder} n’est pas vide. Indiquez un dossier neuf.`,
    });
  }
  await cp(join(EXAMPLES, name), folder, { recursive: true });
  return folder;
}

/** Removes a folder that `copyExample` made in the temporary directory, and nothing else. */
export async function discard(folder: string): Promise<void> {
  if (folder.startsWith(join(tmpdir(), 'practice-'))) await rm(folder, { recursive: true, force: true });
}
