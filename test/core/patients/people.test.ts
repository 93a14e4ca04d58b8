import { describe, expect, it } from 'vitest';
import { namedAmong } from '../../../src/core/patients/named.ts';
import { phoneNumber, phonesIn, provesMore } from '../../../src/core/patients/people.ts';
import { mailParts } from '../../../src/core/patients/sign-off.ts';
import { birthDatesIn } from '../../../src/core/patients/text-dates.ts';
import { day } from './builders.ts';

describe('names in a text', () => {
  const among =
    (...names: string[]) =>
    (text: string) =>
      namedAmong(
        text,
        names.map((givenName) => ({ givenName })),
      ).map(({ givenName }) => givenName);

  it('hears a name whatever its accents and capitals', () => {
    expect(among('Zoé', 'Łukasz')('ZOE ne vient pas')).toEqual(['Zoé']);
    expect(among('Zoé', 'Łukasz')('lukasz nie przyjdzie')).toEqual(['Łukasz']);
  });

  it('forgives one slip in a long name that has its capital, and none in a short one', () => {
    expect(among('Mathilde', 'Théo')('Matilde sera là')).toEqual(['Mathilde']);
    expect(among('Mathilde', 'Théo')('Thé sera là')).toEqual([]);
    expect(among('Constance', 'Théo')('une fatigue constante')).toEqual([]);
  });

  it('does not take Jean-Pierre for Jean', () => {
    expect(among('Jean-Pierre', 'Paul')('Jean Pierre vient')).toEqual(['Jean-Pierre']);
    expect(among('Luc', 'Paul')('Luc-Olivier vient')).toEqual([]);
    expect(among('Marie-Luce', 'Luce')('Marie Luce vient')).toEqual(['Marie-Luce']);
  });

  it('takes a name that is also a word only where it can be nothing else', () => {
    expect(among('Rose', 'Paul')('une lampe rose')).toEqual([]);
    expect(among('Rose', 'Paul')('Rose pâle, la couleur du mur')).toEqual([]);
    expect(among('Rose', 'Paul')('le rendez-vous de Rose')).toEqual(['Rose']);
    expect(among('Will', 'Paul')('I will come')).toEqual([]);
    expect(among('Sam', 'Paul')('sam 12h ?')).toEqual([]);
  });

  it('finds nobody inside another word', () => {
    expect(among('Léa', 'Tom')('un aléa, une tomate')).toEqual([]);
  });
});

describe('dates of birth in a text', () => {
  it.each([
    ['né le 12/05/1984', '1984-05-12'],
    ['12.05.1984', '1984-05-12'],
    ['1984-05-12', '1984-05-12'],
    ['née le 1er mars 2014', '2014-03-01'],
    ['born 2nd of March 2014'.replace(' of', ''), '2014-03-02'],
    ['March 2, 2014', '2014-03-02'],
    ['geboren 2. März 2014', '2014-03-02'],
    ['ur. 2 marca 2014', '2014-03-02'],
    ['nacida el 2 de marzo de 2014', '2014-03-02'],
    ['nata il 2 agosto 2014', '2014-08-02'],
    ['nascida a 2 de fevereiro de 2014', '2014-02-02'],
    ['2 juillet 2014', '2014-07-02'],
    ['2 juin 2014', '2014-06-02'],
  ])('reads %s', (text, expected) => expect(birthDatesIn(text)).toEqual([expected]));

  it('leaves open the century of two digits', () => {
    expect(birthDatesIn('12/05/84')).toEqual(['1984-05-12', '2084-05-12']);
  });

  it('reads no date out of numbers that are none', () => {
    expect(birthDatesIn('31/02/1984, 2 85 07 75 116 001, 12/13/1984, le 12 à 14h')).toEqual([]);
  });
});

describe('phone numbers', () => {
  it('are told in international form', () => {
    expect(phoneNumber('01 99 00 12 34', 'FR')).toBe('+33199001234');
    expect(phonesIn('mon numéro : 06.39.98.00.11, rdv le 24/11/2026 à 18h30', 'FR')).toEqual([
      '+33639980011',
    ]);
    expect(phoneNumber('le soir', 'FR')).toBeNull();
  });
});

describe('file numbers', () => {
  it('count after their word, or when they can be nothing else', () => {
    const anna = { id: '42', birthDate: null };
    expect(provesMore('dossier n°42', anna)).toBe(true);
    expect(provesMore('Patient no. 42', anna)).toBe(true);
    expect(provesMore('dossier n°421', anna)).toBe(false);
    expect(provesMore('42 ans', anna)).toBe(false);
    expect(provesMore('réf KX-0042', { id: 'KX-0042', birthDate: null })).toBe(true);
    expect(provesMore('', { id: '', birthDate: day('1984-05-12') })).toBe(false);
  });
});

describe('the parts of a mail', () => {
  it('are what greets, what it is about, and who signs', () => {
    const parts = mailParts(
      'Bonjour Madame Exemple,\nje ne viens pas jeudi à 18h.\nBonne journée\nSandrine E.',
    );
    expect(parts.about).not.toContain('Exemple');
    expect(parts.about).toContain('jeudi');
    expect(parts.signOff).toBe('Bonne journée\nSandrine E.');
  });

  it('keep a mail of one line as what it is about', () => {
    expect(mailParts('ok pour Léa')).toEqual({ about: 'ok pour Léa', signOff: '' });
  });
});
