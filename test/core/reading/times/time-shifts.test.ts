import { describe, expect, it } from 'vitest';
import { shiftSaid } from '../../../../src/core/reading/times/time-shifts.ts';
import type { Language } from '../../../../src/domain/language.ts';

/** Days and minutes of the distance that a sentence names. */
function shift(text: string, language: Language): readonly [days: number, minutes: number] | null {
  const said = shiftSaid(text, language);
  return said === null ? null : [said.shift.days, said.shift.minutes];
}

describe('a distance from the appointment', () => {
  it.each([
    ['fr', "décaler d'un petit quart d'heure", 15],
    ['fr', "une demi-heure plus tôt, c'est possible ?", -30],
    ['fr', "avancer ma séance d'une heure", -60],
    ['en', 'Could it be a quarter of an hour later?', 15],
    ['en', 'could you bring it forward half an hour', -30],
    ['de', 'Ginge es eine Viertelstunde später?', 15],
    ['de', 'um eine halbe Stunde vorziehen', -30],
    ['de', 'um eine Stunde verschieben', 60],
    ['nl', 'Mag het een kwartiertje later?', 15],
    ['nl', 'een half uurtje eerder', -30],
    ['es', '¿Podría ser media hora más tarde?', 30],
    ['es', '¿se puede adelantar media hora?', -30],
    ['it', "verrei un quarto d'ora dopo", 15],
    ['it', "si può anticipare di un'ora: alle 20 ho una cena", -60],
    ['pt', 'Podia ser um quarto de hora mais tarde?', 15],
    ['pt', 'começar uma hora antes', -60],
    ['pl', 'czy mogłabym przyjść pół godziny później', 30],
    ['pl', 'kwadrans wcześniej', -15],
  ] as const)('is so many minutes: %s, %s', (language, text, minutes) => {
    expect(shift(text, language)).toEqual([0, minutes]);
  });

  it.each([
    ['fr', "repousser d'une semaine", 7],
    ['en', 'the same time two days later', 2],
    ['de', 'zwei Tage später', 2],
    ['nl', 'een weekje eerder', -7],
    ['es', 'dos días después', 2],
    ['it', 'un giorno prima', -1],
    ['pt', 'dois dias depois no mesmo horário', 2],
    ['pl', 'na tydzień później', 7],
  ] as const)('is so many days: %s, %s', (language, text, days) => {
    expect(shift(text, language)).toEqual([days, 0]);
  });

  it.each([
    ['fr', 'avancer ma séance de 18h à 17h'],
    ['fr', 'deux jours après mon retour'],
    ['es', 'una hora antes de la comida'],
    ['it', 'un giorno prima della partenza'],
    ['pt', 'dois dias depois da cirurgia'],
    ['en', 'half an hour will do'],
  ] as const)(
    'is none between two hours, from something else, or without a way: %s, %s',
    (language, text) => {
      expect(shift(text, language)).toBeNull();
    },
  );
});
