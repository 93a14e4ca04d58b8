import { describe, expect, it } from 'vitest';
import { neutralityProblems } from '../../../src/core/letters/neutral.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { revealing } from './shipped.ts';

const found = (
  text: string,
  place: 'subject' | 'body' | 'sender' | 'file-name',
  language: (typeof LANGUAGES)[number] = 'fr',
) => neutralityProblems(text, place, language, revealing);

describe('the check for revealing words', () => {
  it.each([
    ['fr', 'Votre séance de kinésithérapie'],
    ['en', 'Your physiotherapy session'],
    ['nl', 'Uw behandeling bij de fysiotherapeut'],
    ['de', 'Ihre Sitzung beim Zahnarzt'],
    ['pl', 'Rehabilitacja kręgosłupa'],
    ['es', 'Su sesión de fisioterapia'],
    ['it', 'La sua seduta dal fisioterapista'],
    ['pt', 'A sua sessão de fisioterapia'],
  ] as const)('finds specialty and act in %s', (language, text) => {
    expect(found(text, 'body', language).length).toBeGreaterThanOrEqual(2);
  });

  it('does not mind accents, capitals or hyphens', () => {
    expect(found('SAGE-FEMME', 'subject')).toEqual(['sage femme']);
    expect(found('Ostéopathe', 'subject')).toEqual(['osteopathe']);
  });

  it('reads whole words: “demain” is no hand, “au sein du cabinet” no breast, “prendre” nothing', () => {
    expect(found('Venez demain, au sein du cabinet, prendre place à pied.', 'body')).toEqual([]);
    expect(found('You can write back and choose on foot.', 'body', 'en')).toEqual([]);
    expect(found('U kunt kiezen bij de receptie.', 'body', 'nl')).toEqual([]);
    expect(found('Bitte an der Rezeption melden, wer zahlen möchte.', 'body', 'de')).toEqual([]);
  });

  it('knows a specialty of another language in what everybody sees', () => {
    expect(found('Praktijk Fysio Lilas', 'sender', 'fr')).toEqual(['fysio']);
    expect(found('Praktijk Fysio Lilas', 'body', 'fr')).toEqual([]);
  });

  it('warns of a sender or a mail domain that tells the profession, and not of a street', () => {
    expect(found('kine-dupont.fr', 'sender')).toEqual(['kine']);
    expect(found('CabinetDentaireLilas', 'sender')).toEqual(['dentaire']);
    expect(found('Secrétariat, 12 rue des Lilas', 'sender')).toEqual([]);
  });

  it('finds a revealing file name', () => {
    expect(found('ordonnance_kine.pdf', 'file-name')).toEqual(['kine', 'ordonnance']);
    expect(found('document.pdf', 'file-name')).toEqual([]);
  });

  it('lets words about care in general stand in a body only', () => {
    expect(found('une question de santé', 'body')).toEqual([]);
    expect(found('une question de santé', 'subject')).toEqual(['sante']);
  });

  it('finds “bon rétablissement” and its sisters in every language', () => {
    const wishes = {
      fr: 'Bon rétablissement !',
      en: 'Get well soon.',
      nl: 'Beterschap!',
      de: 'Gute Besserung!',
      pl: 'Zdrowia życzymy.',
      es: 'Que se mejore.',
      it: 'Buona guarigione.',
      pt: 'As melhoras.',
    } as const;
    for (const language of LANGUAGES) expect(found(wishes[language], 'body', language)).toHaveLength(1);
  });
});
