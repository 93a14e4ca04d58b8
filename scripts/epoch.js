import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The date of what is made, in seconds since 1970: as asked for, else of the last change, else a fixed day (https://reproducible-builds.org). */
export function epoch() {
  if (process.env.SOURCE_DATE_EPOCH !== undefined) return Number(process.env.SOURCE_DATE_EPOCH);
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  } catch {
    // A folder without history: any day will do, if it is always the same.
    return 1_577_836_800;
  }
}
