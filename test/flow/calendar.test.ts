import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { Case } from '../../src/domain/case.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { address, aPatient, aPractice, autonomy } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();
/** Ana's appointment, as the invitation that went to her calendar names it. */
const UID = '2026-11-26T17:00@example.org';
const TIMES = ['DTSTART;TZID=Europe/Paris:20261126T170000', 'DTEND;TZID=Europe/Paris:20261126T173000'];

async function aCalendarWorld(...starts: string[]): Promise<MemoryWorld> {
  const calendars = [anAgendaOf(...(starts.length > 0 ? starts : ['2026-11-26T17:00']))];
  return aWorld({ lexical: await shippedReader(), calendars });
}

interface Ics {
  readonly method?: string;
  readonly partstat?: string;
  readonly uid?: string;
  readonly more?: readonly string[];
  readonly times?: readonly string[];
  readonly prodid?: string;
}

function ics({
  method = 'REPLY',
  partstat = 'ACCEPTED',
  uid = UID,
  more = [],
  times = TIMES,
  prodid = '-//x//EN',
}: Ics) {
  return [
    'BEGIN:VCALENDAR',
    `PRODID:${prodid}`,
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    ...times,
    'DTSTAMP:20261124T073000Z',
    'ORGANIZER;CN=Cabinet:mailto:cabinet@example.org',
    `UID:${uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN=Ana`,
    ' Lemaire;X-NUM-GUESTS=0:mailto:ana@example.org',
    ...more,
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'SUMMARY:Rendez-vous',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
}

interface Shape extends Ics {
  readonly subject?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** multipart/alternative with the words and the calendar, as RFC 6047 §4 shows it. */
function aReply({ subject = 'Accepted: Rendez-vous', body = '', headers = {}, ...calendar }: Shape = {}) {
  const parts = [
    ['Content-Type: text/plain; charset=utf-8', body],
    [`Content-Type: text/calendar; charset=utf-8; method=${calendar.method ?? 'REPLY'}`, ics(calendar)],
  ];
  const text = parts.map(([type, content]) => `--b\r\n${type}\r\n\r\n${content}\r\n`).join('');
  return aRawMail(`${text}--b--`, {
    Subject: subject,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/alternative; boundary="b"',
    ...headers,
  });
}

async function answered(shape: Shape, world?: MemoryWorld): Promise<{ world: MemoryWorld; kase: Case }> {
  const there = world ?? (await aCalendarWorld());
  return { world: there, kase: await onMail(there, practice, aReply(shape)) };
}

const OUTLOOK = {
  prodid: '-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
  more: ['X-MICROSOFT-CDO-BUSYSTATUS:BUSY'],
};
const APPLE = {
  prodid: '-//Apple Inc.//macOS 15.0//EN',
  headers: { 'X-Mailer': 'Apple Mail (2.3776.700.51)' },
};
const THUNDERBIRD = { prodid: '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN' };
const GOOGLE = {
  prodid: '-//Google Inc//Google Calendar 70.9054//EN',
  headers: {
    Sender: 'Google Calendar <calendar-notification@google.com>',
    'Auto-Submitted': 'auto-generated',
    'Message-ID': '<calendar-6f1e@google.com>',
  },
};
const GOOGLE_FOOTER = [
  '',
  'Rendez-vous',
  'jeudi 26 nov. 2026 ⋅ 17:00 – 17:30',
  'Heure d’Europe centrale - Paris',
  '',
  'Invitation de Google Agenda : https://calendar.google.com/calendar/',
  '',
  'Vous recevez cet e-mail, car vous êtes abonné aux notifications d’agenda.',
];

describe('a patient’s calendar says yes', () => {
  it.each<[string, Shape]>([
    ['Outlook', { ...OUTLOOK, subject: 'Accepté : Rendez-vous' }],
    [
      'Apple',
      {
        ...APPLE,
        subject: 'Acceptée : Rendez-vous',
        body: 'Ana Lemaire a accepté votre invitation « Rendez-vous ».',
      },
    ],
    [
      'Thunderbird',
      {
        ...THUNDERBIRD,
        subject: 'Invitation acceptée : Rendez-vous',
        body: 'Ana Lemaire <ana@example.org> a accepté votre invitation.',
      },
    ],
    ['a phone that adds thanks', { subject: 'Accepted: Rendez-vous', body: 'Merci, à jeudi !' }],
  ])('and is confirmed in the agenda and by a letter: %s', async (_, shape) => {
    const { world, kase } = await answered(shape);
    expect([kase.decision, kase.reason]).toEqual(['act', { code: 'understood', kinds: ['confirm'] }]);
    expect(kase.plan.map(({ kind }) => kind)).toEqual(['confirm', 'reply', 'label']);
    expect(world.sent[0]?.body).toContain('[confirmed]');
  });

  it('and Google’s, which writes by itself, is obeyed and gets no letter back', async () => {
    const body = ['Ana Lemaire a accepté cette invitation.', ...GOOGLE_FOOTER].join('\r\n');
    const subject = 'Accepté: Rendez-vous @ jeu. 26 nov. 2026 17:00 - 17:30 (CET) (Cabinet)';
    const { world, kase } = await answered({ ...GOOGLE, subject, body });
    expect([kase.decision, kase.reason]).toEqual(['act', { code: 'understood', kinds: ['confirm'] }]);
    expect(kase.plan.map(({ kind }) => kind)).toEqual(['confirm', 'label']);
    expect(world.sent).toEqual([]);
  });
});

describe('the shapes in which calendars write', () => {
  const yes = { decision: 'act', reason: { code: 'understood', kinds: ['confirm'] } };
  const received = async (headers: Record<string, string>, body: string) =>
    onMail(
      await aCalendarWorld(),
      practice,
      aRawMail(body, { Subject: 'Accepted: Rendez-vous', ...headers }),
    );

  it('are read without a text beside the calendar', async () => {
    expect(
      await received({ 'Content-Type': 'text/calendar; method=REPLY; charset=utf-8' }, ics({})),
    ).toMatchObject(yes);
  });

  it('are read in base64, with a second copy as a file', async () => {
    const base64 = Buffer.from(ics({})).toString('base64').replace(/.{76}/g, '$&\r\n');
    const parts = [
      ['Content-Type: text/plain; charset=utf-8', ''],
      [
        'Content-Type: text/calendar; charset=utf-8; method=REPLY\r\nContent-Transfer-Encoding: base64',
        base64,
      ],
      [
        'Content-Type: application/ics; name="invite.ics"\r\nContent-Disposition: attachment; filename="invite.ics"\r\nContent-Transfer-Encoding: base64',
        base64,
      ],
    ];
    const body = parts.map(([type, content]) => `--b\r\n${type}\r\n\r\n${content}\r\n`).join('');
    expect(await received({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${body}--b--`)).toMatchObject(
      yes,
    );
  });

  it('are read with Outlook’s zones, long lines and a phone’s signature', async () => {
    const times = [
      'DTSTART;TZID=Romance Standard Time:20261126T170000',
      'DTEND;TZID=Romance Standard Time:20261126T173000',
    ];
    const { kase } = await answered({
      ...OUTLOOK,
      times,
      subject: 'Accepté : Rendez-vous',
      body: '\r\n\r\nEnvoyé à partir de Outlook pour iOS',
    });
    expect(kase).toMatchObject(yes);
  });

  it('are read with the time in UTC', async () => {
    const { kase } = await answered({ times: ['DTSTART:20261126T160000Z', 'DURATION:PT30M'] });
    expect(kase).toMatchObject(yes);
  });
});

describe('a patient’s calendar says no', () => {
  it.each<[string, Shape]>([
    ['Outlook', { ...OUTLOOK, subject: 'Refusé : Rendez-vous' }],
    [
      'Thunderbird',
      {
        ...THUNDERBIRD,
        subject: 'Invitation refusée : Rendez-vous',
        body: 'Ana Lemaire <ana@example.org> a décliné votre invitation.',
      },
    ],
    [
      'Apple',
      {
        ...APPLE,
        subject: 'Declined: Rendez-vous',
        body: 'Ana Lemaire has declined your invitation to “Rendez-vous”.',
      },
    ],
  ])('and the appointment is given up: %s', async (_, shape) => {
    const { world, kase } = await answered({ ...shape, partstat: 'DECLINED' });
    expect([kase.decision, kase.reason]).toEqual(['act', { code: 'understood', kinds: ['cancel'] }]);
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
  });

  it('and Google’s too, without a letter', async () => {
    const body = ['Ana Lemaire has declined this invitation.', ...GOOGLE_FOOTER].join('\r\n');
    const { world, kase } = await answered({
      ...GOOGLE,
      partstat: 'DECLINED',
      subject: 'Declined: Rendez-vous @ Thu 26 Nov 2026',
      body,
    });
    expect(kase).toMatchObject({ decision: 'act', state: 'done' });
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
    expect(world.sent).toEqual([]);
  });

  it('to one instance of a series only', async () => {
    const world = await aCalendarWorld();
    const text = (world.calendars()[0]?.text ?? '').replace(
      'SUMMARY',
      'RRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY',
    );
    world.replaceCalendars([{ name: 'agenda', text, practitioner: null, writable: true }]);
    const more = ['RECURRENCE-ID;TZID=Europe/Paris:20261203T170000'];
    const times = ['DTSTART:20261203T160000Z', 'DTEND:20261203T163000Z'];
    const { kase } = await answered(
      { partstat: 'DECLINED', subject: 'Declined: Rendez-vous', more, times },
      world,
    );
    expect(kase.plan[0]).toMatchObject({ kind: 'cancel', ref: { recurrenceId: '2026-12-03T17:00' } });
    expect(world.calendars()[0]?.text.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });
});

describe('a patient’s calendar proposes another time', () => {
  const counter: Shape = {
    ...OUTLOOK,
    method: 'COUNTER',
    partstat: 'TENTATIVE',
    subject: 'Nouvel horaire proposé : Rendez-vous',
    times: ['DTSTART:20261127T090000Z', 'DTEND:20261127T093000Z'],
  };

  it('and is moved there when it is free', async () => {
    const { world, kase } = await answered(counter);
    expect([kase.decision, kase.reason]).toEqual(['act', { code: 'understood', kinds: ['move'] }]);
    expect(world.calendars()[0]?.text).toContain('20261127T100000');
    expect(world.sent[0]?.body).toContain('[moved]');
  });

  it('and gets other times when it is not', async () => {
    const { world } = await answered(counter, await aCalendarWorld('2026-11-26T17:00', '2026-11-27T10:00'));
    expect(world.sent[0]?.body).toContain('[offer]');
  });

  it('and waits for a human when no letter may go back', async () => {
    const { world, kase } = await answered({ ...counter, headers: { 'Auto-Submitted': 'auto-generated' } });
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'only-a-human', kind: 'move' } });
    expect(kase.proposal.map(({ kind }) => kind)).toEqual(['move', 'reply']);
    expect(world.sent).toEqual([]);
  });
});

describe('a calendar’s answer goes to a human', () => {
  it.each<[string, Shape, object]>([
    [
      'when it says maybe',
      { partstat: 'TENTATIVE', subject: 'Provisoire : Rendez-vous' },
      { code: 'calendar-answer', why: 'tentative' },
    ],
    [
      'when it is an invitation of the patient’s own',
      { method: 'REQUEST', subject: 'Anniversaire' },
      { code: 'calendar-answer', why: 'organises' },
    ],
    [
      'when the patient cancels it as if it were theirs',
      { method: 'CANCEL', subject: 'Annulé : Rendez-vous' },
      { code: 'calendar-answer', why: 'organises' },
    ],
    [
      'when it is about another event',
      { partstat: 'DECLINED', uid: 'party@example.net', subject: 'Declined: x' },
      { code: 'calendar-answer', why: 'not-theirs' },
    ],
    [
      'when it answers the time before the appointment was moved',
      { times: ['DTSTART:20261125T160000Z'] },
      { code: 'calendar-answer', why: 'moved-since' },
    ],
    [
      'when the words say the contrary',
      { body: 'Je dois annuler jeudi.' },
      { code: 'calendar-answer', why: 'contradicts' },
    ],
    [
      'when the words speak of another day',
      { body: 'Je confirme mon rendez-vous de vendredi.' },
      { code: 'calendar-answer', why: 'contradicts' },
    ],
    [
      'when it comes from a no-reply address',
      { headers: { From: 'Ana <noreply@email.example.com>', 'Reply-To': 'ana@example.org' } },
      { code: 'calendar-answer', why: 'not-theirs' },
    ],
  ])('%s', async (_, shape, reason) => {
    const { world, kase } = await answered(shape);
    expect([kase.decision, kase.reason]).toEqual(['review', reason]);
    expect(world.sent).toEqual([]);
    expect(world.calendars()[0]?.text).not.toMatch(/STATUS:CANCELLED|20261127/);
  });

  it('when what the patient typed into it is not administration, which the human reads', async () => {
    const more = ['COMMENT:Je ne viens pas\\, mon genou est tout gonflé.'];
    const { kase } = await answered({ partstat: 'DECLINED', subject: 'Declined: Rendez-vous', more });
    expect(kase.decision).toBe('review');
    expect(kase.reading?.sentences.map(({ text }) => text)).toContain(
      'Je ne viens pas, mon genou est tout gonflé.',
    );
  });

  it('at once when the comment raises an alarm, even in a mail that a program sent', async () => {
    const more = ['COMMENT:J’ai une forte douleur dans la poitrine et du mal à respirer'];
    const { world, kase } = await answered({ ...GOOGLE, partstat: 'DECLINED', subject: 'Declined: x', more });
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'emergency-wording' } });
    expect(world.raised).toHaveLength(1);
  });

  it('when the patient wrote something into the subject', async () => {
    const subject = 'Refusé : Rendez-vous – mon genou est tout gonflé';
    const { world, kase } = await answered({ partstat: 'DECLINED', subject });
    expect(kase.decision).toBe('review');
    expect(world.calendars()[0]?.text).not.toContain('STATUS:CANCELLED');
  });

  it('when the subject says the contrary of the calendar', async () => {
    const { kase } = await answered({ subject: 'Declined: Rendez-vous' });
    expect(kase.decision).toBe('review');
  });

  it('when the writer is not proved', async () => {
    const { kase } = await answered({ headers: { 'Authentication-Results': 'evil.example; dmarc=pass' } });
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'unproved-sender' } });
  });

  it('when another patient answers Ana’s invitation', async () => {
    const contacts = [{ address: address('bea@example.org'), holder: 'self', dead: false } as const];
    const patients = [aPatient(), aPatient({ id: 'p2', givenName: 'Bea', contacts })];
    const world = aWorld({ lexical: await shippedReader(), patients });
    const { kase } = await answered(
      { partstat: 'DECLINED', subject: 'Declined: Rendez-vous', headers: { From: 'bea@example.org' } },
      world,
    );
    expect(kase.decision).toBe('review');
    expect(world.calendars()[0]?.text).not.toContain('STATUS:CANCELLED');
  });

  it('when the practice wants to see each one', async () => {
    const world = await aCalendarWorld();
    const careful = aPractice({ autonomy: autonomy({ confirm: 'suggest' }) });
    const kase = await onMail(world, careful, aReply());
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'suggest-only', kind: 'confirm' } });
  });

  it.each(['', '\r\nX-EVIL:1', '../../etc/passwd', "' OR 1=1 --", 'x'.repeat(5000), `${UID}\\n`])(
    'when its UID is %j',
    async (uid) => {
      const { world, kase } = await answered({ uid, partstat: 'DECLINED', subject: 'Declined: Rendez-vous' });
      expect(kase.decision).toBe('review');
      expect(world.calendars()[0]?.text).not.toContain('STATUS:CANCELLED');
    },
  );

  it('when two calendar parts say two things', async () => {
    const raw = aReply();
    const more = `--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n${ics({ partstat: 'DECLINED' })}\r\n--b--`;
    const bytes = Buffer.concat([
      Buffer.from(raw.bytes.subarray(0, raw.bytes.length - 7)),
      Buffer.from(`\r\n${more}`),
    ]);
    const world = await aCalendarWorld();
    expect((await onMail(world, practice, { ...raw, bytes })).decision).toBe('review');
    expect(world.sent).toEqual([]);
  });
});
