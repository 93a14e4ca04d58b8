import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/review/answer-codes.ts';
import { morningLines } from '../../../src/core/review/morning-lines.ts';
import { NOW, ZONE } from '../../build/builders.ts';

const NOTHING = { yes: [], no: [], all: false, seen: false };

describe('what a practitioner answers', () => {
  it.each([
    ['OK 3 5', { yes: [3, 5] }],
    ['ok 3, 5 et 7.', { yes: [3, 5, 7] }],
    ['NON 4', { no: [4] }],
    ['OK 3 5 NON 4', { yes: [3, 5], no: [4] }],
    ['Oui 1\nNon 2', { yes: [1], no: [2] }],
    ['TOUT OK', { all: true }],
    ['ok tout !', { all: true }],
    ['Vu', { seen: true }],
    ['VU\nOK 1', { seen: true, yes: [1] }],
  ])('%j is understood', (words, said) => {
    expect(readAnswer(words)).toEqual({ ...NOTHING, rest: '', ...said });
  });

  it.each([
    'OK',
    'non',
    'ok pour le 3',
    '3 5',
    'OK 3-5',
    'pas OK 3',
    'OK non 3',
    'OK 300',
    'déjà vu',
    'OK 3 ?',
  ])('%j says yes to nothing and is a human’s', (words) => {
    expect(readAnswer(words)).toEqual({ ...NOTHING, rest: words });
  });

  it('counts until the first line that is something else', () => {
    expect(readAnswer('OK 1\nmais appelez Mme R.\nOK 2')).toEqual({
      ...NOTHING,
      yes: [1],
      rest: 'mais appelez Mme R.\nOK 2',
    });
  });

  it('takes a number with a yes and a no for neither', () => {
    expect(readAnswer('OK 1 2\nNON 2')).toEqual({ ...NOTHING, yes: [1], rest: '2' });
    expect(readAnswer('TOUT OK\nNON 2')).toMatchObject({ all: false, no: [], rest: '2' });
  });

  it('never finds a yes in our own mail, quoted or not', () => {
    const morning = {
      now: NOW,
      done: { alone: 1, approved: 0, aside: 0 },
      waiting: [{ proposal: [], received: NOW }],
      more: 3,
      breachUntil: null,
      watch: {
        breaches: 0,
        unseen: 1,
        unknown: 0,
        rights: 1,
        returned: 0,
        late: 0,
        conflicts: 0,
        'waiting-list': 0,
      },
      first: NOW,
      appointments: 4,
      changes: { booked: 1, moved: 0, cancelled: 2 },
    };
    for (const language of ['fr', 'en'] as const) {
      const lines = morningLines({ morning, language, zone: ZONE });
      expect(lines.length).toBeLessThanOrEqual(6);
      for (const line of lines) {
        expect(readAnswer(line)).toMatchObject(NOTHING);
        expect(readAnswer(`> ${line}`)).toMatchObject(NOTHING);
      }
      expect(readAnswer(lines.join('\n'))).toMatchObject(NOTHING);
    }
  });

  it('says yes only to numbers that stand behind a yes, whatever is written', () => {
    const word = fc.constantFrom(
      'ok',
      'non',
      'oui',
      '1',
      '2',
      '33',
      'et',
      'tout',
      'vu',
      ',',
      'bonjour',
      '\n',
      '> ok 9',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const { yes, no, rest } = readAnswer(words.join(' '));
        expect(yes).not.toContain(9);
        for (const number of yes) expect(no).not.toContain(number);
        if (yes.length > 0) expect(words.some((one) => one === 'ok' || one === 'oui')).toBe(true);
        if (words.includes('bonjour')) expect(rest).toContain('bonjour');
      }),
      { numRuns: 2000 },
    );
  });
});
