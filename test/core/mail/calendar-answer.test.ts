import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarAnswerIn } from '../../../src/core/mail/calendar-answer.ts';

const answer = (lines: string, method = 'REPLY'): string =>
  `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

describe('a calendar answer', () => {
  it('tells method, event and participation', () => {
    expect(
      calendarAnswerIn(answer('ATTENDEE;PARTSTAT=ACCEPTED;CN="Jean, E.":mailto:jean@example.org')),
    ).toEqual({
      method: 'REPLY',
      uid: 'u1',
      recurrenceId: null,
      sequence: null,
      attendees: ['jean@example.org'],
      doubt: null,
      participation: 'ACCEPTED',
      span: null,
      summary: '',
      comment: '',
    });
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

  it('is nothing when it is broken', () => {
    expect(calendarAnswerIn('BEGIN:VCALENDAR\r\nMETHOD:REPLY')).toBeNull();
    expect(calendarAnswerIn(answer('ATTENDEE;PARTSTAT=PERHAPS:mailto:a@example.org'))).toBeNull();
    expect(calendarAnswerIn(answer('DTSTAMP:20261124T080000Z'))).toBeNull();
    expect(calendarAnswerIn('')).toBeNull();
  });

  it.each([
    [
      'several',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.org',
    ],
    [
      'several',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.org',
    ],
    [
      'several',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:u2\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org',
    ],
    ['delegated', 'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:b@example.org":mailto:a@example.org'],
    ['delegated', 'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:a@example.org":mailto:b@example.org'],
  ])('says %s, and neither yes nor no', (doubt, lines) => {
    expect(calendarAnswerIn(answer(lines))).toMatchObject({ doubt, participation: 'NEEDS-ACTION' });
  });

  it('tells who answers which number of the invitation', () => {
    const written = 'SEQUENCE:3\r\nATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Ana%2Brdv@Example.org';
    expect(calendarAnswerIn(answer(written))).toMatchObject({
      sequence: 3,
      attendees: ['ana+rdv@example.org'],
    });
    expect(calendarAnswerIn(answer('SEQUENCE:-1\r\nATTENDEE;PARTSTAT=ACCEPTED:/O=EX/CN=ana'))).toMatchObject({
      sequence: null,
      attendees: [],
    });
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

describe('a proposal that repeats', () => {
  it.each(['RRULE:FREQ=WEEKLY;COUNT=10', 'RDATE:20261203T163000Z'])(
    'is several times at once: %s',
    (line) => {
      const times = 'DTSTART:20261126T163000Z\r\nDTEND:20261126T170000Z';
      expect(calendarAnswerIn(answer(`${times}\r\n${line}`, 'COUNTER'), 'Europe/Paris')?.doubt).toBe(
        'several',
      );
      expect(calendarAnswerIn(answer(times, 'COUNTER'), 'Europe/Paris')?.doubt).toBe(null);
    },
  );
});
