import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmIn } from '../../../../src/core/reading/opinion/alarm.ts';

const heard = (red: number, p: Readonly<Record<string, number>>) =>
  alarmIn({ labels: [], explained: false, red, p });

describe('the fixed emergency text', () => {
  it('leaves when an emergency is nearly certain, by its likeliest name', () => {
    expect(heard(0.9, { 'danger-life': 0.5, 'danger-suicide': 0.2 })).toBe('danger-life');
  });

  it('leaves when the red head alone is that certain, whatever else the sentence is about', () => {
    expect(heard(0.9, { 'danger-life': 0.1, cancel: 0.9 })).toBe('danger-life');
  });

  it('leaves for a goodbye that holds no word of health and no office matter', () => {
    expect(heard(0.65, { 'danger-suicide': 0.7, cancel: 0.1 })).toBe('danger-suicide');
  });

  it('stays away when one voice alone supposes an emergency, beside an office matter', () => {
    expect(heard(0.75, { 'danger-life': 0.3, book: 0.8 })).toBeNull();
  });

  it('leaves beside an office matter when both voices are sure', () => {
    expect(heard(0.85, { 'danger-life': 0.7, cancel: 0.9 })).toBe('danger-life');
  });

  it('stays away when an emergency is only supposed', () => {
    expect(heard(0.5, { 'danger-life': 0.45 })).toBeNull();
  });

  it('follows a reader that gives no probabilities', () => {
    expect(alarmIn({ labels: ['danger-violence'], explained: false })).toBe('danger-violence');
  });

  it('follows whoever has read the sentence beside its neighbours, unless it is all but certain', () => {
    const inMail = { calm: false, labels: [], heard: false, p: {} };
    const loud = { labels: [], explained: false, red: 0.9, p: { 'danger-life': 0.9 } };
    expect(alarmIn(loud, { ...inMail, alarm: null })).toBe('danger-life');
    expect(alarmIn({ ...loud, p: { 'danger-life': 0.3 } }, { ...inMail, alarm: null })).toBeNull();
    expect(alarmIn(loud, { ...inMail, alarm: 'danger-suicide' })).toBe('danger-suicide');
  });

  it('never falls silent because an emergency is likelier', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, chance, chance, chance, (red, more, danger, office) => {
        const before = heard(red, { 'danger-life': danger, cancel: office });
        const after = heard(Math.max(red, more), { 'danger-life': danger, cancel: office });
        expect(before === null || after === before).toBe(true);
      }),
    );
  });
});
