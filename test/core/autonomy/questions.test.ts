import { describe, expect, it } from 'vitest';
import { newRecord } from '../../../src/core/autonomy/next-record.ts';
import { autonomyQuestions } from '../../../src/core/autonomy/questions.ts';
import { readHours, readOnly } from '../../../src/core/autonomy/read-parts.ts';
import type { KindRecord } from '../../../src/domain/autonomy.ts';
import { aPractice, autonomy } from '../../build/builders.ts';

const practice = aPractice({ autonomy: autonomy({ question: 'suggest' }) });

function aRecord(different: Partial<KindRecord> = {}): KindRecord {
  return { ...newRecord('question'), row: 25, ...different };
}

describe('what the practice is asked', () => {
  it('is whether a kind that earned it may go by itself, with the command that says yes', () => {
    expect(autonomyQuestions([aRecord()], practice, 'en')).toEqual([
      'You approved the last 25 answers about "practical question" unchanged: send them by itself from now on? agent autonomy on question',
    ]);
  });

  it.each([
    ['before it earned it', aRecord({ row: 24 }), practice],
    ['once it is on', aRecord({ standing: { state: 'on', by: 'x', at: 0, only: [] } }), practice],
    ['once a human said no', aRecord({ standing: { state: 'off', by: 'x', at: 0 } }), practice],
    ['where practice.yaml says off', aRecord(), aPractice({ autonomy: autonomy({ question: 'off' }) })],
    ['where practice.yaml says auto', aRecord(), aPractice()],
  ])('is nothing %s', (_, record, of) => {
    expect(autonomyQuestions([record], of)).toEqual([]);
  });
});

describe('the hours a human gives', () => {
  it('are evenings and weekends, in either language', () => {
    expect(readOnly('evenings, weekends')).toEqual([{ kind: 'evenings' }, { kind: 'weekends' }]);
    expect(readOnly('soir,week-end')).toEqual([{ kind: 'evenings' }, { kind: 'weekends' }]);
    expect(readOnly('evenings,mornings')).toBeNull();
    expect(readOnly('')).toBeNull();
  });

  it('are a span of the clock, past midnight too', () => {
    expect(readHours('18:00-08:00')).toEqual([{ kind: 'hours', range: [1080, 480] }]);
    expect(readHours('12:00–24:00')).toEqual([{ kind: 'hours', range: [720, 1440] }]);
    for (const wrong of ['8-12', '08:00-08:00', '25:00-08:00', '08:60-09:00', '24:00-08:00', '']) {
      expect(readHours(wrong)).toBeNull();
    }
  });
});
