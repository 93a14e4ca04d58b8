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
    'Je ne suis pas Mme Dupont, arrêtez de m’écrire',
    'Vous faites erreur, je ne connais pas votre cabinet',
    'Je pense que vous vous êtes trompés d’adresse',
    'Je n’ai pas rendez-vous chez vous',
    'I think you have the wrong email',
    'I don’t have an appointment with you',
    'I am not Mr Smith',
    'This is not for me',
    'I have never heard of your practice',
    'Diese Nachricht ist nicht für mich',
    'Ich bin nicht Herr Müller',
    'Ich habe keinen Termin bei Ihnen',
    'Sie haben sich in der Adresse geirrt',
    'Dit is niet voor mij',
    'Ik ben geen patiënt van u',
    'U hebt het verkeerde e-mailadres',
    'To nie do mnie',
    'Pomyłka, to nie mój adres',
    'Nie znam Państwa gabinetu',
    'Se han equivocado',
    'Este mensaje no es para mí',
    'No conozco su consulta',
    'Questo messaggio non è per me',
    'Avete sbagliato indirizzo',
    'Vi siete sbagliati',
    'Enganaram-se',
    'Ce message n’est pas pour moi mais pour un certain Dupont',
    'Esta mensagem não é para mim',
    'Não sou a senhora Silva',
  ])('says so: "%s"', (text) => expect(saysWrongPerson(said(text))).toBe(true));

  it.each([
    'Je me suis trompé de jour',
    'Wrong day, sorry',
    'Ce n’est pas pour moi mais pour ma fille',
    'C’est la bonne personne',
    'Der Termin ist nicht für mich, sondern für meinen Sohn',
    'Le rendez-vous n’est pas pour moi mais pour ma fille',
    'It is not for me but for my son',
    'Het is niet voor mij maar voor mijn dochter',
    'To nie dla mnie, tylko dla mojego syna',
    'No es para mí, es para mi hija',
    'Non è per me ma per mio figlio',
    'Não é para mim, é para a minha filha',
    'Vous faites erreur, mon rendez-vous est à 15 h',
    'Sie haben sich geirrt, der Termin war am Freitag',
    'Se han equivocado de hora',
    'Avete sbagliato orario',
    'Enganaram-se na hora',
    'Sie haben sich im Datum geirrt',
    'Je me suis trompée d’adresse',
    'Ich habe die falsche Hose an',
    'Je ne suis pas disponible jeudi',
    'I am not available',
    'Ich bin nicht da',
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
