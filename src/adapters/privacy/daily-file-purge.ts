import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { purgeFiles } from './aged-files.ts';

/** Purges the files beside the memory once a day and at each start; returns how many went, null when it was not due. */
export function dailyFilePurge(now: () => Instant): (practice: Practice) => Promise<number | null> {
  let next: Instant | null = null;
  return async (practice) => {
    const at = now();
    if (next !== null && at < next && next - at <= DAY) return null;
    next = at + DAY;
    const { copies, logs, learned, exports } = await purgeFiles(practice, at, false);
    return copies + logs + learned + exports;
  };
}
