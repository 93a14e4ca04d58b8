// A patient's calendar answers an invitation of ours. The examples of RFC 5546 chapter 4 stand with our own event in
// the place of theirs; the shapes of programs are written after their documented formats.

import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import type { Case } from '../../src/domain/case.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPatient, aPractice, NOW } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const UID = '2026-11-26T17:00@example.org';
const practice = aPractice({ invitations: { mode: 'on', name: false, place: false } });

let lexical: LexicalReader;
beforeAll(async () => {
  lexical = await shippedReader();
});

/** Ana's appointment was moved to Friday at ten, and her calendar was told: SEQUENCE 1. */
async function invited(...more: readonly string[]): Promise<MemoryWorld> {
  const calendars = [anAgendaOf('2026-11-26T17:00', ...more)];
  const world = aWorld({ lexical, patients: [aPatient()], calendars });
  const words =
    'Bonjour, je voudrais déplacer mon rendez-vous de jeudi 26 novembre à vendredi 27 novembre 10 h. Merci';
  await onMail(world, practice, aRawMail(words));
  expect(world.sent[0]?.calendars[0]?.method).toBe('REQUEST');
  return world;
}

const FRIDAY = ['DTSTART:20261127T090000Z', 'DTEND:20261127T093000Z'];
const anAttendee = (partstat: string, address = 'ana@example.org') =>
  `ATTENDEE;PARTSTAT=${partstat}:mailto:${address}`;

interface Said {
  readonly method?: string;
  readonly partstat?: string;
  readonly uid?: string;
  readonly sequence?: string;
  readonly times?: readonly string[];
  readonly more?: readonly string[];
  readonly attendee?: string;
  readonly prodid?: string;
  readonly zones?: readonly string[];
}

function eventLines({
  partstat = 'ACCEPTED',
  uid = UID,
  sequence = 'SEQUENCE:1',
  times = FRIDAY,
  ...said
}: Said) {
  return [
    'BEGIN:VEVENT',
    said.attendee ?? anAttendee(partstat),
    'ORGANIZER:mailto:cabinet@example.org',
    `UID:${uid}`,
    sequence,
    ...times,
    'DTSTAMP:20261124T083000Z',
    'SUMMARY:Rendez-vous',
    ...(said.more ?? []),
    'END:VEVENT',
  ].filter((line) => line !== '');
}

