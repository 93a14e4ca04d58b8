import { describe, expect, it } from 'vitest';
import { shippedWordKinds } from '../../../src/adapters/reader/shipped-weights.ts';
import { faqGaps, faqSkeleton } from '../../../src/core/faq/faq-gaps.ts';
import { neutralWording } from '../../../src/core/faq/neutral-wording.ts';
import { checkTemplate } from '../../../src/core/letters/check-template.ts';
import { readFaq } from '../../../src/core/letters/faq-file.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { Label } from '../../../src/domain/reading.ts';
import { aReading, aRequest, moment } from '../../build/builders.ts';
import { revealing } from '../letters/shipped.ts';
import { EXAMPLE_FAQ } from '../reading/example-faq.ts';

const kinds = await shippedWordKinds('fr');

function aCase(text: string, day = '2026-11-24', labels: readonly Label[] = ['question']): Case {
  return {
    id: 'c-000000000001',
    origin: { kind: 'mail' },
    batch: null,
    source: { folder: 'inbox', key: '1' },
    messageId: null,
    contentHash: 'h',
    thread: [],
    from: null,
    patient: null,
    sent: moment(`${day}T09:00`),
    opened: moment(`${day}T09:00`),
    reading: aReading(
      labels.includes('question') ? [aRequest('question', { sentences: [1], faq: [] })] : [],
      {
        language: 'fr',
        sentences: [{ number: 1, text, labels, by: ['lexical'] }],
      },
    ),
    decision: 'review',
    reason: { code: 'no-approved-answer' },
    plan: [],
    proposal: [],
    state: 'waiting',
  };
}

function gaps(cases: readonly Case[], since = 0) {
  return faqGaps({ cases, faq: EXAMPLE_FAQ, since, kindsOf: () => kinds });
}

describe('questions that were asked in vain', () => {
  it('are grouped by what they ask, the commonest first', () => {
    const found = gaps([
      aCase('Avez-vous du wifi ?'),
      aCase('Puis-je venir avec mon chien ?'),
      aCase('Les chiens sont-ils acceptés ?'),
    ]);
    expect(found.map(({ id, count }) => [id, count])).toEqual([
      ['chiens', 2],
      ['wifi', 1],
    ]);
  });

  it('are no longer missed once an approved answer meets them', () => {
    expect(gaps([aCase('Y a-t-il un parking ?')])).toEqual([]);
  });

  it('are those of the asked days', () => {
    const cases = [aCase('Avez-vous du wifi ?', '2026-11-01'), aCase('Et le chien ?', '2026-11-20')];
    expect(gaps(cases, moment('2026-11-10T00:00')).map(({ id }) => id)).toEqual(['chien']);
  });

  it('are collected too where nobody could read them, and never from health or alarms', () => {
    expect(gaps([aCase('Avez-vous du wifi ?', '2026-11-24', [])])).toHaveLength(1);
    expect(gaps([aCase('Mon dos, c’est normal ?', '2026-11-24', ['health'])])).toEqual([]);
    expect(gaps([aCase('Je saigne, que faire ?', '2026-11-24', ['danger-life', 'question'])])).toEqual([]);
  });

  it('are told without names, numbers, addresses and health', () => {
    const asked =
      'Ma fille Zoé Lambert a une sciatique, écrivez à zoe@example.org ou au 06 39 98 12 34 : le wifi marche ?';
    const told = neutralWording(asked, 'fr', kinds);
    for (const word of ['Zoé', 'Lambert', 'sciatique', 'zoe@', '39', '12 34'])
      expect(told).not.toContain(word);
    expect(told).toContain('wifi');
  });

  it('give a file that cannot be approved while its answer is empty', () => {
    const text = faqSkeleton({ id: 'wifi', language: 'fr', wordings: ['Avez-vous du "wifi" : oui ?'] });
    const { value, faults } = readFaq({ file: 'faq/wifi.md', text });
    expect(faults).toEqual([]);
    expect(value?.questions).toEqual(['Avez-vous du "wifi" : oui ?']);
    const found = value === null ? [] : checkTemplate(value, revealing);
    expect(found.map(({ fault, weight }) => [fault.code, weight])).toEqual([['empty-body', 'error']]);
  });
});
