import { describe, expect, it } from 'vitest';
import { judgeCountry } from '../../../src/core/doctor/judge-country.ts';
import { withOwnNumbers } from '../../../src/core/letters/own-numbers.ts';
import type { OwnNumbers } from '../../../src/domain/emergency-numbers.ts';
import { dateOf } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { english } from '../../build/english.ts';
import { countries } from '../letters/shipped.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');

function remarks(own: OwnNumbers | null, now = NOW, school: 'A' | null = null) {
  const practice = { ...aPractice(), country: 'FR', schoolZone: school, emergencyNumbers: own } as const;
  return judgeCountry(practice, withOwnNumbers(countries.FR, own), now, english);
}

const NONE = { life: null, doctor: null, suicide: null, text: null };

describe('tables of the country that grow old', () => {
  it('tells two months before the school calendar ends, and in the last summer of the holidays', () => {
    expect(remarks(null, NOW, 'A').map(({ severity }) => severity)).toEqual(['good', 'good']);
    expect(remarks(null, Date.parse('2027-06-01T00:00:00Z'), 'A')[0]?.severity).toBe('mend');
    expect(remarks(null, Date.parse('2031-08-01T00:00:00Z'))[0]?.severity).toBe('mend');
  });

  it('names the emergency numbers that letters give, and whose they are', () => {
    expect(remarks(null)[1]?.sentence).toBe(
      'emergency numbers (those of the country, checked on 7 October 2026): 15, 112, 3114, 114',
    );
    const own = { numbers: { ...NONE, doctor: ['116 117'] }, checkedOn: dateOf(2026, 11, 20) };
    expect(remarks(own)[1]?.sentence).toBe(
      'emergency numbers (set by you, checked on 20 November 2026): 15, 112, 116 117, 3114, 114',
    );
  });

  it('asks for a new look eight months after the last one (R-41), which practice.yaml can say', () => {
    const later = Date.parse('2027-06-20T08:00:00Z');
    expect(remarks(null, later)[1]).toMatchObject({
      severity: 'mend',
      sentence: 'emergency numbers not checked since 7 October 2026: 15, 112, 3114, 114',
      fix: 'call them or read their official page, then in practice.yaml: "emergency-numbers: { checked-on: 2027-06-20 }"',
    });
    expect(remarks({ numbers: NONE, checkedOn: dateOf(2027, 6, 20) }, later)[1]?.severity).toBe('good');
  });

  it('believes no check on a day that is still to come', () => {
    expect(remarks({ numbers: NONE, checkedOn: dateOf(2027, 1, 1) })[1]).toMatchObject({
      severity: 'mend',
      sentence: 'emergency numbers: 1 January 2027 is still to come',
    });
  });
});
