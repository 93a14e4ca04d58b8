import { loadavg } from 'node:os';

/** The value below which this share of all lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function medianAndP90(values: readonly number[]): string {
  return `median ${shown(quantile(values, 0.5))} ms, p90 ${shown(quantile(values, 0.9))} ms (${values.length})`;
}

/** Three digits are as many as a shared machine can answer for. */
export function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Prints figures under a heading, with how busy the machine was meanwhile. */
export function printFigures(heading: string, lines: readonly string[]): void {
  const load = loadavg()[0] ?? 0;
  const all = [`\n${heading} (load ${load.toFixed(1)})`, ...lines.map((line) => `  ${line}`)];
  process.stdout.write(`${all.join('\n')}\n`);
}
