import { describe, expect, it } from 'vitest';
import { retentionOf } from '../../src/config/meant-retention.ts';
import { retentionSection } from '../../src/config/sections/retention.ts';
import { termText } from '../../src/config/term-text.ts';
import { purgeLimits } from '../../src/core/privacy/purge-limits.ts';
import { surveyLimits } from '../../src/core/survey/survey-figures.ts';
import { TERM_KINDS, termDays, USUAL_TERMS } from '../../src/domain/privacy.ts';
import { DAY } from '../../src/domain/time.ts';

const of = (written: Record<string, unknown>) => retentionOf({ retention: retentionSection.parse(written) });

describe('how long things are kept', () => {
  it('is what the handbook says where practice.yaml says nothing', () => {
    expect(of({})).toEqual({ terms: USUAL_TERMS, reason: null });
  });

  it('is written in days, weeks, months or years, in French or English', () => {
    const { terms } = of({
      drafts: 10,
      text: '8 semaines',
      history: '18 mois',
      consents: '2 ans',
      audit: '1 year',
    });
    expect(terms).toMatchObject({
      drafts: { count: 10, unit: 'days' },
      text: { count: 56, unit: 'days' },
      history: { count: 18, unit: 'months' },
      consents: { count: 2, unit: 'years' },
      audit: { count: 1, unit: 'years' },
    });
  });

  it('takes months and years as their longest', () => {
    expect(termDays({ count: 24, unit: 'months' })).toBe(731);
    expect(termDays({ count: 3, unit: 'years' })).toBe(1096);
    expect(termDays({ count: 1, unit: 'months' })).toBe(31);
    expect(termDays({ count: 3, unit: 'months' })).toBe(92);
  });

  it('decides when each thing goes', () => {
    const now = Date.parse('2026-11-24T09:00:00Z');
    const { terms } = of({ text: '45 days', 'survey-names': '10 days' });
    expect((now - purgeLimits(now, terms).text) / DAY).toBe(45);
    expect((now - purgeLimits(now, terms).history) / DAY).toBe(731);
    expect((now - surveyLimits(now, terms).detachBefore) / DAY).toBe(10);
  });

  it('reads as it is written', () => {
    for (const kind of TERM_KINDS)
      expect(of({ [kind]: termText(USUAL_TERMS[kind], 'fr') }).terms[kind]).toEqual(USUAL_TERMS[kind]);
    expect(termText({ count: 1, unit: 'months' }, 'fr')).toBe('1 mois');
  });
});
