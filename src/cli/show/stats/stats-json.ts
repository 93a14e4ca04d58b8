import type { Stats } from '../../../core/stats/stats.ts';

/** The figures for a machine: moments as ISO 8601, times in milliseconds, everything else as counted. */
export function statsJson({ within, noShows, ...stats }: Stats): Readonly<Record<string, unknown>> {
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    since: iso(within.start),
    until: iso(within.end),
    ...stats,
    noShows: noShows === null ? null : { ...noShows, began: iso(noShows.began) },
  };
}
