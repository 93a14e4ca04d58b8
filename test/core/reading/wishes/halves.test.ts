import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('half of a month', () => {
  it.each([
    ['fr', 'première quinzaine de janvier', '2027-01-01…2027-01-15'],
    ['fr', 'la deuxième quinzaine de décembre', '12-16…12-31'],
    ['en', 'the first half of January', '2027-01-01…2027-01-15'],
    ['de', 'erste Januarhälfte', '2027-01-01…2027-01-15'],
    ['nl', 'de eerste helft van januari', '2027-01-01…2027-01-15'],
    ['es', 'la primera quincena de enero', '2027-01-01…2027-01-15'],
    ['it', 'la prima metà di gennaio', '2027-01-01…2027-01-15'],
    ['pt', 'a segunda quinzena de janeiro', '2027-01-16…2027-01-31'],
    ['pl', 'w pierwszej połowie stycznia', '2027-01-01…2027-01-15'],
  ] as const)('in %s: %s', (language, phrase, expected) => {
    expect(said(phrase, language)).toBe(expected);
  });
});

describe('a time denied by "nothing"', () => {
  it.each([
    ['fr', 'rien avant février', '2027-02-01…'],
    ['de', 'nichts vor Februar', '2027-02-01…'],
    ['nl', 'niets voor februari', '2027-02-01…'],
    ['fr', 'rien avant vendredi ?', '11-24…11-26'],
  ] as const)(
    'begins there, but a question asks for the days before it (%s): %s',
    (language, phrase, expected) => {
      expect(said(phrase, language)).toBe(expected);
    },
  );
});

describe('a weekday', () => {
  it.each([
    ['de', 'Mo bis Do', '11-30…12-03'],
    ['nl', 'ma t/m do', '11-30…12-03'],
    ['en', 'Mon-Thurs after 5', '11-30…12-03 daily 17:00-21:00'],
  ] as const)('is known by its short name in a span (%s): %s', (language, phrase, expected) => {
    expect(said(phrase, language)).toBe(expected);
  });

  it.each([
    ['fr', 'un lundi'],
    ['en', 'on a Monday'],
    ['de', 'an einem Montag'],
    ['es', 'un lunes'],
  ] as const)('with "a" before it is whichever (%s)', (language, phrase) => {
    expect(said(phrase, language)).toBe('11-30 | 12-07 … 8');
  });
});
