import { describe, expect, it } from 'vitest';
import { listWord } from '../../../src/core/waiting-list/list-words.ts';
import { possibleDuplicates } from '../../../src/core/waiting-list/possible-duplicates.ts';
import { wishText } from '../../../src/core/waiting-list/wish-text.ts';
import type { Label } from '../../../src/domain/reading.ts';
import { parseLocalDate } from '../../../src/domain/time.ts';
import { address, aPatient, aReading } from '../../build/builders.ts';
import { wishesIn } from '../../build/wishes-in.ts';

const said = (...sentences: readonly (readonly [string, ...Label[]])[]) =>
  listWord(
    aReading([], {
      sentences: sentences.map(([text, ...labels], index) => ({ number: index + 1, text, labels, by: [] })),
    }),
  );

describe('an answer about the waiting list', () => {
  it.each([
    ['Oui !', 'yes'],
    ['Oui, toujours intéressée, merci', 'yes'],
    ['Sí, gracias', 'yes'],
    ['JA graag', 'yes'],
    ['Non merci', 'no'],
    ['Plus besoin, merci', 'no'],
    ['nein danke', 'no'],
    ["Retirez-moi de la liste d'attente svp", 'leave'],
    ['Please take me off the waiting list', 'leave'],
    ['Bitte von der Warteliste streichen', 'leave'],
    ['Proszę skreślić mnie z listy oczekujących', 'leave'],
  ])('"%s" is understood', (text, word) => {
    expect(said([text])).toBe(word);
  });

  it('may stand between greetings', () => {
    expect(said(['Bonjour', 'greeting'], ['Non merci', 'thanks'], ['Ana', 'name'])).toBe('no');
  });

  it('is none when anything else is said, or both', () => {
    expect(said(['Non'], ["j'ai trop mal", 'health'])).toBeNull();
    expect(said(['Non, plutôt vendredi'])).toBeNull();
    expect(said(['oui'], ['non'])).toBeNull();
    expect(said(['Bonjour', 'greeting'])).toBeNull();
  });
});

describe('wishes in words', () => {
  it('name a habit once, and single days by their date', () => {
    expect(wishText(wishesIn('les mardis matin'), 'fr')).toEqual(['le mardi 08:00–12:00']);
    expect(wishText(wishesIn('jeudi après-midi'), 'fr')).toEqual(['jeudi 26 novembre 12:00–18:00']);
    expect(wishText(wishesIn('le matin'), 'fr')).toEqual(['tous les jours 08:00–12:00']);
    expect(wishText(wishesIn('le matin sauf le 3 décembre'), 'fr').at(-1)).toBe('sauf jeudi 3 décembre');
  });
});

describe('two recorded patients', () => {
  const one = aPatient({ id: 'a' });
  it('may be one person when their names are the same and no birth date says otherwise', () => {
    const turned = aPatient({ id: 'b', givenName: 'LEMAIRE', familyName: 'ana', contacts: [] });
    expect(possibleDuplicates([one, turned])).toEqual([['a', 'b']]);
    const born = (day: string) => ({ birthDate: parseLocalDate(day) });
    expect(
      possibleDuplicates([
        { ...one, ...born('1980-01-01') },
        { ...turned, ...born('1981-01-01') },
      ]),
    ).toEqual([]);
  });

  it('are two when they are a family with one address', () => {
    const child = aPatient({
      id: 'c',
      givenName: 'Léo',
      contacts: [{ address: address('ana@example.org'), holder: 'parent', dead: false }],
    });
    expect(possibleDuplicates([one, child])).toEqual([]);
  });
});
