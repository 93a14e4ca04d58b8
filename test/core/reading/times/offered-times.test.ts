import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../../../src/adapters/reader/shipped-reader.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { shortly } from '../wishes/said.ts';
import { readingOf } from '../wishes/timed-mails.ts';

const reader = await shippedReader();

/** The times that a mail of Tuesday 24 November 2026 wants, which answers none of ours. */
function wanted(text: string, language: Language) {
  const { requests } = readingOf({ id: 'one', text, times: [] }, language, reader);
  return shortly(requests.flatMap(({ wishes }) => wishes));
}

describe('of the times that a mail quotes as offered', () => {
  it.each([
    [
      'fr',
      'Vous me proposez mardi 1er à 9h ou jeudi 3 à 15h30 : je prends celui de 15h30.',
      '12-03 15:30-16:30 exact',
    ],
    [
      'en',
      'The times you offered were Monday 30th at 9, Wednesday 2nd at 3.30 and Friday 4th at 11. Wednesday is best for me.',
      '12-02 15:30-16:30 exact',
    ],
    [
      'nl',
      'Jullie stelden 1 december 13.20 u of 4 december 16.00 u voor. Doe maar de vierde.',
      '12-04 16:00-17:00 exact',
    ],
    [
      'es',
      'Me ofrecieron el lunes 30 a las 9 o el miércoles 2 a las 17. Me quedo con el segundo.',
      '12-02 17:00-18:00 exact',
    ],
    [
      'it',
      'Mi avete proposto lunedì 30 alle 9 oppure mercoledì 2 alle 17. Prendo il primo.',
      '11-30 09:00-10:00 exact',
    ],
    [
      'pl',
      'Zaproponowano mi poniedziałek 30 listopada o 9 albo środę 2 grudnia o 17. Biorę środę.',
      '12-02 17:00-18:00 exact',
    ],
    [
      'pt',
      'Propuseram-me segunda dia 30 às 9h ou quarta dia 2 às 17h. Fico com o último.',
      '12-02 17:00-18:00 exact',
    ],
  ] as const)('the one that is taken is wanted: %s', (language, text, expected) => {
    expect(wanted(text, language)).toBe(expected);
  });

  it('the others are left when one is refused', () => {
    const text =
      "Vous m'avez proposé lundi 30 à 9h, mercredi 2 à 14h15 ou vendredi 4 à 17h. Le premier tombe sur mon conseil de classe.";
    expect(wanted(text, 'fr')).toBe('12-02 14:15-15:15 exact | 12-04 17:00-18:00 exact');
  });

  it('all stay when either will do', () => {
    const text = 'You suggested Tuesday 1 December at 10 or Thursday 3 December at 2. Either works.';
    expect(wanted(text, 'en')).toBe('12-01 10:00-11:00 exact | 12-03 14:00-15:00 exact');
  });
});

describe('the part that a clause plays', () => {
  it.each([
    [
      'fr',
      "Je voudrais un rdv. Je bosse de 3h à 11h, du coup l'après-midi avant 16h30.",
      '11-24… daily 12:00-16:30',
    ],
    ['en', 'My appointment please: I said Thursday but I meant Friday at 3pm.', '11-27 15:00-16:00 exact'],
    ['fr', 'Plutôt 17h que 17h30 lundi svp', '11-30 17:00-18:00 exact'],
    ['en', "I'd rather come at 5 than 5.30 on Monday", '11-30 17:00-18:00 exact'],
    ['nl', 'Liever dinsdag dan woensdag, kan dat?', '12-01'],
    ['en', 'Could you move my Thursday slot from 6 to 5?', '11-26 17:00-18:00 exact'],
    ['de', 'Können wir den Termin am Freitag von 18 auf 17 Uhr verschieben?', '11-27 17:00-18:00 exact'],
    [
      'de',
      'Am 2. Dezember habe ich ein MRT und am 14. sehe ich den Chirurgen. Hätten Sie dazwischen einen Termin?',
      '12-03…12-13',
    ],
    [
      'en',
      'My scan is on 2 December and I see the surgeon on the 14th. Could you fit me in between the two?',
      '12-03…12-13',
    ],
    [
      'nl',
      'Ik heb op 2 december een scan en op 14 december zie ik de chirurg. Kan ik daartussen langskomen?',
      '12-03…12-13',
    ],
  ] as const)('tells which of its times are wanted (%s): %s', (language, text, expected) => {
    expect(wanted(text, language)).toBe(expected);
  });
});
