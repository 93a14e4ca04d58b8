import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/core/evaluation/figures.ts';
import { fitnessOf } from '../../../src/core/evaluation/fitness.ts';
import type { Marked } from '../../../src/core/evaluation/marks.ts';
import { aMarked } from './marked.ts';

const many = (count: number, mail: Marked): readonly Marked[] => Array.from({ length: count }, () => mail);
const renewal = aMarked({ truth: { kinds: ['renewal'] }, got: { kinds: ['renewal'] } });
const fitness = (mails: readonly Marked[]) => fitnessOf(figuresOf(mails));

describe('what a reader is good enough for', () => {
  it('is not known from fewer than thirty mails', () => {
    expect(fitness(many(29, aMarked()))).toEqual({ verdict: 'unknown', auto: [], suggest: [] });
  });

  it('lets a kind go alone after eight mails without a fault', () => {
    expect(fitness([...many(8, aMarked()), ...many(30, renewal)])).toEqual({
      verdict: 'fit',
      auto: ['cancel'],
      suggest: ['renewal'],
    });
  });

  it('never lets a kind go alone that the handbook keeps for a person', () => {
    expect(fitness(many(40, renewal)).auto).toEqual([]);
  });

  it('drafts nothing that only a person may answer', () => {
    const complaint = aMarked({
      truth: { kinds: ['complaint'] },
      got: { kinds: ['complaint'], closed: false },
    });
    expect(fitness(many(40, complaint))).toEqual({ verdict: 'fit', auto: [], suggest: [] });
  });

  it('takes it back after one fault', () => {
    const fault = aMarked({ truth: { release: false } });
    expect(fitness([...many(40, aMarked()), fault])).toEqual({
      verdict: 'fit',
      auto: [],
      suggest: ['cancel'],
    });
  });

  it('lets nothing go alone once an emergency was answered as routine', () => {
    const red = aMarked({ truth: { urgency: 'red', release: false } });
    expect(fitness([...many(40, aMarked()), red])).toEqual({
      verdict: 'unfit',
      auto: [],
      suggest: ['cancel'],
    });
  });

  it('lets nothing go alone that is often taken for something else', () => {
    const taken = aMarked({ truth: { kinds: ['book'] }, got: { kinds: ['cancel'], closed: false } });
    expect(fitness([...many(8, aMarked()), ...many(30, taken)]).auto).toEqual([]);
  });

  it('leaves to a person what is mostly misread', () => {
    const misread = aMarked({ truth: { kinds: ['move'] }, got: { kinds: ['book'], closed: false } });
    expect(fitness(many(40, misread))).toEqual({ verdict: 'fit', auto: [], suggest: [] });
  });
});
