import { describe, expect, it } from 'vitest';
import { numbersInLetters } from '../../../src/core/letters/countries.ts';
import {
  strangeLifeNumbers,
  strangeNumbersSentence,
  withOwnNumbers,
} from '../../../src/core/letters/own-numbers.ts';
import { previewOf } from '../../../src/core/letters/preview.ts';
import type { OwnNumbers } from '../../../src/domain/emergency-numbers.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Country } from '../../../src/domain/practice.ts';
import { dateOf } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { countries, someTexts } from './shipped.ts';

function own(numbers: Partial<OwnNumbers['numbers']>): OwnNumbers {
  return {
    numbers: { life: null, doctor: null, suicide: null, text: null, ...numbers },
    checkedOn: dateOf(2026, 11, 20),
  };
}

function letter(country: Country, language: Language, id: string, numbers: Partial<OwnNumbers['numbers']>) {
  const practice = aPractice({ country, language, emergencyNumbers: own(numbers) });
  const texts = someTexts({ practice });
  const template = texts.find(id, language);
  if (template === null) throw new Error(id);
  return previewOf(template, texts, practice).body.replaceAll(/\s+/g, ' ');
}

describe('emergency numbers of the practice’s own', () => {
  it('stand in the emergency text and in the footer of every letter', () => {
    const numbers = { life: ['112', '144'], text: [], doctor: ['116 117'] };
    expect(letter('FR', 'fr', 'emergency-life', numbers)).toContain('Appelez maintenant le 112 ou le 144.');
    expect(letter('FR', 'fr', 'confirmed', numbers)).toContain(
      "En cas d'urgence : 112 ou 144 ; conseil urgent : 116 117.",
    );
  });

  it('leave the country’s where the practice names none', () => {
    expect(letter('FR', 'fr', 'confirmed', { doctor: ['116 117'] })).toContain(
      "En cas d'urgence : 15 ou 112 (114 par SMS) ; conseil urgent : 116 117.",
    );
  });

  it('claim "day or night" and "free" of no line but one that is known for it', () => {
    const local = letter('FR', 'fr', 'emergency-suicide', { suicide: ['01 99 00 00 31'] });
    expect(local).toContain('Vous pouvez appeler le 01 99 00 00 31 ; en danger immédiat, le 15 ou le 112');
    expect(letter('FR', 'fr', 'emergency-suicide', { suicide: ['31 14'] })).toContain(
      'le 31 14 maintenant, jour et nuit, gratuitement',
    );
    expect(letter('FR', 'fr', 'emergency-suicide', { suicide: [] })).toContain(
      'En danger immédiat, appelez le 15 ou le 112',
    );
  });

  it('show a number that the program would not show unverified, once the practice answers for it', () => {
    expect(letter('AT', 'de', 'emergency-life', {})).not.toContain('144');
    expect(letter('AT', 'de', 'emergency-life', { life: ['144', '112'] })).toContain('144');
    expect(letter('IT', 'it', 'emergency-suicide', { suicide: ['02 2327 2327'] })).toContain('02 2327 2327');
  });

  it('keep the language of each line of a country that has two', () => {
    const belgian = withOwnNumbers(countries.BE, own({ suicide: ['0800 32 123', '1813'] }));
    expect(numbersInLetters(belgian, 'suicide', ['nl']).map(({ number }) => number)).toEqual(['1813']);
    expect(numbersInLetters(belgian, 'suicide', ['fr']).map(({ number }) => number)).toEqual(['0800 32 123']);
  });

  it('are looked at twice when the country knows none of them for danger to life', () => {
    expect(strangeLifeNumbers(countries.FR, own({ life: ['15', '1 12'] }))).toEqual([]);
    expect(strangeLifeNumbers(countries.FR, own({ life: ['16', '112'] }))).toEqual(['16']);
    expect(strangeNumbersSentence('16', countries.FR, 'fr')).toBe(
      "« 16 » n'est aucun des numéros connus pour un danger de mort dans votre pays : 15, 112, 18. S'il est juste, il reste ; appelez-le une fois.",
    );
  });
});
