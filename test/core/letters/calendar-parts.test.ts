import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { calendarText } from '../../../src/core/invitations/calendar-text.ts';
import { rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import { calendarAnswerIn } from '../../../src/core/mail/calendar-answer.ts';
import type { LetterCalendar } from '../../../src/domain/letter.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { address, aPractice, moment, NOW } from '../../build/builders.ts';
import { anOutgoing } from './an-outgoing.ts';

const { zone } = aPractice();

function aCalendar(uid = 'u1', method: LetterCalendar['method'] = 'REQUEST'): LetterCalendar {
  const start = moment('2026-11-27T10:00');
  const event = { uid, recurrenceId: null, start, end: start + 30 * MINUTE, original: null, sequence: 2 };
  const teller = {
    organizer: address('cabinet@example.org'),
    organizerName: 'Secrétariat, 12 rue des Lilas',
    attendee: address('ana@example.org'),
    title: 'Rendez-vous',
    place: null,
    zone,
  };
  return calendarText({ method, events: [event], teller, now: NOW });
}

function written(...calendars: LetterCalendar[]): string {
  return rfc5322(anOutgoing({ body: 'Bonjour,', calendars }), zone);
}

/** The types of the parts in their order, deeper ones further in. */
function shapeOf(message: string): readonly string[] {
  return [...message.matchAll(/^Content-Type: ([^;\r]+)(?:; charset=utf-8; (method=\w+))?/gmu)].map(
    ([, type, method]) => (method === undefined ? `${type}` : `${type} ${method}`),
  );
}

describe('a letter with an invitation', () => {
  it('holds it beside the words, where programs show buttons, and as a file', async () => {
    const message = written(aCalendar());
    expect(shapeOf(message)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar method=REQUEST',
      'application/ics',
    ]);
    const parsed = await simpleParser(message);
    expect(parsed.text?.trim()).toBe('Bonjour,');
    const files = parsed.attachments.map(({ filename, content }) => [filename, content.toString()]);
    expect(files).toContainEqual(['invite.ics', aCalendar().text]);
  });

  it('is read back by our own door as it was written', async () => {
    const bytes = new TextEncoder().encode(written(aCalendar()));
    const source = { folder: 'inbox', key: '1' };
    const { calendars } = await openMail({ source, bytes, truncated: false, received: NOW });
    expect(calendars.map((text) => calendarAnswerIn(text, zone))).toMatchObject([
      { method: 'REQUEST', uid: 'u1', sequence: 2, span: { start: '2026-11-27T10:00' } },
    ]);
  });

  it('holds several as files only, since a program would take any of them', () => {
    expect(shapeOf(written(aCalendar('u1', 'CANCEL'), aCalendar('u2', 'CANCEL')))).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar method=CANCEL',
      'text/calendar method=CANCEL',
    ]);
  });

  it('is ASCII in lines that every server takes, with a border that nothing inside can end', () => {
    const message = written(aCalendar());
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/u);
    for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  it('without one has none', () => {
    expect(shapeOf(written())).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  });
});
