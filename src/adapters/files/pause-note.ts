// A pause that could not be written into the memory, for the next start: settings with an error stop no pause.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pause } from '../../domain/case.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { isMissing } from './failure-code.ts';
import { unreadable, unwritable } from './file-trouble.ts';

/** Notes a pause beside the memory; null takes the note away. Throws `UserError` when it can't. */
export async function notePause(folder: string, pause: Pause | null): Promise<void> {
  const place = placeOf(folder);
  try {
    if (pause === null) return rmSync(place, { force: true });
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    await writeOwnFile(place, Buffer.from(`${JSON.stringify(pause)}\n`));
  } catch (cause) {
    throw unwritable(place, cause);
  }
}

/** The pause that was noted; null when none was. What can't be understood is a pause all the same. */
export function notedPause(folder: string): Pause | null {
  const place = placeOf(folder);
  try {
    return pauseIn(readFileSync(place, 'utf8'));
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unreadable(place, cause);
  }
}

function pauseIn(text: string): Pause {
  const raw = parsed(text);
  const by = 'by' in raw && typeof raw.by === 'string' ? raw.by : '?';
  const since = 'since' in raw && typeof raw.since === 'number' ? raw.since : 0;
  return { by, since, ...('until' in raw && typeof raw.until === 'number' ? { until: raw.until } : {}) };
}

function parsed(text: string): object {
  try {
    const raw: unknown = JSON.parse(text);
    return typeof raw === 'object' && raw !== null ? raw : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function placeOf(folder: string): string {
  return join(folder, '.agent', 'pause.json');
}
