// The backup of each night, made by another process of this program, so that the line of work never waits for a slow disk.

import { execFile } from 'node:child_process';
import { backupDue } from '../../core/backup/verdict.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, HOUR, type Instant, MINUTE, startOfDay } from '../../domain/time.ts';
import { notedIds } from '../keys/key-ring.ts';
import { removeOldCopies } from './old-copies.ts';
import { readBackupStanding } from './standing-file.ts';

export type NightOutcome = 'not-due' | 'made' | 'failed';

export interface Night {
  /** The program's own entry file. */
  readonly program: string;
  readonly now: () => Instant;
  /** Runs the program with these words; whether it ended with 0. */
  readonly run?: (words: readonly string[]) => Promise<boolean>;
}

/** After a failure the disk may be back; the practice need not hear of it every hour. */
const AGAIN = 6 * HOUR;
/** A backup that was never tried is a hope. */
const TRIED_EVERY = 7 * 24 * HOUR;
const LONGEST = 30 * MINUTE;

/**
 * Makes the backup when it is due, and tries it once a week. A practice without a key has none: `agent doctor` says so.
 * Once a day, and at the start, old copies whose term is over are removed, of any practice.
 * Asked again while one is made, it says that none is due.
 */
export function nightlyBackup({ program, now, run = running(program) }: Night) {
  let busy = false;
  let rest = 0;
  let swept: Instant | null = null;
  return async (practice: Practice): Promise<NightOutcome> => {
    if (swept === null || now() - swept >= DAY) {
      swept = now();
      await sweep(practice, now());
    }
    if (busy || now() < rest || !(await isDue(practice, now()))) return 'not-due';
    busy = true;
    try {
      const made = await run(['backup', 'make', '--practice', practice.folder]);
      const whole = made && (await triedLately(practice, now(), run));
      if (!whole) rest = now() + AGAIN;
      return whole ? 'made' : 'failed';
    } finally {
      busy = false;
    }
  };
}

/** What this account may not remove stays, and `agent doctor` names it. */
async function sweep(practice: Practice, now: Instant): Promise<void> {
  try {
    await removeOldCopies(practice, now);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

async function isDue({ backup, folder, stateFile, zone }: Practice, now: Instant): Promise<boolean> {
  if (!backup.daily) return false;
  const { made } = readBackupStanding(folder);
  const todayAt = startOfDay(now, zone) + backup.minute * MINUTE;
  return backupDue(made?.at ?? null, todayAt, now) && (await notedIds(stateFile)).length > 0;
}

async function triedLately(
  { folder }: Practice,
  now: Instant,
  run: (words: readonly string[]) => Promise<boolean>,
): Promise<boolean> {
  const { tried } = readBackupStanding(folder);
  const isFresh = tried !== null && tried.sentence === '' && now - tried.at < TRIED_EVERY;
  return isFresh || run(['backup', 'verify', '--practice', folder]);
}

function running(program: string) {
  return (words: readonly string[]) =>
    new Promise<boolean>((resolve) => {
      const options = { timeout: LONGEST, maxBuffer: 1024 * 1024 };
      execFile(process.execPath, [program, ...words], options, (error) => resolve(error === null));
    });
}
