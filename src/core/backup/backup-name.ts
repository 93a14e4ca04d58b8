import type { Instant } from '../../domain/time.ts';

const NAME = /^practice-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/u;

/** The file of a backup made at a moment, in UTC, so that names sort by time: `practice-20261124T023000Z.backup`. */
export function backupName(made: Instant): string {
  const stamp = new Date(made).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
  return `practice-${stamp}Z.backup`;
}

/** When a file of this name was made; null for any other file. */
export function madeAt(name: string): Instant | null {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  if (year === undefined) return null;
  const made = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(made) ? null : made;
}