function anAnswer(said: Said, ...others: readonly Said[]): string {
  return [
    'BEGIN:VCALENDAR',
    `PRODID:${said.prodid ?? '-//Example/ExampleCalendarClient//EN'}`,
    `METHOD:${said.method ?? 'REPLY'}`,
    'VERSION:2.0',
    ...(said.zones ?? []),
    ...[said, ...others].flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const SUBJECTS: Readonly<Record<string, string>> = {
  ACCEPTED: 'Accepted: Rendez-vous',
  DECLINED: 'Declined: Rendez-vous',
  TENTATIVE: 'Tentative: Rendez-vous',
};

interface Mailed {
  readonly subject?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function aMailWith(
  text: string,
  { subject = SUBJECTS.ACCEPTED ?? '', body = '', headers = {} }: Mailed = {},
) {
  const method = /METHOD:(\w+)/.exec(text)?.[1] ?? '';
  const parts = [
    ['text/plain; charset=utf-8', body],
    [`text/calendar; charset="utf-8"; method=${method}`, text],
  ].map(([type, content]) => `--b\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`);
  return aRawMail(`${parts.join('')}--b--`, {
    Subject: subject,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/alternative; boundary="b"',
    ...headers,
  });
}

async function answered(
  said: Said,
  mailed: Mailed = {},
  world?: MemoryWorld,
): Promise<readonly [Case, MemoryWorld]> {
  const there = world ?? (await invited());
  const subject = SUBJECTS[said.partstat ?? 'ACCEPTED'] ?? 'x';
  return [await onMail(there, practice, aMailWith(anAnswer(said), { subject, ...mailed })), there];
}

const GOOGLE = {
  Sender: 'Google Calendar <calendar-notification@google.com>',
  'Auto-Submitted': 'auto-generated',
};

describe('the scheduling cases of RFC 5546, chapter 4', () => {
  it('4.2.2: a reply that accepts, without a time, counts for the number it names', async () => {
    const [kase, world] = await answered({ times: [], more: ['REQUEST-STATUS:2.0;Success'] });
    expect(kase).toMatchObject({ decision: 'act', reason: { code: 'understood', kinds: ['confirm'] } });
    expect(world.sent[1]?.calendars).toEqual([]);
  });

  it('4.2.3: an update raises the number, and what answers the old one is a human’s', async () => {
    const [kase, world] = await answered({ times: [], sequence: 'SEQUENCE:0' });
    expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'moved-since' });
    expect(world.sent).toHaveLength(1);
  });

  it('4.2.3: a reply that names no number and no time answers the first invitation', async () => {
    const [kase] = await answered({ times: [], sequence: '' });
    expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'moved-since' });
  });

  it('4.2.4: a counter to a free time is answered by a request with that time', async () => {
    const times = ['DTSTART:20261130T090000Z', 'DTEND:20261130T093000Z'];
    const [kase, world] = await answered(
      { method: 'COUNTER', partstat: 'TENTATIVE', times },
      { subject: 'New Time Proposed: Rendez-vous' },
    );
    expect(kase).toMatchObject({ decision: 'act', reason: { code: 'understood', kinds: ['move'] } });
    expect(world.sent[1]?.calendars.map(({ method }) => method)).toEqual(['REQUEST']);
    expect(world.sent[1]?.calendars[0]?.text).toMatch(
      /SEQUENCE:2[\s\S]*DTSTART;TZID=Europe\/Paris:20261130T100000/,
    );
  });

  it('4.2.4: a counter to a taken time is declined, and other times are offered', async () => {
    const world = await invited('2026-11-30T10:00');
    const times = ['DTSTART:20261130T090000Z', 'DTEND:20261130T093000Z'];
    await answered(
      { method: 'COUNTER', partstat: 'TENTATIVE', times },
      { subject: 'New Time Proposed: Rendez-vous' },
      world,
    );
    expect(world.sent[1]?.body).toContain('[offer]');
    expect(world.sent[1]?.calendars.map(({ method }) => method)).toEqual(['DECLINECOUNTER']);
    expect(world.sent[1]?.calendars[0]?.text).toContain('SEQUENCE:1');
  });

  it('4.2.5: a delegate instead of the patient is a human’s', async () => {
    const attendee = [
      'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:bea@example.org":mailto:ana@example.org',
      'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:ana@example.org":mailto:bea@example.org',
    ].join('\r\n');
    const [kase] = await answered({ attendee });
    expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'delegated' });
  });

  it('4.2.9: a cancelled appointment that is accepted too late is a human’s', async () => {
    const world = await invited();
    await onMail(world, practice, aRawMail('Bonjour, je dois annuler mon rendez-vous de vendredi. Merci'));
    expect(world.sent[1]?.calendars[0]?.method).toBe('CANCEL');
    const [kase] = await answered({}, {}, world);
    expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'cancelled-since' });
  });

  it.each(['PUBLISH', 'REQUEST', 'ADD', 'CANCEL', 'REFRESH', 'DECLINECOUNTER'])(
    '4.1, 4.5: %s from somebody else changes nothing, whoever sends it',
    async (method) => {
      for (const headers of [
        {},
        {
          From: 'eve@example.net',
          'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.net',
        },
      ]) {
        const [kase, world] = await answered({ method }, { subject: 'Rendez-vous', headers });
        expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'organises' });
        expect(world.sent).toHaveLength(1);
        expect(world.calendars()[0]?.text).not.toContain('CANCELLED');
      }
    },
  );
});

describe('an answer that is not the patient’s own, or not to one thing', () => {
  it.each<[string, Said, string]>([
    [
      'another attendee',
      { attendee: anAttendee('DECLINED', 'bea@example.org'), partstat: 'DECLINED' },
      'other-attendee',
    ],
    [
      'two attendees',
      {
        attendee: `${anAttendee('DECLINED')}\r\n${anAttendee('DECLINED', 'bea@example.org')}`,
        partstat: 'DECLINED',
      },
      'several',
    ],
    ['maybe', { partstat: 'TENTATIVE' }, 'tentative'],
    ['an event of nobody’s', { uid: 'party@example.net', partstat: 'DECLINED' }, 'not-theirs'],
  ])('is a human’s: %s', async (_, said, why) => {
    const [kase, world] = await answered(said);
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'calendar-answer', why } });
    expect(world.calendars()[0]?.text).not.toContain('CANCELLED');
  });

  it('is a human’s: two events in one reply', async () => {
    const world = await invited('2026-12-03T17:00');
    const no = { partstat: 'DECLINED' };
    const text = anAnswer(no, { ...no, uid: '2026-12-03T17:00@example.org' });
    const kase = await onMail(world, practice, aMailWith(text, { subject: 'Declined: Rendez-vous' }));
    expect(kase.reason).toEqual({ code: 'calendar-answer', why: 'several' });
    expect(world.calendars()[0]?.text).not.toContain('CANCELLED');
  });
});

