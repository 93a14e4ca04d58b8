// The practice.yaml that was last taken into use, so that what waits can be read and settled in spite of a typo.

import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { isMissing } from './failure-code.ts';
import { unreadable } from './file-trouble.ts';

/** Keeps the text for its owner alone. What can't be kept is left: a full disk is told elsewhere. */
export async function keepLastGood(folder: string, text: string): Promise<void> {
  const place = placeOf(folder);
  try {
    if (lastGood(folder) === text) return;
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    await writeOwnFile(place, Buffer.from(text));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

/** The text that was kept; null when none was. Throws `UserError` when it can't be read. */
export function lastGood(folder: string): string | null {
  try {
    return readFileSync(placeOf(folder), 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unreadable(placeOf(folder), cause);
  }
}

function placeOf(folder: string): string {
  return join(folder, '.agent', 'last-good.yaml');
}
