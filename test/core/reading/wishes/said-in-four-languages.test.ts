import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/domain/language.ts';
import { said } from './said.ts';

const PHRASES: readonly (readonly [language: Language, text: string, times: string])[] = [
  ['it', 'martedì 1 ore 12.00 / mercoledì 2 ore 19.15', '12-01 12:00-13:00 exact | 12-02 19:15-20:15 exact'],
  ['it', 'mercoledì 2.12 ore 9.30', '12-02 09:30-10:30 exact'],
  ['pl', 'środa 2.12 godz. 18:15', '12-02 18:15-19:15 exact'],
  ['pl', 'siódmego lub dziewiątego po południu', '12-07 12:00-18:00 | 12-09 12:00-18:00'],
  ['pl', 'tydzień od siódmego grudnia', '12-07…12-13'],
  ['pl', 'w piątek po 15 się coś znajdzie', '11-27 15:00-21:00'],
  ['pl', 'od czwartego jestem dostępna', '12-04…'],
  ['es', 'el día 25, miércoles, a las 9', '11-25 09:00-10:00 exact'],
  ['es', 'a cualquier otra mañana', '11-24… daily 08:00-12:00'],
  ['es', 'después de las 3 tenéis algo', '11-24… daily 15:00-21:00'],
  ['es', 'el jueves, pero antes de las 11 no puedo', '11-26 11:00-21:00'],
  ['pt', 'a primeira consulta', ''],
  ['pt', 'a segunda sessão', ''],
  ['pt', 'na segunda, dia 30, antes das dez', '11-30 08:00-10:00'],
  ['pt', 'entre as dez e o meio-dia de sexta', '11-27 10:00-12:00'],
  ['pt', 'dia 7 ou 9 à tarde', '12-07 12:00-18:00 | 12-09 12:00-18:00'],
  ['pt', 'segunda às nove ou quarta à mesma hora', '11-30 09:00-10:00 exact | 11-25 09:00-10:00 exact'],
  ['pt', 'a partir de dia 4 qualquer manhã', '12-04… daily 08:00-12:00'],
];

describe('times as they are said in Polish, Spanish, Italian and Portuguese', () => {
  it.each(PHRASES)('%s: %s', (language, text, times) => {
    expect(said(text, language)).toBe(times);
  });
});
