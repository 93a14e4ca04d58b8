// What is to be said of a practice's backups, by their age and the last trial.

import type { BackupsSeen } from '../../domain/backup.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';

export type BackupVerdict =
  | { readonly kind: 'well'; readonly made: Instant; readonly tried: Instant }
  /** It is not where it was written, or not as long as it was. */
  | { readonly kind: 'lost'; readonly file: string; readonly how: 'gone' | 'cut' }
  | { readonly kind: 'never' }
  | { readonly kind: 'failed'; readonly sentence: string; readonly made: Instant | null }
  /** The youngest is older than a day and a half. */
  | { readonly kind: 'old'; readonly made: Instant }
  /** No trial for eight days. */
  | { readonly kind: 'untried'; readonly made: Instant; readonly tried: Instant | null }
  /** The last trial found it broken. */
  | { readonly kind: 'broken'; readonly file: string; readonly sentence: string };

/** One backup a day, and half a day for a machine that was off at night. */
const OLD = DAY + 12 * HOUR;
/** The nights try one a week. */
const UNTRIED = 8 * DAY;

/** Gravest first: a backup that can't be restored is none. */
export function backupVerdict(
  { made, tried, trouble, lost }: Omit<BackupsSeen, 'onOwnDisk'>,
  now: Instant,
): BackupVerdict {
  if (made !== null && lost !== null) return { kind: 'lost', file: made.file, how: lost };
  if (tried !== null && tried.sentence !== '' && (made === null || tried.at >= made.at))
    return { kind: 'broken', file: tried.file, sentence: tried.sentence };
  if (trouble !== '') return { kind: 'failed', sentence: trouble, made: made?.at ?? null };
  if (made === null) return { kind: 'never' };
  if (now - made.at > OLD) return { kind: 'old', made: made.at };
  if (tried === null || now - tried.at > UNTRIED)
    return { kind: 'untried', made: made.at, tried: tried?.at ?? null };
  return { kind: 'well', made: made.at, tried: tried.at };
}

/** Whether the daily backup is due: its hour (minutes after midnight) has come since the last, or none is young enough. */
export function backupDue(last: Instant | null, todayAt: Instant, now: Instant): boolean {
  if (last === null || last > now) return true;
  const turn = todayAt <= now ? todayAt : todayAt - DAY;
  return last < turn;
}
