import { describe, expect, it } from 'vitest';
import { failuresOf } from '../../../src/core/evaluation/failures.ts';
import { aMarked, aWish } from './marked.ts';

const told = (...mails: readonly Parameters<typeof aMarked>[0][]) =>
  failuresOf(mails.map((mail) => aMarked(mail))).map(({ marked, faults }) => [marked.id, ...faults]);

describe('the mails that were read wrongly', () => {
  it('leave out what was read rightly', () => {
    expect(told({ id: 'right' })).toEqual([]);
  });

  it('begin with an emergency that was answered', () => {
    const mails = [
      aMarked({ id: 'held', got: { closed: false } }),
      aMarked({ id: 'slipped', truth: { release: false } }),
      aMarked({ id: 'missed', truth: { urgency: 'red', release: false }, got: { closed: false } }),
      aMarked({ id: 'answered', truth: { urgency: 'red', release: false } }),
      aMarked({ id: 'amber', truth: { urgency: 'amber', release: false } }),
    ];
    expect(failuresOf(mails).map(({ marked, faults }) => [marked.id, ...faults])).toEqual([
      ['answered', 'red-as-routine'],
      ['missed', 'red-missed'],
      ['amber', 'amber-closed'],
      ['slipped', 'slipped'],
      ['held', 'held-needlessly'],
    ]);
  });

  it('name everything that is wrong with one mail, the worst first', () => {
    const truth = { kinds: ['move'], wishes: [aWish('2026-11-27T09:00', '2026-11-27T10:00')] } as const;
    const wishes = [aWish('2026-11-26T09:00', '2026-11-26T10:00')];
    expect(told({ truth, got: { wishes, language: 'es' } })).toEqual([
      ['m', 'answered-other-kinds', 'answered-other-days', 'other-language'],
    ]);
    expect(told({ truth, got: { kinds: ['move'], closed: false, urgency: 'red' } })).toEqual([
      ['m', 'false-red', 'other-days', 'held-needlessly'],
    ]);
  });

  it('tell a right day with other hours apart', () => {
    const truth = { kinds: ['cancel'], wishes: [aWish('2026-11-27T09:00', '2026-11-27T10:00')] } as const;
    expect(told({ truth, got: { wishes: [aWish('2026-11-27T00:00', '2026-11-28T00:00')] } })).toEqual([
      ['m', 'other-hours'],
    ]);
  });

  it('say so when a mail could not be read', () => {
    expect(told({ got: null })).toEqual([['m', 'unreadable']]);
  });
});
