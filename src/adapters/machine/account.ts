import { homedir } from 'node:os';

/** The account's home folder; `/` for an account that the machine's list does not know, as in many containers. */
export function homeFolder(): string {
  try {
    return homedir() || '/';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR') return '/';
    throw error;
  }
}

/** The account's number, known to the machine's list or not; -1 where accounts have none (Windows). */
export function accountId(): number {
  return process.getuid?.() ?? -1;
}
