import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../../../src/adapters/reader/shipped-reader.ts';
import { conclude } from '../../../../src/core/reading/conclude.ts';
import type { Language } from '../../../../src/domain/language.ts';
import type { Mail } from '../../../../src/domain/mail.ts';
import { toInstant } from '../../../../src/domain/time.ts';
import { aMail, aPractice, ZONE } from '../../../build/builders.ts';
import { SENT, shortly } from '../wishes/said.ts';

const reader = await shippedReader();

/** Kind and times of what an answer asks for, below which our letter stands. */
function asked(language: Language, text: string, letter: string, different: Partial<Mail> = {}): string {
  const cut = [{ kind: 'quote', text: letter }] as const;
  const sent = toInstant(SENT, ZONE);
  const inReplyTo = ['<offer@example.org>'];
  const mail = aMail({ subject: '', ownWords: text, text, cut, inReplyTo, sent, ...different });
  const lexical = reader.read(mail, [], language);
  const { requests } = conclude({ mail, practice: aPractice(), lexical, answer: null });
  return requests
    .map(({ kind, wishes, about }) => `${kind}: ${shortly(kind === 'confirm' ? about : wishes)}`)
    .join(' + ');
}

const IN_ITALIAN = '> lun 30/11 ore 11.00\n> mar 1/12 ore 15.30\n> ven 4/12 ore 8.30';
const IN_POLISH = 'poniedziałek 30.11 godz. 9:00\nśroda 2.12 godz. 18:15';

describe('an answer with our letter beneath it', () => {
  it('takes the time of the day that it names', () => {
    expect(asked('it', 'prendo quello di martedì, grazie', IN_ITALIAN)).toBe(
      'choose: 12-01 15:30-16:30 exact',
    );
  });

  it('takes the only one in the part of the day that it names', () => {
    const letter = 'We can offer Tuesday 1 December at 9.00 or Thursday 3 December at 18.30.';
    expect(asked('en', 'The evening one please.', letter)).toBe('choose: 12-03 18:30-19:30 exact');
  });

  it('chooses, where it says yes to one of several', () => {
    const letter = '- mardi 1er décembre à 9h15\n- mercredi 2 décembre à 11h00\n- jeudi 3 décembre à 16h45';
    expect(asked('fr', 'Merci pour votre retour ! Je prends le mercredi.', letter)).toBe(
      'choose: 12-02 11:00-12:00 exact',
    );
  });

  it('takes the one that its question before was about', () => {
    const letter = 'tenho livre terça 8/12 às 18h, quinta 10/12 às 9h30 ou segunda 14/12 às 12h';
    const text = 'A de dia 10 é presencial ou por vídeo? De qualquer das formas fico com essa.';
    expect(asked('pt', text, letter)).toContain('choose: 12-10 09:30-10:30 exact');
  });

  it('takes the day of the hour that it names', () => {
    expect(asked('pl', 'biorę to kwadrans po szóstej', IN_POLISH)).toBe('choose: 12-02 18:15-19:15 exact');
  });

  it('keeps another time that it asks for instead', () => {
    expect(asked('it', 'Preferirei giovedì 3 dicembre alle 10.', IN_ITALIAN)).toMatch(/12-03 10:00-11:00/);
  });

  it('says yes to the only time in the subject of our letter', () => {
    const subject = 'Odp: Czy pasuje czwartek 26.11 o 16:40?';
    expect(asked('pl', 'Pasuje idealnie, dziękuję', '', { subject, cut: [] })).toMatch(/11-26 16:40-17:40/);
  });

  it('means the Thursday that was offered, not the coming one', () => {
    const letter = 'Unser Vorschlag: Donnerstag, 3.12., 8:00 Uhr';
    expect(asked('de', 'Passt, Donnerstag 8 Uhr.', letter)).toBe('confirm: 12-03 08:00-09:00 exact');
  });

  it('keeps a date that it names itself, though the offer lies a week later', () => {
    const letter = 'Unser Vorschlag: Donnerstag, 3.12., 8:00 Uhr';
    expect(asked('de', 'Passt, Donnerstag, 26.11., 8 Uhr.', letter)).not.toMatch(/12-03/);
  });

  it.each(['Passt, Donnerstag, 26.11.', 'Ok, Donnerstag der 26. passt.', 'Ja, am 26. um 8 Uhr.'])(
    'takes no offer whose date is another: %s',
    (text) => {
      expect(asked('de', text, 'Unser Vorschlag: Donnerstag, 3.12., 8:00 Uhr')).not.toMatch(/12-03/);
    },
  );

  it('takes one, and not the day of which it tells something', () => {
    const letter = 'Wir haben noch Dienstag, 1.12. um 16:40 Uhr und Freitag, 4.12. um 10:20 Uhr.';
    const text = 'Dann nehme ich den am Dienstag, am Freitag sind wir schon auf dem Weg in die Berge.';
    expect(asked('de', text, letter)).toBe('choose: 12-01 16:40-17:40 exact');
  });

  it('wants another day than the one that it is about', () => {
    const letter = 'Twoja wizyta: poniedziałek 7 grudnia, 12:20.';
    expect(
      asked('pl', 'W poniedziałek odbieram samochód z serwisu. A środa 9 grudnia, 14:00?', letter),
    ).toMatch(/12-09 14:00-15:00 exact/);
  });

  it('chooses among several, and only says yes to one', () => {
    const several = 'Tuesday 1 December 9:40\nThursday 3 December 14:20';
    expect(asked('en', "Thursday's fine for me, please put me down.", several)).toBe(
      'choose: 12-03 14:20-15:20 exact',
    );
  });

  it('asks for the hours that suit on the day offered, beside the one that does not', () => {
    const letter = 'Le proponemos el jueves 3 de diciembre a las 10:00.';
    const text = 'A las 10 no llego, pero ese mismo jueves puedo a partir de las 12.';
    expect(asked('es', text, letter)).toMatch(/12-03 12:00-21:00/);
  });

  it('is moved from the time in a reminder', () => {
    const letter = 'Wir erinnern Sie an Ihren Termin vom Donnerstag, 3. Dezember 2026, 14:15 Uhr.';
    expect(asked('de', 'Könnte ich den Termin eine Woche später haben?', letter)).toMatch(/12-10/);
  });

  it('takes nothing of a letter when it answers none', () => {
    expect(asked('pl', 'biorę to kwadrans po szóstej', IN_POLISH, { inReplyTo: [] })).not.toMatch(/12-02/);
  });
});
