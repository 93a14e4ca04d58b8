import { describe, expect, it } from 'vitest';
import { saysWrongPerson, tellsOfLoss } from '../../../src/core/consents/telling-words.ts';

const said = (ownWords: string) => ({ subject: '', ownWords });

describe('a stranger who gets our letters', () => {
  it.each([
    'Vous vous trompez de personne.',
    'Ce message ne m’est pas destiné.',
    'Je ne suis pas votre patiente',
    'You have the wrong person',
    'This was not meant for me',
    'Dit bericht is niet voor mij bestemd',
    'Das ist die falsche Person',
    'Nie jestem Państwa pacjentem',
    'Se han equivocado de persona',
    'Avete sbagliato persona',
    'Enganaram-se na pessoa',
  ])('says so: "%s"', (text) => expect(saysWrongPerson(said(text))).toBe(true));

  it.each([
    'Je me suis trompé de jour',
    'Wrong day, sorry',
    'Ce n’est pas pour moi mais pour ma fille',
    'C’est la bonne personne',
  ])('is not heard in "%s"', (text) => expect(saysWrongPerson(said(text))).toBe(false));
});

describe('a loss', () => {
  it.each([
    'Mon mari est décédé dimanche.',
    'My mother passed away last week',
    'Mijn vader is overleden',
    'Meine Frau ist verstorben',
    'Mój mąż zmarł',
    'Mi padre ha fallecido'.replace('ha fallecido', 'falleció'),
    'Mio padre è deceduto',
    'O meu pai faleceu',
    'J’ai fait une fausse couche',
  ])('is heard in "%s"', (text) => expect(tellsOfLoss(said(text))).toBe(true));

  it.each([
    'Je dois aller à un enterrement jeudi',
    'I am dead tired',
    'Je suis mort de fatigue',
    'Der Termin passt',
  ])('is not heard in "%s"', (text) => expect(tellsOfLoss(said(text))).toBe(false));
});
