import { describe, expect, it } from 'vitest';
import { autonomyAt, isAmong, withAutonomy } from '../../../src/core/autonomy/alone-now.ts';
import { newRecord } from '../../../src/core/autonomy/next-record.ts';
import type { AlonePart, KindRecord } from '../../../src/domain/autonomy.ts';
import { aPractice, autonomy, moment } from '../../build/builders.ts';

const practice = aPractice();

function open(only: readonly AlonePart[] = []): KindRecord {
  return { ...newRecord('when'), standing: { state: 'on', by: 'Claire', at: 0, only } };
}

describe('how far a kind goes now', () => {
  const now = moment('2026-11-24T20:30');

  it('stays off where practice.yaml says off, whatever was switched on', () => {
    expect(autonomyAt('off', open(), { practice, now })).toBe('off');
  });

  it('goes alone once it is switched on', () => {
    expect(autonomyAt('suggest', undefined, { practice, now })).toBe('suggest');
    expect(autonomyAt('suggest', open(), { practice, now })).toBe('auto');
  });

  it('goes alone in the evenings and waits by day when it is open for evenings only', () => {
    const evenings = open([{ kind: 'evenings' }]);
    const at = (local: string) => autonomyAt('suggest', evenings, { practice, now: moment(local) });
    expect([at('2026-11-24T17:59'), at('2026-11-24T18:00')]).toEqual(['suggest', 'auto']);
    expect([at('2026-11-25T07:59'), at('2026-11-25T08:00')]).toEqual(['auto', 'suggest']);
  });

  it('suggests again where it fell back, although practice.yaml says auto', () => {
    const fallen: KindRecord = {
      ...newRecord('when'),
      standing: { state: 'fell-back', why: 'edited', at: 0 },
    };
    expect(autonomyAt('auto', fallen, { practice, now })).toBe('suggest');
  });

  it('changes nothing of a practice of which nothing is recorded', () => {
    expect(withAutonomy(practice, [newRecord('when')], now)).toBe(practice);
  });

  it('opens the one kind and no other', () => {
    const careful = aPractice({ autonomy: autonomy({ when: 'suggest', move: 'suggest' }) });
    expect(withAutonomy(careful, [open()], now).autonomy).toMatchObject({ when: 'auto', move: 'suggest' });
  });
});

describe('the hours in which a kind is answered alone', () => {
  it('has Saturday and Sunday as the weekend, by the clock of the practice', () => {
    const weekend: readonly AlonePart[] = [{ kind: 'weekends' }];
    const at = (local: string) => isAmong(weekend, practice, moment(local));
    expect([at('2026-11-27T23:59'), at('2026-11-28T00:00')]).toEqual([false, true]);
    expect([at('2026-11-29T23:59'), at('2026-11-30T00:00')]).toEqual([true, false]);
  });

  it('goes past midnight', () => {
    const night: readonly AlonePart[] = [{ kind: 'hours', range: [19 * 60, 7 * 60] }];
    const at = (local: string) => isAmong(night, practice, moment(local));
    expect([at('2026-11-24T18:59'), at('2026-11-24T19:00'), at('2026-11-25T06:59')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is any of several parts', () => {
    const parts: readonly AlonePart[] = [{ kind: 'weekends' }, { kind: 'evenings' }];
    expect(isAmong(parts, practice, moment('2026-11-28T10:00'))).toBe(true);
    expect(isAmong(parts, practice, moment('2026-11-24T10:00'))).toBe(false);
  });
});
