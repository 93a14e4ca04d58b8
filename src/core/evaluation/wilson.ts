/** So many of so many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/** Counts how many of them it holds for. */
export function share<T>(all: readonly T[], holds: (one: T) => boolean): Share {
  return { hits: all.filter(holds).length, of: all.length };
}

/** 0 … 1; null of nothing. */
export function ratio({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of;
}

/** The 95 % score interval of a share (Wilson 1927), both ends 0 … 1; of nothing, nothing is known. */
export function wilson({ hits, of }: Share): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const p = hits / of;
  const z2 = Z * Z;
  const middle = p + z2 / (2 * of);
  const half = Z * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  const low = hits === 0 ? 0 : (middle - half) / scale;
  const high = hits === of ? 1 : (middle + half) / scale;
  return [Math.max(0, low), Math.min(1, high)];
}
