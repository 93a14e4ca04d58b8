import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarAnswerIn } from '../../../src/core/mail/calendar-answer.ts';

const answer = (lines: string, method = 'REPLY'): string =>
  `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

describe('a calendar answer', () => {
  it('tells method, event and participation', () => {
    expect(
      calendarAnswerIn(answer('ATTENDEE;PARTSTAT=ACCEPTED;CN="Jean, E.":mailto:jean@example.org')),
    ).toEqual({ method: 'REPLY', uid: 'u1', recurrenceId: null, participation: 'ACCEPTED' });
    expect(
      calendarAnswerIn(answer('ATTENDEE;PARTSTAT=tentative:mailto:a@example.org', 'counter')),
    ).toMatchObject({ method: 'COUNTER', participation: 'TENTATIVE' });
    expect(calendarAnswerIn(answer('DTSTART:20261126T163000Z', 'REQUEST'))).toMatchObject({
      method: 'REQUEST',
      participation: 'NEEDS-ACTION',
    });
  });

  it('shows the occurrence on the wall clock of the practice', () => {
    const declined = 'ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org\r\nRECURRENCE-ID';
    expect(calendarAnswerIn(answer(`${declined};TZID=Europe/Paris:20261126T173000`))?.recurrenceId).toBe(
      '2026-11-26T17:30',
    );
    expect(
      calendarAnswerIn(answer(`${declined};TZID=Romance Standard Time:20261126T173000`), 'Europe/Paris')
        ?.recurrenceId,
    ).toBe('2026-11-26T17:30');
    expect(calendarAnswerIn(answer(`${declined}:20261126T163000Z`), 'Europe/Paris')?.recurrenceId).toBe(
      '2026-11-26T17:30',
    );
    expect(
      calendarAnswerIn(answer(`${declined};TZID=Europe/London:20261126T163000`), 'Europe/Paris')
        ?.recurrenceId,
    ).toBe('2026-11-26T17:30');
    expect(calendarAnswerIn(answer(`${declined};VALUE=DATE:20261126`))?.recurrenceId).toBe(
      '2026-11-26T00:00',
    );
  });

  it('is not taken for the whole series when its occurrence cannot be told', () => {
    const declined = 'ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org\r\nRECURRENCE-ID';
    expect(calendarAnswerIn(answer(`${declined}:20261126T163000Z`))).toBeNull();
    expect(calendarAnswerIn(answer(`${declined}:sometime`))).toBeNull();
  });

  it('is nothing when it says several things or is broken', () => {
    expect(
      calendarAnswerIn(
        answer(
          'ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.org',
        ),
      ),
    ).toBeNull();
    expect(calendarAnswerIn(answer('ATTENDEE;PARTSTAT=DELEGATED:mailto:a@example.org'))).toBeNull();
    expect(calendarAnswerIn(answer('ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org', 'PUBLISH'))).toBeNull();
    expect(calendarAnswerIn('BEGIN:VCALENDAR\r\nMETHOD:REPLY')).toBeNull();
    expect(calendarAnswerIn('')).toBeNull();
  });

  it('does not break on damaged files', () => {
    const whole = answer(
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nRECURRENCE-ID;TZID=Europe/Paris:20261126T173000',
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(30), fc.string({ maxLength: 10 }), (at, length, put) => {
        calendarAnswerIn(whole.slice(0, at) + put + whole.slice(at + length), 'Europe/Paris');
      }),
    );
  });
});
