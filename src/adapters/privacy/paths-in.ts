import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../files/failure-code.ts';

/** Absolute paths of what is named so in a folder; none when there is no such folder. */
export async function pathsIn(
  folder: string,
  isMeant: (name: string) => boolean,
): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(isMeant).map((name) => join(folder, name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
