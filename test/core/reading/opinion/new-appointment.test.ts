import { describe, expect, it } from 'vitest';
import {
  asNew,
  booked,
  isAboutOneThatExists,
  namesOne,
} from '../../../../src/core/reading/opinion/new-appointment.ts';
import type { Language } from '../../../../src/domain/language.ts';
import type { Label } from '../../../../src/domain/reading.ts';
import { aMail } from '../../../build/builders.ts';
import { aWish } from '../../evaluation/marked.ts';

function existsIn(language: Language, text: string, mail: Parameters<typeof aMail>[0] = {}): boolean {
  const whole = aMail({ subject: '', ownWords: text, ...mail });
  return isAboutOneThatExists({ mail: whole, language, sentences: [{ number: 1, text }] });
}

describe('an appointment that there is', () => {
  it.each([
    ['fr', 'Je ne peux pas jeudi.'],
    ['fr', 'Ma séance est à 9 h.'],
    ['en', 'I have an appointment on Thursday.'],
    ['de', 'Geht mein Termin auch am Freitag?'],
    ['nl', 'Mijn afspraak is om tien uur.'],
    ['pl', 'Mam wizytę o 9.'],
    ['es', 'Mi cita es el martes.'],
    ['it', 'La mia visita è alle 9.'],
    ['pt', 'A minha consulta é na terça.'],
    ['fr', "Le dépanneur vient à 10 h, j'étais attendue chez vous."],
    ['en', 'Any chance of Monday instead?'],
    ['pl', 'Jutrzejsza logopeda odpada, czy możemy w środę?'],
  ] as const)('is named: %s %s', (language, text) => {
    expect(existsIn(language, text)).toBe(true);
  });

  it('stands behind every answer to a letter of ours', () => {
    expect(existsIn('fr', 'Auriez-vous lundi ?', { inReplyTo: ['<offer@example.org>'] })).toBe(true);
  });

  it.each([
    ['fr', 'Auriez-vous une place mardi 10 dans l’après-midi ?'],
    ['en', 'Would you have an evening free on Friday?'],
    ['es', '¿Podría ser el martes 10 por la tarde?'],
  ] as const)('is not: %s %s', (language, text) => {
    expect(existsIn(language, text)).toBe(false);
  });
});

describe('what a classifier takes for a move', () => {
  it('is a new appointment where none is named', () => {
    const { labels, p } = asNew({ labels: ['move'], explained: true, p: { move: 0.9, book: 0.2 } });
    expect(labels).toEqual(['book']);
    expect(p).toMatchObject({ move: 0, book: 0.9 });
  });

  it('stays a move where nothing speaks for a new one, and nothing else is touched', () => {
    const move = { labels: ['move'] as const, explained: true, p: { move: 0.9, book: 0.02 } };
    expect(asNew(move)).toBe(move);
    const late = { labels: ['late'] as const, explained: true, p: { late: 0.9, book: 0.3 } };
    expect(asNew(late)).toBe(late);
  });
});

describe('a mail that a human reads first', () => {
  const read = (text: string, labels: readonly Label[]) => ({
    number: 1,
    text,
    labels,
    by: ['lexical' as const],
  });
  const mail = aMail({ subject: '', ownWords: '' });

  it('names no appointment by its courtesies', () => {
    const sentences = [
      read('Could I have the week of the 14th?', ['move']),
      read('Merci par avance', ['closing']),
    ];
    expect(namesOne({ mail, language: 'fr', sentences })).toBe(false);
    expect(namesOne({ mail, language: 'fr', sentences: [read('Avancer jeudi ?', ['move'])] })).toBe(true);
  });

  it('books what it was heard to move, where no old time was named', () => {
    const move = { kind: 'move' as const, sentences: [1], wishes: [], about: [], faq: [] };
    expect(booked([move]).map(({ kind }) => kind)).toEqual(['book']);
    const of = { ...move, about: [aWish('2026-11-26T09:00', '2026-11-26T10:00')] };
    expect(booked([of])).toEqual([of]);
  });
});
