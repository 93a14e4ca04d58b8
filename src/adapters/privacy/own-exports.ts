// Exports that wait in `.agent/exports` to be handed over. Nobody needs them for long, and no backup holds them.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Practice } from '../../domain/practice.ts';
import type { Forgetting } from '../../domain/privacy.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { pathsIn } from './paths-in.ts';

/** An answer is due within a month. */
export const EXPORT_TERM = 30 * DAY;

/** Absolute paths of all exports: folders, and the archives beside them. */
export function exportsOf({ folder }: Pick<Practice, 'folder'>): Promise<readonly string[]> {
  return pathsIn(join(folder, '.agent', 'exports'), () => true);
}

/** Those that were made longer ago than their term and `more` milliseconds. */
export async function overdueExports(
  practice: Pick<Practice, 'folder'>,
  now: Instant,
  more: number,
): Promise<readonly string[]> {
  const overdue: string[] = [];
  for (const path of await exportsOf(practice)) {
    const { ctimeMs } = await stat(path);
    if (now - ctimeMs > EXPORT_TERM + more) overdue.push(path);
  }
  return overdue;
}

/** Exports that hold a person: by their id, or by one of their addresses. */
export async function exportsAbout(
  practice: Pick<Practice, 'folder'>,
  { patient, addresses }: Pick<Forgetting, 'patient' | 'addresses'>,
): Promise<readonly string[]> {
  const all = await exportsOf(practice);
  const found: string[] = [];
  for (const folder of all.filter((path) => !path.endsWith('.zip'))) {
    const words = [...(patient === null ? [] : [JSON.stringify(patient)]), ...addresses];
    const text = await textOf(join(folder, 'all.json'));
    if (words.some((word) => text.includes(word))) found.push(folder, `${folder}.zip`);
  }
  return all.filter((path) => found.includes(path));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}
