// What of a practice's folder belongs into a backup.

import { madeAt } from './backup-name.ts';

/** Places of a practice, relative to its folder; what lies outside it is named by nobody here. */
export interface Places {
  /** The memory: a copy of it is taken in another way. */
  readonly state: string;
  /** Mailboxes as folders, and the backups themselves. */
  readonly apart: readonly string[];
  /** Files that hold a password or a token. */
  readonly secrets: readonly string[];
}

export type Belonging = 'yes' | 'no' | 'secret';

/** What lies in the folder of the running program and is worth keeping; the rest is a log, a socket, a last word. */
const NOT_OF_AGENT = /^\.agent(?:\/|$)/u;
/** What editors and this program leave for a moment. */
const PASSING = /(?:^|\/)\.[^/]*\.(?:draft|aside|tmp)$|~$|\.swp$|\.part-\d+$/u;

/** Whether a file (`/`-separated, relative) goes into a backup; secrets go only when they are asked for. */
export function belongs(path: string, { state, apart, secrets }: Places): Belonging {
  if (isIn(path, '.git') || isIn(path, 'node_modules') || PASSING.test(path)) return 'no';
  if (NOT_OF_AGENT.test(path) || isBackup(path)) return 'no';
  if (secrets.some((secret) => isIn(path, secret)) || isIn(path, 'secrets')) return 'secret';
  if (path.startsWith(`${state}.sign-in`)) return 'secret';
  if (path === state || path.startsWith(`${state}-`) || path.startsWith(`${state}.`)) return 'no';
  return apart.some((folder) => isIn(path, folder)) ? 'no' : 'yes';
}

/** A backup in a backup would double with every night. */
function isBackup(path: string): boolean {
  return madeAt(path.slice(path.lastIndexOf('/') + 1)) !== null;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
