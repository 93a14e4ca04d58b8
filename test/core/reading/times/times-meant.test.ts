import { describe, expect, it } from 'vitest';
import { spelledOut } from '../../../../src/core/reading/times/spelled-out.ts';
import { timesMeant } from '../../../../src/core/reading/times/times-meant.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { aContext, shortly } from '../wishes/said.ts';

/** What one sentence, typed on Tuesday 24 November 2026, wants or rules out. */
function wanted(language: Language, text: string): string {
  return shortly(timesMeant(spelledOut(text, language), language, aContext(), 'wishes').wishes);
}

describe('short forms are read as the words they stand for', () => {
  it.each([
    ['fr', 'jpeux jeudi ap 17h', '11-26 17:00-21:00'],
    ['fr', 'vs oré qqch vendredi apm ?', '11-27 12:00-18:00'],
    ['fr', 'lun jbosse, mardi jpe', 'not 11-30 | 12-01'],
    ['fr', 't les matins av 10h', '11-24… daily 08:00-10:00'],
    ['fr', 'plutot en fin d apm jeudi', '11-26 15:00-18:00'],
    ['fr', 'mercredi jtravail pa', '11-25'],
    ['en', 'hav u got ne time thurs aft?', '11-26 12:00-18:00'],
    ['en', 'cud u do 2moz nite', '11-25 18:00-21:00'],
    ['en', 'wrkin fri, monday afta 4 is ok', 'not 11-27 | 11-30 16:00-21:00'],
    ['en', 'da same time weds wud do', '11-25 same'],
    ['en', 'got nething sat morn?', '11-28 08:00-12:00'],
    ['en', 'can u see me b4 9 on tues', '12-01 08:00-09:00'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('what is told beside a wish is none', () => {
  it.each([
    ['fr', 'Mon abonnement de transport expire le 30.', ''],
    ['fr', "Le tournoi de samedi m'a achevé.", ''],
    ['fr', 'Je reprends le rugby mardi.', ''],
    ['fr', 'Ma belle-sœur a accouché jeudi.', ''],
    ['fr', 'Mon dossier a été transmis lundi.', ''],
    ['fr', 'Jeudi je ne sais pas.', ''],
    ['en', 'Your card got here on Thursday.', ''],
    ['en', 'Twisted my knee badly on Sunday.', ''],
    ['en', 'Had it replaced on the 4th.', ''],
    ['en', 'My mother died on Friday.', ''],
    ['en', 'You have us on the 11th.', ''],
    ['en', "I'm not sure, Friday.", ''],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('who has something on then cannot come', () => {
  it.each([
    ['fr', "J'ai une répétition jeudi soir.", 'not 11-26 18:00-21:00'],
    ['fr', "Le 8 c'est la fête du village.", 'not 12-08'],
    ['fr', 'Vendredi il y a réunion de parents.', 'not 11-27'],
    ['fr', 'Ma fille passe son oral lundi.', 'not 11-30'],
    ['fr', 'Elle a un tournoi samedi, plutôt lundi.', 'not 11-28 | 11-30'],
    ['fr', "Nous l'accompagnons à Lyon mercredi.", 'not 11-25'],
    ['en', 'I have a recital on Thursday.', 'not 11-26'],
    ['en', 'Painting the house Friday.', 'not 11-27'],
    ['en', 'She has a match Saturday, Monday would be better.', 'not 11-28 | 11-30'],
    ['en', 'Driving to Wales on Wednesday, anything Thursday?', 'not 11-25 | 11-26'],
    ['en', 'We have our inspection on the 3rd.', 'not 12-03'],
    ['en', 'Babysitting Monday.', 'not 11-30'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('a denied verb denies itself', () => {
  it.each([
    ['fr', 'Un après-midi où je ne garde pas le petit.', '11-24… daily 12:00-18:00'],
    ['fr', 'Jeudi ou vendredi, je ne conduis pas donc quelqu’un m’amène.', '11-26 | 11-27'],
    ['fr', 'Tous les jours, on ne sort pas.', '11-24…'],
    ['fr', 'Mardi ça ne va pas.', 'not 12-01'],
    ['fr', 'Jeudi vraiment pas.', 'not 11-26'],
    ['fr', 'Le lundi elle ne vient pas.', 'not 11-30 | not 12-07 … 8'],
    ['en', "Thursday, I don't drive so my son brings me.", '11-26'],
    ['en', "Any afternoon, he doesn't sleep then.", '11-24… daily 12:00-18:00'],
    ['en', 'Not Thursday.', 'not 11-26'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('numbers and hours are read for what they are', () => {
  it.each([
    ['fr', 'Va pour dix-sept heures quinze.', '11-24… daily 17:15-18:15 exact'],
    ['fr', 'Disons jeudi à neuf heures quarante-cinq.', '11-26 09:45-10:45 exact'],
    ['fr', 'Le 9 tombe à pic.', '12-09'],
    ['fr', 'Ni le 27 ni le 2.', 'not 11-27 | not 12-02'],
    ['fr', 'Aucun des trois ne colle.', ''],
    ['fr', 'Je suis en M1 de droit.', ''],
    ['en', 'Is there a chair for that one?', ''],
    ['en', 'I had a look for a second opinion.', ''],
    ['en', 'Any other one will do.', ''],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('from one time to another', () => {
  it.each([
    ['fr', 'Si mardi devenait jeudi, ce serait parfait.', '11-26'],
    ['fr', 'Pouvez-vous reporter notre séance au 9 ?', '12-09'],
    ['fr', 'On peut mettre mon rdv de vendredi à lundi ?', '11-30'],
    ['fr', "Plutôt l'après-midi que le matin, jeudi.", '11-26 12:00-18:00'],
    ['en', 'What if Monday became Wednesday?', '11-25'],
    ['en', 'Could my Friday become the Tuesday?', '12-01'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('an event tells of its own time', () => {
  it.each([
    ['fr', 'Avant la kermesse du 12, si possible.', '11-24…12-11'],
    ['fr', 'Le 8 je suis de permanence, le 9 ou le 10 ?', 'not 12-08 | 12-09 | 12-10'],
    ['fr', 'Je passe la prendre vendredi.', ''],
    ['fr', 'Ma mère tousse surtout la nuit.', ''],
    ['fr', 'Ma mutuelle cesse, le contrat se termine le 31.', ''],
    ['fr', 'Nous venons à deux par semaine.', ''],
    ['en', "Thursday's choir, have you the Friday?", 'not 11-26 | 11-27'],
    ['en', 'The boiler is being serviced on Monday.', 'not 11-30'],
    ['en', 'It wakes me at night.', ''],
    ['en', 'Thursday is better than Friday, I think.', '11-26'],
    ['en', "You needn't come before nine on Tuesday.", '12-01 09:00-21:00'],
    ['en', 'Saturday or not, I am easy.', '11-28'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('an hour with a full stop is an hour where little else is said', () => {
  it.each([
    ['fr', 'Le 14.30 svp', '11-24… daily 14:30-15:30 exact'],
    ['fr', 'Le devis de 14.30 euros', ''],
    ['en', 'The 11.15 please.', '11-24… daily 11:15-12:15 exact'],
    ['en', '8.50 plz', '11-24… daily 08:50-09:50 exact'],
    ['en', 'It cost 8.50 last time.', ''],
    ['en', 'Version 2.15 of the form.', ''],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('an hour that becomes another', () => {
  it.each([
    ['fr', 'Mon rendez-vous de 15 h peut-il passer à 17 h ?', '11-24… daily 17:00-18:00 exact'],
    ['fr', 'Ma séance de 9 h pourrait glisser à 9 h 30 ?', '11-24… daily 09:30-10:30 exact'],
    ['en', 'Could my 2pm be moved to 4pm?', '11-24… daily 16:00-17:00 exact'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(wanted(language, text)).toBe(times);
  });
});

describe('what is given up is named in its own clause', () => {
  it.each([
    ['fr', "j'annule jeudi, je vous redis pour lundi", '11-26'],
    ['fr', "j'annule jeudi mais pas lundi", '11-26'],
    ['fr', "je pars en vacances lundi donc j'annule jeudi", '11-26'],
    ['fr', "j'annule jeudi et lundi", '11-26 | 11-30'],
    ['fr', "j'ai rendez-vous jeudi, je dois annuler", '11-26'],
    ['en', "please cancel Thursday, I'll let you know about Monday", '11-26'],
    ['it', 'disdico giovedì, per lunedì vi faccio sapere', '11-26'],
  ] as const)('%s: %s', (language, text, times) => {
    expect(shortly(timesMeant(text, language, aContext(), 'only-about').about)).toBe(times);
  });
});
