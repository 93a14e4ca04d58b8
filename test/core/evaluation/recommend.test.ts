import { describe, expect, it } from 'vitest';
import { parseMeasured } from '../../../src/core/evaluation/measured.ts';
import { firstChoice, type Measured, recommend } from '../../../src/core/evaluation/recommend.ts';

const names = (gibibytes: number, measured: readonly Measured[] = []) =>
  recommend(gibibytes, measured)
    .filter(({ fits }) => fits)
    .map(({ model }) => model.name);
const choice = (gibibytes: number, measured: readonly Measured[] = []) =>
  firstChoice(recommend(gibibytes, measured))?.model.name ?? null;
const measured = (name: string, different: Partial<Measured> = {}): Measured => ({
  name,
  mails: 450,
  redAsRoutine: 0,
  auto: 2,
  f1: 0.8,
  seconds: 9,
  ...different,
});

describe('the model for a machine', () => {
  it('is small on a small machine, and none on a smaller one', () => {
    expect(names(7.6)).toEqual(['qwen3:1.7b']);
    expect(choice(3.8)).toBeNull();
  });

  it('is a dense one of three to four thousand million weights on sixteen gigabytes', () => {
    expect(choice(15.5)).toBe('ministral-3:3b');
    expect(names(15.5)).not.toContain('gemma4:e4b');
  });

  it('is the one that was measured here, rather than one that was not', () => {
    expect(choice(15.5, [measured('granite4:micro')])).toBe('granite4:micro');
    expect(choice(15.5, [measured('granite4:micro'), measured('qwen3:4b-instruct', { auto: 4 })])).toBe(
      'qwen3:4b-instruct',
    );
  });

  it('is none that let an emergency go as routine, nor one that takes minutes', () => {
    expect(choice(15.5, [measured('ministral-3:3b', { redAsRoutine: 1, auto: 9 })])).toBe(
      'qwen3:4b-instruct',
    );
    expect(choice(15.5, [measured('ministral-3:3b', { seconds: 300 })])).toBe('qwen3:4b-instruct');
  });
});

describe('figures of an earlier measurement', () => {
  it('are read from what agent eval --json printed', () => {
    const line = {
      reader: 'qwen3:1.7b',
      mails: 450,
      kinds: { f1: 0.7 },
      redAsRoutine: { hits: 0 },
      fitness: { auto: ['confirm'] },
      cost: { seconds: { median: 12 } },
    };
    expect(parseMeasured(line)).toEqual(measured('qwen3:1.7b', { f1: 0.7, auto: 1, seconds: 12 }));
    expect(parseMeasured({ ...line, cost: null })?.seconds).toBeNull();
    expect(parseMeasured({ reader: 'x' })).toBeNull();
  });
});
