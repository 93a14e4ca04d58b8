// How the practitioner hears of things, as the program means it.

import type { BackupSettings } from '../domain/backup.ts';
import type { Address } from '../domain/mail.ts';
import type { Weekday } from '../domain/time.ts';
import type { AlertSettings, MorningMailSettings } from '../domain/told.ts';
import { WEEKDAY_NAMES } from './sections/kinds.ts';
import { lengthIn } from './times.ts';
import type { Written } from './written.ts';

/** The channels of alerts and how they climb. */
export function alertsOf({ alerts }: Written, at: (path: string) => string): AlertSettings {
  const { second } = alerts;
  return {
    file: alerts.file === undefined ? null : at(alerts.file),
    desktop: alerts.desktop,
    command: alerts.command ?? null,
    mail: addressOf(alerts.mail),
    second: {
      mail: addressOf(second.mail),
      command: second.command ?? null,
      after: lengthIn('minutes', second.after, 'minutes'),
    },
    repeat: lengthIn('minutes', alerts.repeat, 'minutes'),
  };
}

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The morning mail; null when the practice wants none. */
export function morningMailOf({ 'morning-mail': written }: Written): MorningMailSettings | null {
  if (written === undefined) return null;
  const [hours = '0', minutes = '0'] = written.at.split(':');
  const days = typeof written.days === 'string' ? [written.days] : written.days;
  return {
    to: written.to.toLowerCase() as Address,
    minute: Number(hours) * 60 + Number(minutes),
    days: WEEK.filter((day) => days.includes(WEEKDAY_NAMES[day - 1] ?? 'monday')),
    evenWhenQuiet: written['even-when-quiet'],
  };
}

/** Where and when backups are made, and how long they live. */
export function backupOf({ backup }: Written, at: (path: string) => string): BackupSettings {
  const [hours = '0', minutes = '0'] = backup.at.split(':');
  return {
    daily: backup.daily,
    to: at(backup.to),
    minute: Number(hours) * 60 + Number(minutes),
    keep: { days: backup.days, weeks: backup.weeks },
  };
}

function addressOf(written: string | undefined): Address | null {
  return written === undefined ? null : (written.toLowerCase() as Address);
}
