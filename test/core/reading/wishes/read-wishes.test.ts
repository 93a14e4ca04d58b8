import { describe, expect, it } from 'vitest';
import type { LocalTime } from '../../../../src/domain/time.ts';
import { PARTS_OF_DAY } from '../../../../src/domain/wish.ts';
import { read, said } from './said.ts';

const NIGHT = { sent: '2026-11-25T00:40' as LocalTime };

describe('the windows of a wish', () => {
  it('narrows a part of the day by a limit', () => {
    expect(read('jeudi après-midi, pas avant 15h')).toMatchObject({
      wishes: [{ include: true, start: '2026-11-26T15:00', end: '2026-11-26T18:00' }],
      rest: '',
    });
  });

  it('keeps the order of alternatives, and marks the same time', () => {
    expect(read('vendredi meme heure sinon la semaine pro').wishes).toEqual([
      { include: true, start: '2026-11-27T00:00', end: '2026-11-28T00:00', sameTime: true },
      { include: true, start: '2026-11-30T00:00', end: '2026-12-07T00:00' },
    ]);
  });

  it('takes a clock time for the hour that begins there', () => {
    expect(read('le 3/12 à 14h30').wishes).toEqual([
      { include: true, start: '2026-12-03T14:30', end: '2026-12-03T15:30', exact: true },
    ]);
  });

  it('reads an exclusion as a wish that is not included', () => {
    expect(read('la semaine prochaine sauf le mercredi').wishes).toEqual([
      { include: true, start: '2026-11-30T00:00', end: '2026-12-07T00:00' },
      { include: false, start: '2026-12-02T00:00', end: '2026-12-03T00:00' },
    ]);
  });

  it('keeps hours without a day beside a year of days', () => {
    expect(read('après 17h').wishes).toEqual([
      { include: true, start: '2026-11-24T00:00', end: '2027-11-24T00:00', daily: [1020, 1260] },
    ]);
  });

  it('writes a recurring weekday out for eight weeks', () => {
    const { wishes } = read('tous les mardis matin');
    expect(wishes).toHaveLength(8);
    expect(wishes.at(-1)).toEqual({ include: true, start: '2027-01-19T08:00', end: '2027-01-19T12:00' });
  });
});

describe('what depends on the practice and the moment', () => {
  it('uses the parts of the day of the practice', () => {
    const partsOfDay = { ...PARTS_OF_DAY, afternoon: [840, 1140] as const };
    expect(said('jeudi après-midi', 'fr', { partsOfDay })).toBe('11-26 14:00-19:00');
  });

  it('turns a bare hour into the one at which the practice is open', () => {
    expect(said('jeudi à 7h', 'fr', { opening: [420, 1080] })).toBe('11-26 07:00-08:00 exact');
    expect(said('jeudi à 7h', 'fr', { opening: [480, 1200] })).toBe('11-26 19:00-20:00 exact');
  });

  it.each([
    ['2026-11-24T09:12', 'mardi', '12-01'],
    ['2026-11-24T09:12', 'ce mardi', '11-24'],
    ['2026-11-25T09:12', 'jeudi prochain', '12-03'],
    ['2026-11-24T09:12', 'jeudi prochain', '11-26'],
    ['2026-11-24T09:12', 'mardi en huit', '12-01'],
    ['2026-11-23T09:12', 'mardi en huit', '12-01'],
    ['2026-11-29T09:12', 'cette semaine', '11-23…11-29'],
    ['2026-11-29T09:12', 'ce week-end', '11-28…11-29'],
    ['2026-11-27T09:12', 'le week-end prochain', '12-05…12-06'],
    ['2026-12-28T09:12', 'le 3 janvier', '2027-01-03'],
    ['2026-12-28T09:12', 'le 3', '2027-01-03'],
    ['2026-12-31T23:59', 'demain', '2027-01-01'],
    ['2028-02-28T10:00', 'le 29', '2028-02-29'],
    ['2027-01-31T10:00', 'dans un mois', '2027-02-28'],
    ['2026-10-24T10:00', 'demain à 9h', '10-25 09:00-10:00 exact'],
  ])('read on %s: %s → %s', (sent, phrase, expected) => {
    expect(said(phrase, 'fr', { sent: sent as LocalTime })).toBe(expected);
  });

  it('takes "demain" written after midnight for the next day of the calendar, and says so', () => {
    const { wishes, explained } = read('demain matin', 'fr', NIGHT);
    expect(wishes[0]?.start).toBe('2026-11-26T08:00');
    expect(explained).toEqual([
      'demain matin → jeudi 26 novembre 2026, 08:00–12:00',
      '« demain » écrit à 00:40 → jeudi 26 novembre 2026, le lendemain de la date d’envoi',
    ]);
  });
});

