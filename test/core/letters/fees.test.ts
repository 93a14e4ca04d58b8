import { describe, expect, it } from 'vitest';
import { feeFaults, feeSentences } from '../../../src/core/letters/fees.ts';
import type { Language } from '../../../src/domain/language.ts';
import { fees, written } from './shipped.ts';

const CLAIMS: Readonly<Record<Language, string>> = {
  fr: 'Toute séance non annulée 24 h avant est due.',
  en: 'We charge 40 pounds for a missed appointment.',
  nl: 'Een gemiste afspraak wordt in rekening gebracht, met kosten voor u.',
  de: 'Für versäumte Termine stellen wir eine Rechnung.',
  pl: 'Za nieodwołaną wizytę pobieramy opłatę.',
  es: 'Las citas anuladas tarde se facturan.',
  it: 'Gli appuntamenti non disdetti saranno addebitati.',
  pt: 'A falta a uma marcação será cobrada.',
};

describe('money for a missed appointment', () => {
  it('is found in a sentence of each language', () => {
    const unseen = Object.entries(CLAIMS).filter(
      ([language, text]) => feeSentences(text, language as Language, fees).length === 0,
    );
    expect(unseen).toEqual([]);
  });

  it('is found in two sentences of which one names the absence and the next the money', () => {
    const text = 'You did not come on Tuesday. Please pay 40 pounds at the desk.';
    expect(feeSentences(text, 'en', fees)).toEqual([text]);
    expect(feeSentences('Merci de régler 25 €. Vous n’êtes pas venu.', 'fr', fees)).toHaveLength(1);
  });

  it('is not seen where prices and absences are spoken of apart', () => {
    const text = "Le rendez-vous coûte 25 euros.\n\nPour l'annuler, répondez à ce message.";
    expect(feeSentences(text, 'fr', fees)).toEqual([]);
  });

  it('stands in no letter that ships, in any language', () => {
    const claiming = written.flatMap((text) =>
      feeFaults(text, fees).map(({ fault }) => [text.template.file, fault]),
    );
    expect(claiming).toEqual([]);
  });
});
