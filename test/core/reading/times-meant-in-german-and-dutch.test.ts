import { describe, expect, it } from 'vitest';
import { timesMeant } from '../../../src/core/reading/times/times-meant.ts';
import type { Language } from '../../../src/domain/language.ts';
import { aContext, shortly } from './wishes/said.ts';

/** What a sentence of Tuesday 24 November 2026 wants, in a mail that moves an appointment or asks for one. */
function wanted(text: string, language: Language, leaning: 'about' | 'wishes' = 'wishes') {
  return shortly(timesMeant(text, language, aContext(), leaning).wishes);
}

describe('the times that a sentence wants', () => {
  it.each([
    ['de', 'Mir wurde am Montag ein Zahn gezogen.'],
    ['de', 'Die Spange, die Sie mir im Frühjahr angepasst haben, drückt.'],
    ['de', 'Montags habe ich Training.'],
    ['de', 'Als ich am Freitag bei Ihnen war, lag noch Schnee.'],
    ['nl', 'Toen ik maandag wegging, was de balie dicht.'],
    ['nl', 'De zolen die u mij in de lente hebt aangemeten, zijn versleten.'],
    ['nl', 'Ik stond vanochtend voor een dichte deur.'],
  ] as const)(
    'are none where it tells what happened or what else there is to do (%s: %s)',
    (language, text) => {
      expect(wanted(text, language)).toBe('');
    },
  );

  it.each([
    ['de', 'Mein Dienstag müsste auf Donnerstag rutschen.', '11-26'],
    ['de', 'Unser alter am Montag kann weg, der neue am Mittwoch passt.', '11-25'],
    ['nl', 'Mijn woensdag moet naar vrijdag.', '11-27'],
  ] as const)('are not the day that is called by its owner (%s: %s)', (language, text, times) => {
    expect(wanted(text, language, 'about')).toBe(times);
  });

  it.each([
    ['de', 'Nur die erste Dezemberwoche fällt weg.', 'not 11-30…12-06'],
    ['nl', 'Alleen op 12 december kan hij niet.', 'not 12-12'],
  ] as const)('leave out what only one word beside it seems to want (%s: %s)', (language, text, times) => {
    expect(wanted(text, language)).toBe(times);
  });

  it.each([
    ['de', 'Geht ab 15 Uhr', 'daily 15:00-21:00'],
    ['nl', 'kan elke dag na 2uur', 'daily 14:00-21:00'],
    ['en', 'any day after 3pm', 'daily 15:00-21:00'],
    ['fr', 'après 17 h', 'daily 17:00-21:00'],
  ] as const)(
    'are hours of any day, which no appointment has, though it is moved (%s: %s)',
    (language, text, times) => {
      expect(wanted(text, language, 'about')).toContain(times);
    },
  );

  it('are asked for behind a story in the same breath', () => {
    expect(wanted('Otis is gisteren geboren, kom je morgen al?', 'nl')).toBe('11-25');
  });
});