describe('an answer that comes again', () => {
  it('is not answered a second time: a button pressed twice', async () => {
    const [, world] = await answered({});
    const [again] = await answered({}, {}, world);
    expect(again).toMatchObject({
      decision: 'ignore',
      state: 'set-aside',
      reason: { code: 'calendar-again' },
    });
    expect(world.sent).toHaveLength(2);
  });

  it('is a no like the first: nothing is left to cancel, and nobody needs to look', async () => {
    const [first, world] = await answered({ partstat: 'DECLINED' }, { headers: GOOGLE });
    expect(first).toMatchObject({ decision: 'act', state: 'done' });
    const [again] = await answered({ partstat: 'DECLINED' }, { headers: GOOGLE }, world);
    expect(again.reason).toEqual({ code: 'calendar-again' });
    await onTick(world, practice);
    expect(await world.store.cases('waiting')).toEqual([]);
  });

  it('with words beside it is read', async () => {
    const [, world] = await answered({});
    const [again] = await answered({}, { body: 'Puis-je venir avec mon fils ?' }, world);
    expect(again.decision).toBe('review');
  });

  it('as a text mail gets its answer, and no second invitation', async () => {
    const [, world] = await answered({});
    world.turnClock(NOW + 60_000);
    await onMail(world, practice, aRawMail('Bonjour, je confirme mon rendez-vous de vendredi. Merci'));
    expect(world.sent.map(({ calendars }) => calendars.length)).toEqual([1, 0, 0]);
  });

  it('as a no after a yes takes the appointment out', async () => {
    const [, world] = await answered({});
    const [no] = await answered({ partstat: 'DECLINED' }, {}, world);
    expect(no.reason).toEqual({ code: 'understood', kinds: ['cancel'] });
    expect(world.sent[2]?.calendars.map(({ method }) => method)).toEqual(['CANCEL']);
  });
});

