import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../src/core/reading/requests.ts';
import { wishContext } from '../../../src/core/reading/times/wish-context.ts';
import type { Label, Request } from '../../../src/domain/reading.ts';
import { toLocal } from '../../../src/domain/time.ts';
import type { Wish } from '../../../src/domain/wish.ts';
import { aPractice, NOW, ZONE } from '../../build/builders.ts';

/** Requests of sentences with the labels a reader gave them, in a mail sent on Tuesday 24 November 2026, 9:00. */
function requests(
  rows: readonly (readonly [labels: string, text: string])[],
  reply = false,
): readonly Request[] {
  return requestsOf({
    sentences: rows.map(([labels, text], index) => ({
      number: index + 1,
      text,
      labels: labels.split('+') as Label[],
      by: ['lexical'],
    })),
    faq: [],
    language: 'fr',
    context: wishContext(aPractice(), toLocal(NOW, ZONE)),
    reply,
  });
}

function only(rows: readonly (readonly [string, string])[], reply = false): Request {
  const [request, another] = requests(rows, reply);
  if (request === undefined || another !== undefined) throw new Error('not one request');
  return request;
}

function days(wishes: readonly Wish[]): readonly string[] {
  return wishes.map(({ start, include }) => `${include ? '' : 'not '}${start.slice(0, 10)}`);
}

