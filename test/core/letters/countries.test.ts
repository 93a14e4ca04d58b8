import { describe, expect, it } from 'vitest';
import { NUMBER_KINDS, numbersAreOld, numbersInLetters } from '../../../src/core/letters/countries.ts';
import { COUNTRIES } from '../../../src/domain/practice.ts';
import { asZone, dateOf } from '../../../src/domain/time.ts';
import { countries } from './shipped.ts';

const every = COUNTRIES.flatMap((country) =>
  NUMBER_KINDS.flatMap((kind) => countries[country][kind].map((line) => ({ country, kind, ...line }))),
);

describe('the countries’ numbers', () => {
  it('name a source and a day for each verified one, and no day for the others', () => {
    const wrong = every.filter(
      ({ verified, source, checked_on }) =>
        (source !== 'K') !== verified || (checked_on === '2026-10-07') !== verified,
    );
    expect(wrong).toEqual([]);
  });

  it('give every country a verified number for danger of life', () => {
    for (const country of COUNTRIES) {
      expect(numbersInLetters(countries[country], 'life', []).length).toBeGreaterThan(0);
    }
  });

  it('show none that is not verified', () => {
    const shown = COUNTRIES.flatMap((country) =>
      NUMBER_KINDS.flatMap((kind) => numbersInLetters(countries[country], kind, ['fr', 'nl'])),
    );
    expect(shown.filter(({ verified }) => !verified)).toEqual([]);
  });

  it('are old eight months after they were checked (R-41)', () => {
    expect(numbersAreOld(countries.FR, dateOf(2027, 6, 7))).toBe(false);
    expect(numbersAreOld(countries.FR, dateOf(2027, 6, 8))).toBe(true);
  });

  it('belong to countries whose zone the program knows', () => {
    for (const country of COUNTRIES) expect(asZone(countries[country].zone)).toBe(countries[country].zone);
  });
});

describe('the countries’ rules', () => {
  it('ask for consent before the first reminder in Germany, and tell the French (R-10)', () => {
    expect(countries.DE.reminder_consent.rule).toBe('opt-in');
    expect(countries.FR.reminder_consent.rule).toBe('opt-out');
  });

  it('start without any fee, and allow a fee text only where a source does', () => {
    for (const country of COUNTRIES) {
      const { policy, furthest, source } = countries[country].cancellation;
      expect(policy).not.toBe('fee-text-allowed');
      if (furthest === 'fee-text-allowed') expect(source).toMatch(/^C\d/u);
    }
    expect(countries.FR.cancellation).toMatchObject({ policy: 'none', furthest: 'none' });
  });
});
