import { describe, expect, it } from 'vitest';
import { asNew, isAboutOneThatExists } from '../../../../src/core/reading/opinion/new-appointment.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { aMail } from '../../../build/builders.ts';

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
