import { describe, expect, it } from 'vitest';
import { withPointedWeek } from '../../../../src/core/reading/times/pointed-week.ts';
import { wishContext } from '../../../../src/core/reading/times/wish-context.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { aPractice } from '../../../build/builders.ts';
import { SENT } from '../wishes/said.ts';

const context = wishContext(aPractice(), SENT);
const written = (text: string, earlier: string, language: Language) =>
  withPointedWeek(text, earlier, language, context);

describe('a week that points back at one named before', () => {
  it('is the week after the journey, and not the week after this one', () => {
    const away = "I'm away from 30 November to 4 December.";
    expect(written('An appointment the week after would be ideal.', away, 'en')).toBe(
      'An appointment the week of 07/12/2026 would be ideal.',
    );
  });

  it('is counted from a time in the same sentence', () => {
    expect(written("Vendredi, sinon la semaine d'après.", '', 'fr')).toBe(
      'Vendredi, sinon la semaine du 30/11/2026.',
    );
  });

  it.each([
    [
      'fr',
      'La semaine prochaine je ne peux pas lundi.',
      'Le reste de la semaine, oui.',
      'la semaine du 30/11/2026, oui.',
    ],
    ['de', 'Nächste Woche kann ich Montag nicht.', 'Den Rest der Woche ja.', 'Woche vom 30/11/2026 ja.'],
    ['nl', 'Volgende week kan ik maandag niet.', 'De rest van de week wel.', 'de week van 30/11/2026 wel.'],
    [
      'es',
      'La semana que viene no puedo el lunes.',
      'El resto de la semana sí.',
      'la semana del 30/11/2026 sí.',
    ],
  ] as const)('is the rest of the week just named: %s', (language, earlier, text, expected) => {
    expect(written(text, earlier, language)).toBe(expected);
  });

  it('is left as it is where nothing was named, or where this week is meant', () => {
    expect(written('La semaine suivante ?', 'Bonjour.', 'fr')).toBe('La semaine suivante ?');
    expect(written('The rest of the week is fine.', 'I am away tomorrow.', 'en')).toBe(
      'The rest of the week is fine.',
    );
  });
});
