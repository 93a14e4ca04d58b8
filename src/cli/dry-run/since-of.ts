import { DAY, type Instant, parseLocalDate, toInstant, wholeDay } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';

/** Days of a unit; m is a month of thirty days, and s and j are the French weeks and days. */
const UNITS: Readonly<Record<string, number>> = { d: 1, j: 1, w: 7, s: 7, m: 30, y: 365, a: 365 };

/** `30d`, `4w`, `3m`, `1y` before now, or a day of the calendar. */
export function sinceOf({ say }: Context, text: string, now: Instant, zone: string): Instant {
  const date = parseLocalDate(text);
  if (date !== null) return toInstant(wholeDay(date).start, zone);
  const [, number = '', unit = ''] = /^(\d{1,4})\s*([djwsmya])$/i.exec(text.trim()) ?? [];
  const days = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
  if (days > 0) return now - days * DAY;
  throw new UsageError(
    say(
      `--since : « ${text} » n'est pas une durée. Écrivez 30d, 4w, 3m, ou un jour : 2026-10-01.`,
      `--since: "${text}" is no stretch of time. Write 30d, 4w, 3m, or a day: 2026-10-01.`,
    ),
  );
}
