import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { calendarText, type Teller } from '../../../src/core/invitations/calendar-text.ts';
import { TITLE_WORDS } from '../../../src/core/invitations/title-words.ts';
import type { ToldEvent } from '../../../src/domain/invitation.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { LetterCalendar } from '../../../src/domain/letter.ts';
import { parseAddress } from '../../../src/domain/mail.ts';
import { asZone, DAY, HOUR, MINUTE, type Zone } from '../../../src/domain/time.ts';
import { address, moment, NOW, ZONE } from '../../build/builders.ts';
import { calendarOf, instantOf, parsedEvents } from './parsed.ts';

function zone(name: string): Zone {
  const known = asZone(name);
  if (known === null) throw new Error(name);
  return known;
}

function aTeller(different: Partial<Teller> = {}): Teller {
  return {
    organizer: address('cabinet@example.org'),
    organizerName: 'Secrétariat, 12 rue des Lilas',
    attendee: address('ana@example.org'),
    title: 'Rendez-vous',
    place: null,
    zone: zone(ZONE),
    ...different,
  };
}

function anEvent(different: Partial<ToldEvent> = {}): ToldEvent {
  const start = moment('2026-11-27T10:00');
  return {
    uid: 'u1',
    recurrenceId: null,
    start,
    end: start + 30 * MINUTE,
    original: null,
    sequence: 1,
    ...different,
  };
}

function text(method: LetterCalendar['method'], event = anEvent(), teller = aTeller()): string {
  return calendarText({ method, events: [event], teller, now: NOW }).text;
}

describe('an invitation as text', () => {
  it('is whole, and holds nothing but times, two addresses and a word', () => {
    expect(text('REQUEST').replace(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/, '')).toBe(
      [
        'BEGIN:VCALENDAR',
        'PRODID:-//practice-agent//invitations//EN',
        'VERSION:2.0',
        'CALSCALE:GREGORIAN',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'UID:u1',
        'DTSTAMP:20261124T080000Z',
        'SEQUENCE:1',
        'DTSTART;TZID=Europe/Paris:20261127T100000',
        'DTEND;TZID=Europe/Paris:20261127T103000',
        'SUMMARY:Rendez-vous',
        'ORGANIZER;CN="Secrétariat, 12 rue des Lilas":mailto:cabinet@example.org',
        'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=',
        ' TRUE:mailto:ana@example.org',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        'CLASS:PRIVATE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('asks for no answer when it takes an appointment out, and asks nobody when it only publishes', () => {
    expect(text('CANCEL')).toContain(
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:ana@example.org',
    );
    expect(text('CANCEL')).toContain('STATUS:CANCELLED');
    expect(text('PUBLISH')).not.toMatch(/ATTENDEE|RSVP/);
    expect(text('PUBLISH')).toContain('ORGANIZER');
  });

  it.each(LANGUAGES)('has a title in %s that does not say what kind of appointment it is', (language) => {
    expect(TITLE_WORDS[language]).toMatch(/^\p{Lu}[\p{Ll}-]+$/u);
  });

  it('says the same time to another library and to our own reading, on every day and in every zone', () => {
    const zones = [
      'Europe/Paris',
      'Europe/London',
      'Europe/Lisbon',
      'Europe/Warsaw',
      'America/Guadeloupe',
      'UTC',
    ];
    const quarters = fc
      .integer({ min: 0, max: 3 * 365 * 96 })
      .map((n) => Date.UTC(2026, 0, 1) + n * 15 * MINUTE);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        quarters,
        fc.integer({ min: 5, max: 240 }),
        (name, start, length) => {
          const event = anEvent({ start, end: start + length * MINUTE });
          saysTheSame(event, zone(name));
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['in the hour that is shown twice, the first time', '2026-10-25T00:30Z'],
    ['in the hour that is shown twice, the second time', '2026-10-25T01:30Z'],
    ['just before the clock goes forward', '2027-03-28T00:45Z'],
    ['just after', '2027-03-28T01:00Z'],
  ])('says the same time %s', (_, written) => {
    const start = Date.parse(written);
    saysTheSame(anEvent({ start, end: start + HOUR }), zone(ZONE));
  });
});

function saysTheSame(event: ToldEvent, at: Zone): void {
  const written = text('REQUEST', event, aTeller({ zone: at }));
  const [theirs] = parsedEvents(written);
  if (theirs === undefined) throw new Error('no event');
  expect([instantOf(theirs.startDate), instantOf(theirs.endDate)]).toEqual([event.start, event.end]);
  const file = { name: 'x', text: written, practitioner: null, writable: false };
  const around = { start: event.start - DAY, end: event.end + DAY };
  const { occurrences, warnings } = expand([file], around, zone('Pacific/Auckland'));
  expect(warnings).toEqual([]);
  expect(occurrences.map(({ start, end }) => [start, end])).toEqual([[event.start, event.end]]);
}

describe('whatever names and addresses hold', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'x\r\nATTENDEE:mailto:evil@example.net',
      'x";PARTSTAT=ACCEPTED:mailto:evil@example.net',
      'a;b,c:d\\n\\',
      '\u2028BEGIN:VALARM',
      '"',
      "^n^'",
      'é'.repeat(80),
      '🙂'.repeat(40),
      '\tX-A:1\u0000\u0085',
    ),
  );
  const locals = fc.constantFrom('ana', "o'hara", 'a+b', 'a{b}', 'a|b', 'a?b', 'a%0d%0a', 'a&b=c', '#a', 'é');
  const shape = fc.record({
    uid: fc.oneof(
      fc.constantFrom('u1', 'u1;x', 'u,1', 'a\\nb'),
      hostile.filter((uid) => uid.trim() !== ''),
    ),
    name: hostile,
    place: fc.option(hostile),
    title: hostile,
    local: locals,
    method: fc.constantFrom<LetterCalendar['method']>('REQUEST', 'CANCEL', 'PUBLISH', 'DECLINECOUNTER'),
    original: fc.option(fc.constant(moment('2026-12-03T17:00'))),
  });
  const ALLOWED =
    /^(?:BEGIN|END|PRODID|VERSION|CALSCALE|METHOD|UID|RECURRENCE-ID|DTSTAMP|SEQUENCE|DTSTART|DTEND|SUMMARY|LOCATION|ORGANIZER|ATTENDEE|STATUS|TRANSP|CLASS|TZID|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO)[;:]/;

  it('the text is one event, folded, of known lines, for one person', () => {
    fc.assert(
      fc.property(shape, ({ uid, name, place, title, local, method, original }) => {
        const attendee = parseAddress(`${local}@example.org`);
        if (attendee === null) return;
        const teller = aTeller({ organizerName: name, place, title, attendee });
        const written = text(method, anEvent({ uid, original }), teller);
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of written.replaceAll('\r\n ', '').split('\r\n').slice(0, -1))
          expect(line).toMatch(ALLOWED);
        ICAL.design.strict = true;
        const calendar = calendarOf(written);
        expect(calendar.getAllSubcomponents().map((part) => part.name)).toEqual(['vtimezone', 'vevent']);
        const event = calendar.getFirstSubcomponent('vevent');
        const people = event?.getAllProperties('attendee') ?? [];
        expect(people).toHaveLength(method === 'PUBLISH' ? 0 : 1);
        expect(event?.getAllProperties('organizer').map((one) => one.getFirstValue())).toEqual([
          'mailto:cabinet@example.org',
        ]);
        for (const person of people)
          expect(decodeURIComponent(String(person.getFirstValue()))).toBe(`mailto:${attendee}`);
      }),
      { numRuns: 1000 },
    );
  });
});
