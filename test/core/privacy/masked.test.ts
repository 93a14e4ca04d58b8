import { describe, expect, it } from 'vitest';
import { maskOf } from '../../../src/core/privacy/masked.ts';
import { personWords } from '../../../src/core/privacy/person-words.ts';

const ZOE = { id: 'L-2', givenName: 'Zoé', familyName: 'Lefèvre', phones: ['+33639985566'] };
const mask = maskOf([...personWords(ZOE, [ZOE]), 'zoe@example.org']);

describe('where others name a person', () => {
  it.each([
    ['Zoe Lefevre viendra', '… viendra'],
    ['ZOÉ LEFÈVRE, demain', '…, demain'],
    ['LEFEVRE Zoé', '…'],
    ['Zoé, Lefèvre', '…'],
    ['zoe.lefevre née le 1er', '… née le 1er'],
    ['Zoe\u0301 Lefe\u0300vre viendra', '… viendra'],
    ['madame Lefèvre viendra', '… viendra'],
    ['chez Mme. LEFEVRE', 'chez …'],
    ['son numéro : 06 39 98 55 66.', 'son numéro : ….'],
    ['06.39.98.55.66 ou 0033 6 39 98 55 66', '… ou …'],
    ['+33 (0)6 39 98 55 66', '…'],
    ['de Zoe@Example.org', 'de …'],
  ])('"%s" becomes "%s"', (text, without) => {
    expect(mask.finds(text)).toBe(true);
    expect(mask.text(text)).toBe(without);
    expect(mask.json(JSON.stringify({ text }))).toBe(JSON.stringify({ text: without }));
  });

  it.each([
    'Zoé viendra',
    'le docteur Lefèvre',
    'madame Lefèvreau',
    '06 39 98 55 67',
    'commande 106399855660',
    'Élodie, œuf, ß',
  ])('"%s" stays as it was written', (text) => {
    expect(mask.finds(text)).toBe(false);
    expect(mask.text(text)).toBe(text);
  });

  it('leaves a family name after a title that somebody else in the list has too', () => {
    const other = maskOf(personWords(ZOE, [ZOE, { id: 'L-3', familyName: 'LEFEVRE' }]));
    expect(other.finds('madame Lefèvre')).toBe(false);
    expect(other.finds('Zoé Lefèvre')).toBe(true);
  });
});
