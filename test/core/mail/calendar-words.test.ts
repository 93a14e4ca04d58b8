import { describe, expect, it } from 'vitest';
import { calendarWords } from '../../../src/core/mail/calendar-words.ts';
import type { CalendarAnswer } from '../../../src/domain/mail.ts';

function answer(different: Partial<CalendarAnswer> = {}): CalendarAnswer {
  return {
    method: 'REPLY',
    uid: 'u',
    recurrenceId: null,
    sequence: 0,
    attendees: [],
    doubt: null,
    participation: 'ACCEPTED',
    span: null,
    summary: '',
    comment: '',
    ...different,
  };
}

function ownWords(text: string, different: Partial<CalendarAnswer> = {}): string {
  return calendarWords({ ownWords: text, cut: [] }, answer(different)).ownWords;
}

describe('the words of a calendar’s answer', () => {
  it.each([
    'Ana Lemaire has accepted your event invitation.',
    'Ana Lemaire a accepté cette invitation.',
    'Ana Lemaire hat diese Einladung angenommen.',
    'Ana Lemaire heeft deze uitnodiging geaccepteerd.',
    'Ana Lemaire zaakceptowała to zaproszenie.',
    'Ana Lemaire ha aceptado esta invitación.',
    'Ana Lemaire ha accettato questo invito.',
    'Ana Lemaire aceitou este convite.',
  ])('are not the program’s: %s', (line) => {
    expect(ownWords(`${line}\nÀ jeudi`)).toBe('À jeudi');
    expect(ownWords(line)).toBe('');
  });

  it.each([
    'Ana Lemaire has declined this invitation.',
    'Ana Lemaire a refusé cette invitation.',
    'Ana Lemaire hat diese Einladung abgelehnt.',
    'Ana Lemaire ha rechazado esta invitación.',
  ])('keep a program’s line that contradicts the calendar: %s', (line) => {
    expect(ownWords(line)).toBe(line);
    expect(ownWords(line, { participation: 'DECLINED' })).toBe('');
  });

  it.each([
    'J’accepte ce rendez-vous mais j’ai très mal au dos.',
    'J’ai accepté votre invitation mais je saigne depuis hier.',
    'I have accepted your invitation, my knee is swollen.',
    'Ana has accepted your invitation but she feels very bad',
    'Depuis hier j’ai mal au dos et mon mari a accepté votre invitation',
    'Mon fils a accepté votre invitation, il a de la fièvre',
  ])('are never cut where a person wrote them: %s', (line) => {
    expect(ownWords(line)).toBe(line);
    expect(ownWords(`Ana a accepté cette invitation.\n${line}`)).toBe(line);
  });

  it('keep what is cut where alarms are still searched', () => {
    const line = 'Ana Lemaire has accepted this invitation.';
    expect(calendarWords({ ownWords: line, cut: [] }, answer()).cut).toEqual([
      { kind: 'disclaimer', text: line },
    ]);
  });

  it('have the comment once', () => {
    expect(ownWords('', { comment: 'À jeudi' })).toBe('À jeudi');
    expect(ownWords('À  jeudi', { comment: 'À jeudi' })).toBe('À  jeudi');
    expect(ownWords('Merci', { comment: 'À jeudi' })).toBe('Merci\nÀ jeudi');
  });

  it('stay whole when a program announces a note that its calendar does not hold', () => {
    const text =
      'Ana has accepted this invitation with this note:\n\n"ma hanche"\n\nhttps://calendar.google.com/';
    expect(ownWords(text)).toBe(text);
    expect(ownWords(text, { comment: 'ma hanche' })).toBe('ma hanche');
  });

  it('are left alone in every other mail', () => {
    const text = 'J’accepte votre invitation.';
    expect(calendarWords({ ownWords: text, cut: [] }, null).ownWords).toBe(text);
    expect(ownWords(text, { method: 'REQUEST' })).toBe(text);
  });
});
