// Which backups stay: the youngest of each of the last days, weeks and months.

import type { Instant, Zone } from '../../domain/time.ts';
import { DAY, toLocal } from '../../domain/time.ts';

/** How many days, weeks and months each keep one backup. */
export interface Keep {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** Handbook R-15: backups follow the clock of what they hold. */
export const LONGEST_KEPT_DAYS = 35;

const PART = /^(\d{1,3})([dwmjs])$/u;

/** `7d,4w,12m` (French: `7j,4s,12m`); null for what is no such list, or keeps nothing. */
export function parseKeep(written: string): Keep | null {
  const keep = { days: 0, weeks: 0, months: 0 };
  for (const part of written.replaceAll(/\s/gu, '').split(',')) {
    const [, count, unit] = PART.exec(part) ?? [];
    if (count === undefined) return null;
    if (unit === 'd' || unit === 'j') keep.days = Number(count);
    else if (unit === 'w' || unit === 's') keep.weeks = Number(count);
    else keep.months = Number(count);
  }
  return keep.days + keep.weeks + keep.months === 0 ? null : keep;
}

/** Days after which the oldest that is kept may be. */
export function longestKept({ days, weeks, months }: Keep): number {
  return Math.max(days, weeks * 7, months * 31);
}

export interface Dated {
  readonly file: string;
  readonly made: Instant;
}

/**
 * The backups that may go, oldest first. What is older than the longest term goes even where no younger one took its place:
 * after a pause of weeks the days before it would stay for ever (handbook R-15). The youngest always stays, and so does what bears a date to come: a clock that
 * was wrong drops nothing.
 */
export function toDrop(all: readonly Dated[], keep: Keep, now: Instant, zone: Zone): readonly string[] {
  const youngestFirst = all.filter(({ made }) => made <= now).sort((a, b) => b.made - a.made);
  const stays = new Set(youngestFirst.slice(0, 1));
  const oldest = now - longestKept(keep) * DAY;
  const rounds: readonly (readonly [count: number, name: (made: Instant) => string])[] = [
    [keep.days, (made) => toLocal(made, zone).slice(0, 10)],
    [keep.weeks, (made) => `${weekOf(toLocal(made, zone).slice(0, 10))}`],
    [keep.months, (made) => toLocal(made, zone).slice(0, 7)],
  ];
  for (const [count, name] of rounds) {
    const seen = new Set<string>();
    for (const one of youngestFirst) {
      if (seen.size >= count) break;
      if (seen.has(name(one.made))) continue;
      seen.add(name(one.made));
      stays.add(one);
    }
  }
  return youngestFirst
    .filter((one) => !stays.has(one) || (one.made < oldest && one !== youngestFirst[0]))
    .reverse()
    .map(({ file }) => file);
}

/** Weeks from Monday to Monday since one far back. */
function weekOf(date: string): number {
  return Math.floor((Date.parse(`${date}T00:00:00Z`) / DAY + 3) / 7);
}