describe('what can be read in two ways', () => {
  it.each([
    ['fr', 'jeudi prochain', '2026-11-26', '2026-12-03'],
    ['fr', 'mercredi prochain', '2026-12-02', '2026-11-25'],
    ['fr', 'lundi 3 décembre', '2026-12-03', '2026-11-30'],
    ['en', 'next Thursday', '2026-12-03', '2026-11-26'],
    ['en', '5/12', '2026-12-05', '2027-05-12'],
    ['de', 'nächsten Donnerstag', '2026-11-26', '2026-12-03'],
  ] as const)('%s: %s keeps both days', (language, phrase, one, other) => {
    const [wish] = read(phrase, language).wishes;
    expect([wish?.start.slice(0, 10), wish?.otherwise?.start.slice(0, 10)]).toEqual([one, other]);
  });

  it.each([
    ['fr', 'lundi prochain'],
    ['fr', '5/12'],
    ['en', 'Saturday 5/12'],
    ['en', '25/12'],
    ['fr', 'jeudi 3 décembre'],
    ['fr', 'jeudi de la semaine prochaine'],
  ] as const)('%s: %s has one meaning', (language, phrase) => {
    expect(read(phrase, language).wishes.every(({ otherwise }) => otherwise === undefined)).toBe(true);
  });

  it('keeps the hours on both days', () => {
    expect(read('jeudi prochain à 14h').wishes).toEqual([
      {
        include: true,
        start: '2026-11-26T14:00',
        end: '2026-11-26T15:00',
        exact: true,
        otherwise: { start: '2026-12-03T14:00', end: '2026-12-03T15:00' },
      },
    ]);
  });

  it('leaves an hour open when the practice is open at both', () => {
    const [wish] = read('jeudi à 7', 'fr', { opening: [420, 1260] }).wishes;
    expect([wish?.start, wish?.otherwise?.start]).toEqual(['2026-11-26T07:00', '2026-11-26T19:00']);
  });
});

describe('what is said back', () => {
  it.each([
    ['fr', 'jeudi après-midi', 'jeudi après-midi → jeudi 26 novembre 2026, 12:00–18:00'],
    [
      'fr',
      'la semaine prochaine',
      'la semaine prochaine → du lundi 30 novembre 2026 au dimanche 6 décembre 2026',
    ],
    ['fr', 'après 17h', 'après 17h → à partir du mardi 24 novembre 2026, chaque jour 17:00–21:00'],
    ['fr', 'pas jeudi', 'jeudi → exclu : jeudi 26 novembre 2026'],
    ['fr', 'vendredi même heure', 'vendredi même heure → vendredi 27 novembre 2026, à la même heure'],
    ['en', 'Friday at 3', 'Friday at 3 → Friday 27 November 2026, 15:00–16:00'],
    ['de', 'Freitag um 9', 'Freitag um 9 → Friday 27 November 2026, 09:00–10:00'],
  ] as const)('%s: %s', (language, phrase, line) => {
    expect(read(phrase, language).explained).toEqual([line]);
  });

  it('names a weekday that does not fit its date', () => {
    expect(read('lundi 3 décembre').explained).toEqual([
      'lundi 3 décembre → jeudi 3 décembre 2026 ou bien lundi 30 novembre 2026 (ce n’est pas un lundi)',
    ]);
  });

  it('lists only the first of many windows', () => {
    expect(read('tous les mardis').explained[0]).toMatch(
      /^tous les mardis → mardi 1er décembre 2026 ; .* ; et 4 de plus$/,
    );
  });

  it('leaves over what it did not use', () => {
    expect(read('bonjour je voudrais jeudi pour mon épaule').rest).toBe('bonjour mon épaule');
    expect(read('12 séances de kiné').rest).toBe('12 séances kiné');
  });
});

describe('what is no wish', () => {
  it.each([
    'prise de sang',
    '12 séances',
    '06 39 98 11 02',
    '06.39.98.11.02',
    '0639981102',
    '+33 6 39 98 11 02',
    '45 euros',
    '25€',
    '12 rue des Lilas',
    '4 impasse du Moulin 3e étage',
    'né le 14/02/1969',
    'née le 3 mars 1984',
    'date de naissance : 03/07/1951',
    'Jeanne Pruvost 03/07/1951',
    'ordonnance du 3 mars',
    'la facture de la séance du 4 novembre',
    'je souffre depuis mardi',
    'opéré depuis 3 semaines',
    'mon fils de 3 ans',
    '38,9 de fièvre',
    'séance à 50 %',
    'contact@cabinet-12h.example.org',
    'https://example.org/2026/12/03',
    'dossier 2026-8841',
    '8/10. Très bien',
    'je vais mieux merci',
    '',
  ])('finds no wish in "%s"', (text) => {
    expect(read(text).wishes).toEqual([]);
  });
});