describe('requests', () => {
  it('tell the appointment that moves from the time that is wanted', () => {
    const move = only([
      ['move+reason+wish', 'je ne pourrais pas venir demain à 18h30, plutôt vendredi même heure'],
    ]);
    expect(move.kind).toBe('move');
    expect(days(move.about)).toEqual(['2026-11-25']);
    expect(days(move.wishes)).toEqual(['2026-11-27']);
  });

  it('understand "from … to …"', () => {
    const move = only([['move', 'je voudrais décaler mardi à jeudi']]);
    expect(days(move.about)).toEqual(['2026-12-01']);
    expect(days(move.wishes)).toEqual(['2026-11-26']);
    const other = only([['move', 'Pouvez-vous reporter mon rdv de jeudi au 10 décembre ?']]);
    expect(days(other.about)).toEqual(['2026-11-26']);
    expect(days(other.wishes)).toEqual(['2026-12-10']);
  });

  it('make one move of a cancellation and the wish for another time', () => {
    const move = only([
      ['cancel', 'Je dois annuler mon rdv de jeudi.'],
      ['book', 'Auriez-vous un autre créneau vendredi ?'],
      ['wish', 'Plutôt le matin.'],
    ]);
    expect(move.kind).toBe('move');
    expect(move.sentences).toEqual([1, 2, 3]);
    expect(days(move.about)).toEqual(['2026-11-26']);
    expect(days(move.wishes)).toContain('2026-11-27');
  });

  it('leave a cancellation one where a time tells why', () => {
    const cancel = only([
      ['health', 'Titouan avait 39 de fièvre hier soir et il a mal dormi toute la nuit.'],
      ['cancel', 'Nous ne viendrons pas.'],
    ]);
    expect(cancel.kind).toBe('cancel');
    const another = only([
      ['cancel', 'Nous ne viendrons pas.'],
      ['wish', 'Plutôt vendredi matin.'],
    ]);
    expect(another.kind).toBe('move');
  });

  it('keep a cancellation and a move of another day apart', () => {
    const both = requests([
      ['cancel', 'Je dois annuler mon rdv de mercredi.'],
      ['move', 'Et déplacer celui de jeudi au 10 décembre.'],
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['move', 'cancel']);
  });

  it('take every day of a cancellation as an appointment, also behind "ne … pas"', () => {
    const cancel = only([['cancel', 'je viens pas jeudi ni lundi']]);
    expect(days(cancel.about)).toEqual(['2026-11-26', '2026-11-30']);
    expect(cancel.about.every(({ include }) => include)).toBe(true);
    expect(cancel.wishes).toEqual([]);
  });

  it('hear that all appointments are meant', () => {
    expect(only([['cancel', 'Merci d’annuler toutes mes séances.']]).all).toBe(true);
    expect(only([['cancel', 'Merci d’annuler tous mes prochains rdv.']]).all).toBe(true);
    expect(only([['cancel', 'Merci d’annuler ma séance.']]).all).toBeUndefined();
  });

  it('read the number of the time that was taken', () => {
    expect(only([['choose', 'le 2']], true).choice).toBe(2);
    expect(only([['choose', 'La 2ème proposition me convient.']]).choice).toBe(2);
    expect(only([['choose', 'option 3']]).choice).toBe(3);
    expect(only([['choose', 'je prends le premier créneau']]).choice).toBe(1);
    expect(only([['choose', 'plutôt l’option B']]).choice).toBe(2);
  });

  it('read a date, not a number, where one stands', () => {
    const choice = only([['choose', 'je prends le 2 décembre']]);
    expect(choice.choice).toBeUndefined();
    expect(days(choice.wishes)).toEqual(['2026-12-02']);
    expect(only([['choose', 'le premier lundi de décembre']]).choice).toBeUndefined();
  });

  it('attach times that stand alone to the request beside them', () => {
    const book = only([
      ['greeting', 'Bonjour'],
      ['wish', 'plutôt le matin'],
      ['book', 'Je voudrais un rendez-vous'],
      ['wish', 'pas le mercredi'],
    ]);
    expect(book.kind).toBe('book');
    expect(book.sentences).toEqual([2, 3, 4]);
    expect(book.wishes.some(({ include }) => !include)).toBe(true);
  });

  it('put a day and a time of day from two sentences together', () => {
    const book = only([
      ['book', 'Je voudrais un rendez-vous jeudi.'],
      ['wish', 'Plutôt le matin.'],
    ]);
    expect(book.wishes).toMatchObject([{ start: '2026-11-26T08:00', end: '2026-11-26T12:00' }]);
    const week = only([
      ['book', 'Je voudrais un rendez-vous la semaine prochaine.'],
      ['wish', 'Plutôt le matin.'],
    ]);
    expect(week.wishes).toMatchObject([{ start: '2026-11-30T00:00', daily: [480, 720] }]);
    const move = only([
      ['move', 'Serait-il possible de décaler au 10 décembre ?'],
      ['move', 'Même heure si possible.'],
    ]);
    expect(move.wishes).toMatchObject([{ start: '2026-12-10T00:00', sameTime: true }]);
  });

  it('let a bare time choose among what was offered', () => {
    expect(only([['wish', 'plutôt vendredi']], true).kind).toBe('choose');
  });

  it('suppose an appointment where only a time was named, which keeps the mail from being answered alone', () => {
    const { kind, supposed, wishes } = only([['wish', 'plutôt vendredi']]);
    expect([kind, supposed, days(wishes)]).toEqual(['book', true, ['2026-11-27']]);
  });

  it('never take a doubt for a yes', () => {
    expect(only([['confirm+when', 'Bien reçu mais c’était pas 15h ?']]).kind).toBe('when');
  });

  it('stand in the order in which a reply treats them', () => {
    expect(
      requests([
        ['question', 'Y a-t-il un parking ?'],
        ['document', 'Il me faut la facture.'],
        ['confirm', 'Je confirme jeudi.'],
      ]).map(({ kind }) => kind),
    ).toEqual(['confirm', 'question', 'document']);
  });

  it('are nothing but thanks in a mail that only thanks', () => {
    expect(only([['thanks', 'Merci beaucoup !']]).kind).toBe('thanks');
  });
});

describe('a time that nobody asked for', () => {
  it('is the wish for an appointment in a first mail', () => {
    const book = only([
      ['greeting', 'Bonjour'],
      ['wish', 'possible mardi en fin de journée'],
    ]);
    expect(book.kind).toBe('book');
    expect(days(book.wishes)).toEqual(['2026-12-01']);
  });

  it('asks for nothing new beside an appointment that is only kept', () => {
    const kinds = requests([
      ['confirm', 'je viens'],
      ['wish', 'jeudi matin'],
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(['confirm']);
  });
});

describe('one sentence that says two things of one appointment', () => {
  it('moves it when it comes sooner by moving', () => {
    expect(only([['move+earlier', 'peut-on avancer mon rendez-vous d’une heure']]).kind).toBe('move');
  });

  it('asks for a visit at home when somebody can no longer be moved', () => {
    expect(only([['home+move', 'elle ne peut plus se déplacer, venez-vous à domicile']]).kind).toBe('home');
  });
});
