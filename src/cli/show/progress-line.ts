import { clip } from '../../core/columns.ts';

interface Progress {
  readonly name: string;
  readonly done: number;
  readonly of: number;
  /** Behind the figures: "MB". */
  readonly unit?: string;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Bytes; beside the weights of a model come a few small parts that are there at once. */
const SMALL = 10_000_000;

interface Fetched {
  readonly completed: number | null;
  readonly total: number | null;
}

/** How far a model is fetched, in megabytes; null as long as nobody knows how large it is. */
export function fetchedLine(
  { completed, total }: Fetched,
  shown: Omit<Progress, 'done' | 'of'>,
): string | null {
  if (completed === null || total === null || total < SMALL) return null;
  return progressLine({ ...shown, done: Math.round(completed / 1e6), of: Math.round(total / 1e6) });
}

const BAR = 30;

/** "qwen3:4b  ██████······  120/345": how far a long work is. */
export function progressLine({ name, done, of, unit = '', width }: Progress): string {
  const part = of === 0 ? 1 : Math.min(1, done / of);
  const full = Math.floor(part * BAR);
  return clip(
    `${name}  ${'█'.repeat(full)}${'·'.repeat(BAR - full)}  ${`${done}/${of} ${unit}`.trimEnd()}`,
    width - 1,
  );
}
