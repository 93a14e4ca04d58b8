// Not part of `npm test`: run with `npx vitest run --config test/conformance/vitest.config.ts`.
// SHOW=chrono-fr prints the core rows of a file that are read wrongly.

import { describe, expect, it } from 'vitest';
import { dataFolder, measureDates, type Score } from './dates.ts';

/** Share of core rows with the right day, in percent: slightly under what is reached, so that a loss is seen. */
const FLOORS: Readonly<Record<string, number>> = {
  'chrono-de': 91,
  'chrono-en': 78,
  'chrono-es': 92,
  'chrono-fr': 94,
  'chrono-it': 88,
  'chrono-nl': 83,
  'chrono-pt': 98,
  'duckling-en': 85,
  'duckling-es': 87,
  'duckling-it': 83,
  'duckling-pt': 91,
  'recognizers-de': 72,
  'recognizers-en': 80,
  'recognizers-es': 81,
  'recognizers-it': 95,
  'recognizers-pt': 87,
};

const folder = dataFolder();

describe.skipIf(folder === null)('the published date corpora', async () => {
  const { rows, verdicts } = folder === null ? { rows: [], verdicts: [] } : await measureDates(folder);
  const shown = process.env.SHOW;

  it('prints what was reached', () => {
    console.log([HEAD, ...rows.map(line)].join('\n'));
    for (const { row, found, day, wishes } of verdicts) {
      const file = `${row.id.split('-')[0]?.replace('recog', 'recognizers')}-${row.lang}`;
      if (file !== shown || !row.core || (row.expect === null ? !found : day)) continue;
      const read = wishes.map(
        (wish) => `${wish.include ? '' : '-'}${wish.start}…${wish.end} ${wish.daily ?? ''}`,
      );
      const wanted = row.expect === null ? 'nothing' : JSON.stringify([row.expect.start, row.expect.end]);
      console.log(
        `${row.text}  [${row.ref}]\n   wanted ${wanted}\n   read   ${read.slice(0, 3).join(' | ') || 'nothing'}`,
      );
    }
  });

  it.each(rows.map((row) => [row.file, row] as const))('keeps the right day in %s', (file, row) => {
    expect(percent(row.rightDay, row.core)).toBeGreaterThanOrEqual(FLOORS[file] ?? 0);
  });

  it('keeps the right day in 85 % of all that a patient could write', () => {
    const right = rows.reduce((sum, row) => sum + row.rightDay, 0);
    const core = rows.reduce((sum, row) => sum + row.core, 0);
    expect(percent(right, core)).toBeGreaterThanOrEqual(85);
  });

  it('invents few dates where there are none', () => {
    const invented = rows.reduce((sum, row) => sum + row.invented, 0);
    const empty = rows.reduce((sum, row) => sum + row.empty, 0);
    expect(percent(invented, empty)).toBeLessThanOrEqual(10);
  });
});

const HEAD = ['file'.padEnd(18), 'all', 'day %', 'core', 'day %', 'exact %', 'no date', 'invented'].join(
  '\t',
);

function line(row: Score): string {
  return [
    row.file.padEnd(18),
    row.total,
    percent(row.allRightDay, row.total),
    row.core,
    percent(row.rightDay, row.core),
    percent(row.exact, row.core),
    row.empty,
    row.invented,
  ].join('\t');
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part / whole) * 1000) / 10;
}
