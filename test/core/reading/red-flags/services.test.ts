import { describe, expect, it } from 'vitest';
import { withPlainServices } from '../../../../src/core/reading/red-flags/services.ts';
import { LEXICON, tierOf } from '../shipped.ts';

describe('the name of a service', () => {
  it.each([
    ['fr', 'Un détartrage annuel vendredi ?', 'Un consultation vendredi ?'],
    ['en', 'Book me in for a scale and polish please', 'Book me in for a appointment please'],
    ['de', 'Termin zur Zahnreinigung am Montag', 'Termin zur Termin am Montag'],
    ['es', 'Quisiera una limpieza dental.', 'Quisiera una cita.'],
  ] as const)('is read as a plain one, the longest name first (%s)', (language, text, plain) => {
    expect(withPlainServices(text, LEXICON[language])).toBe(plain);
  });

  it('leaves a text without one alone', () => {
    expect(withPlainServices('Je ne viens pas jeudi.', LEXICON.fr)).toBeNull();
  });

  it('is no word about anybody’s health, and takes none away that stands beside it', () => {
    expect(tierOf('Bonjour, une prise de sang jeudi matin, c’est possible ?')).toBeNull();
    expect(tierOf('Hätten Sie Donnerstag etwas für eine Zahnreinigung frei?', 'de')).toBeNull();
    expect(tierOf('Une prise de sang, et j’ai mal au bras depuis.')).toBe('gate');
    expect(tierOf('Zahnreinigung, der Zahn blutet', 'de')).not.toBeNull();
  });
});
