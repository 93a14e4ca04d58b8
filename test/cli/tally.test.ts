import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { type Counted, tallyLines } from '../../src/cli/show/tally.ts';

const context = {
  language: 'en',
  say: (_: string, en: string) => en,
  print: { width: 80, tone: (_: string, text: string) => text },
} as unknown as Context;

const reason = { code: 'understood', kinds: ['book'] } as const;

/** The groups of the count that hold somebody, with how many. */
function groups(...cases: readonly Counted[]): readonly string[] {
  const lines = tallyLines(cases, context).map((line) => line.trim());
  return lines.filter((line) => /^[1-9]\d* {2}/.test(line));
}

describe('the count after a round of work', () => {
  it('lists a case that was approved before as settled, not as waiting', () => {
    expect(groups({ decision: 'review', reason, state: 'done', ready: true })).toEqual([
      '1  settled already',
    ]);
    expect(groups({ decision: 'review', reason, state: 'refused', ready: true })).toEqual([
      '1  settled already',
    ]);
  });

  it('gives a booking that failed to a person, and never says that it was answered', () => {
    expect(groups({ decision: 'act', reason, state: 'unknown', ready: false })).toEqual(['1  for a person']);
  });

  it('goes on telling what waits and what was answered', () => {
    expect(
      groups(
        { decision: 'act', reason, state: 'done', ready: false },
        { decision: 'review', reason, state: 'waiting', ready: true },
        { decision: 'review', reason, state: 'waiting', ready: false },
      ),
    ).toEqual(['1  answered without you', '1  ready, wait for a yes', '1  for a person']);
  });
});