describe('the programs that patients use', () => {
  const ROMANCE = [
    'BEGIN:VTIMEZONE',
    'TZID:Romance Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
  const romance = [
    'DTSTART;TZID=Romance Standard Time:20261127T100000',
    'DTEND;TZID=Romance Standard Time:20261127T103000',
  ];
  const shapes: readonly (readonly [string, Said, Mailed])[] = [
    [
      'Gmail',
      {
        prodid: '-//Google Inc//Google Calendar 70.9054//EN',
        attendee:
          'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ana Lem\r\n aire;X-NUM-GUESTS=0:mailto:ana@example.org',
        more: ['CLASS:PRIVATE', 'CREATED:20261124T080000Z', 'STATUS:CONFIRMED', 'TRANSP:OPAQUE'],
      },
      {
        headers: GOOGLE,
        subject: 'Accepté: Rendez-vous @ ven. 27 nov. 2026 10:00 - 10:30 (CET) (cabinet@example.org)',
      },
    ],
    [
      'Outlook and Exchange',
      {
        prodid: 'Microsoft Exchange Server 2010',
        zones: ROMANCE,
        times: romance,
        attendee: 'ATTENDEE;PARTSTAT=ACCEPTED;CN="Lemaire, Ana":MAILTO:Ana@Example.org',
        more: [
          'CLASS:PRIVATE',
          'PRIORITY:5',
          'X-MICROSOFT-CDO-APPT-SEQUENCE:1',
          'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
          'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY',
          'X-MICROSOFT-DISALLOW-COUNTER:FALSE',
          'X-MS-OLK-SENDER;CN="Lemaire, Ana":mailto:ana@example.org',
        ],
      },
      {
        subject: 'Accepté : Rendez-vous',
        headers: { 'Content-Class': 'urn:content-classes:calendarmessage', 'X-MS-Has-Attach': '' },
      },
    ],
    [
      'Apple Calendar',
      {
        prodid: '-//Apple Inc.//macOS 15.1//EN',
        times: ['DTSTART;TZID=Europe/Paris:20261127T100000', 'DTEND;TZID=Europe/Paris:20261127T103000'],
        attendee:
          'ATTENDEE;CN="Ana Lemaire";CUTYPE=INDIVIDUAL;EMAIL="ana@example.org";PARTSTAT=ACCEPTED:mailto:ana@example.org',
        more: ['REQUEST-STATUS:2.0;Success', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC'],
      },
      { subject: 'Acceptée : Rendez-vous', body: 'Ana Lemaire a accepté votre invitation « Rendez-vous ».' },
    ],
    [
      'Thunderbird',
      {
        prodid: '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
        attendee: 'ATTENDEE;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:ana@example.org',
        more: ['X-MOZ-RECEIVED-SEQUENCE:1', 'X-MOZ-RECEIVED-DTSTAMP:20261124T080000Z', 'X-MOZ-GENERATION:1'],
      },
      {
        subject: 'Invitation acceptée : Rendez-vous',
        body: 'Ana Lemaire <ana@example.org> a accepté votre invitation.',
      },
    ],
    [
      'a Samsung phone',
      {
        prodid: '-//Android/NONSGML Calendar//EN',
        attendee: 'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:MAILTO:ana@example.org',
        more: ['STATUS:CONFIRMED', 'X-MICROSOFT-CDO-BUSYSTATUS:2'],
      },
      { subject: 'Accepté : Rendez-vous' },
    ],
    [
      'Proton',
      {
        prodid: '-//Proton AG//WebCalendar 5.0//EN',
        times: ['DTSTART;TZID=Europe/Paris:20261127T100000', 'DTEND;TZID=Europe/Paris:20261127T103000'],
        attendee: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org',
        more: ['X-PM-PROTON-REPLY;VALUE=BOOLEAN:TRUE'],
      },
      { subject: 'Re: Rendez-vous', body: 'ana@example.org a accepté votre invitation à « Rendez-vous ».' },
    ],
  ];

  it.each(shapes)('%s says yes to the last invitation', async (_, said, mailed) => {
    const [kase, world] = await answered(said, mailed);
    expect([kase.decision, kase.reason]).toEqual(['act', { code: 'understood', kinds: ['confirm'] }]);
    expect(await world.store.invitations()).toMatchObject([{ answer: 'accepted' }]);
  });

  it.each(shapes)('%s can’t confirm the time that was moved', async (_, said, mailed) => {
    const times = ['DTSTART:20261126T160000Z', 'DTEND:20261126T163000Z'];
    const [kase, world] = await answered({ ...said, times, sequence: 'SEQUENCE:0' }, mailed);
    expect(kase.decision).toBe('review');
    expect(await world.store.invitations()).toMatchObject([{ answer: 'none' }]);
  });
});

describe('one date of a series', () => {
  it('that was told to a calendar is answered as that date, in whatever zone the series is written', async () => {
    const world = aWorld({ lexical, patients: [aPatient()], calendars: [anAgendaOf('2026-11-26T17:00')] });
    const inUtc = (world.calendars()[0]?.text ?? '')
      .replace('DTSTART;TZID=Europe/Paris:20261126T170000', 'DTSTART:20261126T160000Z')
      .replace(
        'DTEND;TZID=Europe/Paris:20261126T173000',
        'DTEND:20261126T163000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4',
      );
    world.replaceCalendars([{ name: 'agenda', text: inUtc, practitioner: null, writable: true }]);
    await onMail(
      world,
      practice,
      aRawMail('Bonjour, je confirme mon rendez-vous du jeudi 3 décembre. Merci'),
    );
    const told = /RECURRENCE-ID[^\r]*/.exec(world.sent[0]?.calendars[0]?.text ?? '')?.[0] ?? '';
    expect(told).toBe('RECURRENCE-ID;TZID=Europe/Paris:20261203T170000');
    const times = ['DTSTART:20261203T160000Z'];
    const [kase] = await answered(
      { partstat: 'DECLINED', more: [told], times, sequence: 'SEQUENCE:1' },
      {},
      world,
    );
    expect(kase.plan[0]).toMatchObject({ kind: 'cancel', ref: { recurrenceId: '2026-12-03T16:00' } });
  });
});
