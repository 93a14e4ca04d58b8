import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalOf, hashOf } from '../../../src/core/letters/approval.ts';
import { compose } from '../../../src/core/letters/compose.ts';
import { address } from '../../build/builders.ts';
import { allApproved, shipped, someTexts } from './shipped.ts';

const thanks = { id: 'thanks', language: 'fr', hash: hashOf('Merci.') } as const;

describe('the approval of a text', () => {
  it('is given to the words as they are and ends with them', () => {
    expect(approvalOf(thanks, {})).toBe('never-approved');
    expect(approvalOf(thanks, { 'thanks/fr': thanks.hash })).toBe('approved');
    expect(approvalOf({ ...thanks, hash: hashOf('Merci !') }, { 'thanks/fr': thanks.hash })).toBe(
      'edited-since',
    );
  });

  it('is not lost when another editor saves the same words', () => {
    expect(hashOf('\uFEFF---\r\nid: a\r\n---\r\nMerci.  \r\n\r\n')).toBe(hashOf('---\nid: a\n---\nMerci.'));
  });

  it('is lost by any change that a reader could see', () => {
    const line = fc.string({ unit: fc.constantFrom(...'abé19.,\n ') });
    fc.assert(
      fc.property(line, line, (one, other) => {
        const seen = (text: string) => text.replaceAll(/[ ]+$/gmu, '').trim();
        expect(hashOf(one) === hashOf(other)).toBe(seen(one) === seen(other));
      }),
    );
  });
});

describe('a text that nobody approved', () => {
  const parts = [{ template: 'thanks', facts: {} }];
  const to = address('ana@example.org');

  it('makes no letter', () => {
    for (const { id, language } of shipped) {
      const texts = someTexts({ approvals: {} });
      const composed = compose({ texts, language, to, parts: [{ template: id, facts: {} }] });
      expect(composed).toMatchObject({ kind: 'problem', reason: { code: 'template-not-approved' } });
    }
  });

  it('may be looked at in a dry run', () => {
    const texts = someTexts({ approvals: {}, assumeApproved: true });
    expect(compose({ texts, language: 'fr', to, parts }).kind).toBe('letter');
  });

  it('makes no letter in a dry run either when it was edited since its approval', () => {
    const texts = someTexts({ approvals: { 'thanks/fr': 'another' }, assumeApproved: true });
    expect(compose({ texts, language: 'fr', to, parts })).toEqual({
      kind: 'problem',
      reason: { code: 'template-not-approved', template: 'thanks (fr)' },
    });
  });

  it('takes the whole letter with it', () => {
    const { 'booked/fr': _, ...approvals } = allApproved;
    const both = [...parts, { template: 'booked', facts: {} }];
    expect(compose({ texts: someTexts({ approvals }), language: 'fr', to, parts: both }).kind).toBe(
      'problem',
    );
  });

  it('gives way to the practice’s language in an emergency, where silence would be worse', () => {
    const { 'emergency-life/pl': _, ...approvals } = allApproved;
    const found = someTexts({ approvals }).find('emergency-life', 'pl');
    expect(found?.language).toBe('fr');
    const { 'thanks/pl': __, ...others } = allApproved;
    expect(someTexts({ approvals: others }).find('thanks', 'pl')?.language).toBe('pl');
  });
});
