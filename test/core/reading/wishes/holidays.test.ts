import { describe, expect, it } from 'vitest';
import { schoolHolidaysOf } from '../../../../src/core/agenda/open/school-terms.ts';
import { wishContext } from '../../../../src/core/reading/times/wish-context.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { aPractice } from '../../../build/builders.ts';
import { read, SENT, said } from './said.ts';

describe('holidays by name', () => {
  it.each<readonly [Language, string, string]>([
    ['fr', 'après la Toussaint', '2027-11-02…'],
    ['fr', 'entre Noël et Nouvel An', '12-25…2027-01-01'],
    ['fr', 'après les fêtes', '2027-01-02…'],
    ['fr', 'Bonnes fêtes !', ''],
    ['en', 'between Christmas and New Year', '12-25…2027-01-01'],
    ['en', 'after Shrove Tuesday', '2027-02-10…'],
    ['nl', 'tussen kerst en nieuwjaar', '12-25…2027-01-01'],
    ['nl', 'na Carnaval', '2027-02-10…'],
    ['de', 'nach Ostern', '2027-03-29…'],
    ['de', 'zwischen den Jahren', '12-27…12-31'],
    ['de', 'vor Fronleichnam', '11-24…2027-05-26'],
    ['pl', 'po Bożym Ciele', '2027-05-28…'],
    ['pl', 'po świętach', '12-27…'],
    ['pl', 'między świętami a Nowym Rokiem', '12-24…2027-01-01'],
    ['pl', 'oprócz Wigilii', 'not 12-24'],
    ['es', 'después de Reyes', '2027-01-07…'],
    ['es', 'en Semana Santa', '2027-03-22…2027-03-28'],
    ['it', 'dopo Ferragosto', '2027-08-16…'],
    ['it', 'tra Natale e Capodanno', '12-25…2027-01-01'],
    ['pt', 'depois do Carnaval', '2027-02-10…'],
    ['pt', 'entre o Natal e o Ano Novo', '12-25…2027-01-01'],
  ])('%s: %s → %s', (language, phrase, expected) => {
    expect(said(phrase, language)).toBe(expected);
  });

  it('reads the national day as that of the practice’s country', () => {
    const of = (country: 'FR' | 'BE' | 'GB') => {
      const { nationalDay } = wishContext({ ...aPractice(), country }, SENT);
      return said('après la fête nationale', 'fr', nationalDay === undefined ? {} : { nationalDay });
    };
    expect(of('FR')).toBe('2027-07-15…');
    expect(of('BE')).toBe('2027-07-22…');
    expect(of('GB')).toBe('');
  });
});

describe('school holidays', () => {
  const schoolHolidays = schoolHolidaysOf({ ...aPractice(), schoolZone: 'C' });

  it.each<readonly [Language, string, string]>([
    ['fr', 'après les vacances', '2027-01-04…'],
    ['fr', 'pendant les vacances de février', '2027-02-06…2027-02-21'],
    ['fr', 'à la rentrée', '2027-01-04…2027-01-10'],
    [
      'fr',
      'le jeudi après les vacances de Noël, le matin',
      '2027-01-07 08:00-12:00 | 2027-01-14 08:00-12:00 … 8',
    ],
    ['fr', 'jeudi 31 décembre ou mardi, hors vacances scolaires', '12-31 | 12-01 … 5'],
    ['fr', 'je rentre de vacances le 3 décembre', '12-03'],
    ['fr', 'à la fin des vacances', ''],
    ['en', 'during the February half term', '2027-02-06…2027-02-21'],
    ['de', 'nach den Ferien', '2027-01-04…'],
    ['nl', 'na de kerstvakantie', '2027-01-04…'],
    ['es', 'después de las vacaciones', '2027-01-04…'],
    ['it', 'dopo le vacanze di Natale', '2027-01-04…'],
    ['pt', 'depois das férias', '2027-01-04…'],
    ['pl', 'po feriach', '2027-01-04…'],
  ])('%s: %s → %s', (language, phrase, expected) => {
    expect(said(phrase, language, { schoolHolidays })).toBe(expected);
  });

  it('are not guessed without a calendar, and the explanation says so', () => {
    const { wishes, explained } = read('jeudi après les vacances de février');
    expect(wishes).toEqual([]);
    expect(explained).toEqual([
      'vacances scolaires : dates inconnues (practice.yaml : practice.school-zone ou school-holidays)',
    ]);
  });

  it('take everything along when they are to be left out and nobody knows them', () => {
    expect(said('le jeudi, hors vacances scolaires')).toBe('');
    expect(said('le jeudi ou pendant les vacances')).not.toBe('');
  });

  it('leave the wish behind the comma a wish', () => {
    expect(said('hors vacances scolaires, jeudi à 10h', 'fr', { schoolHolidays })).toContain(
      '11-26 10:00-11:00 exact',
    );
  });
});
