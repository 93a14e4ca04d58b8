import { describe, expect, it } from 'vitest';
import { editCalendar } from '../../../../src/core/agenda/edit/edit.ts';
import type { AgendaChange } from '../../../../src/domain/agenda.ts';
import { type LocalTime, parseLocalTime } from '../../../../src/domain/time.ts';
import { NOW, ZONE } from '../../../build/builders.ts';
import { aSpan, calendarText, eventText, shown, times } from '../calendars.ts';

const OPTIONS = { zone: ZONE, prodId: '-//example.org//test//FR' };
const PARIS = ';TZID=Europe/Paris';
const WEEK = ['2026-11-23T00:00', '2026-11-30T00:00'] as const;
const AT_NINE = aSpan('2026-11-26T09:00', '2026-11-26T09:30');
const AT_TEN = aSpan('2026-11-27T10:00', '2026-11-27T10:30');
const REVISED = ['SEQUENCE:1', 'DTSTAMP:20261124T080000Z', 'LAST-MODIFIED:20261124T080000Z'];

function ref(recurrenceId: string | null = null) {
  const time: LocalTime | null = recurrenceId === null ? null : parseLocalTime(recurrenceId);
  return { file: 'Marie', uid: 'a@example.org', recurrenceId: time };
}

function edited(text: string, change: AgendaChange): string {
  const edit = editCalendar(text, change, NOW, OPTIONS);
  if (edit.kind !== 'edited') throw new Error(`${edit.kind}: ${edit.sentence}`);
  return edit.text;
}

const moved = (recurrenceId: string | null = null): AgendaChange => ({
  kind: 'move',
  ref: ref(recurrenceId),
  from: AT_NINE,
  to: AT_TEN,
});

/** The lines that are only in `after`, and those only in `before`. */
function difference(before: string, after: string) {
  const [old, young] = [before, after].map((text) => text.split(/\r?\n/));
  return {
    added: (young ?? []).filter((line) => !old?.includes(line)),
    removed: (old ?? []).filter((line) => !young?.includes(line)),
  };
}

describe('moving an appointment', () => {
  it('changes the lines of its times and its revision, and nothing else', () => {
    const text = calendarText(
      eventText(`DTSTART${PARIS}:20261126T090000`, `DTEND${PARIS}:20261126T093000`, 'SUMMARY:A.L.'),
    );
    expect(difference(text, edited(text, moved()))).toEqual({
      added: [`DTSTART${PARIS}:20261127T100000`, ...REVISED, `DTEND${PARIS}:20261127T103000`],
      removed: [`DTSTART${PARIS}:20261126T090000`, `DTEND${PARIS}:20261126T093000`],
    });
  });

  it.each([
    ['Google', ['DTSTART:20261126T080000Z', 'DTEND:20261126T083000Z'], 'DTSTART:20261127T090000Z'],
    [
      'Outlook',
      [
        'DTSTART;TZID="Romance Standard Time":20261126T090000',
        'DTEND;TZID="Romance Standard Time":20261126T093000',
      ],
      'DTSTART;TZID="Romance Standard Time":20261127T100000',
    ],
    [
      'Apple',
      ['DTSTART;X-A="b:c;d";TZID=Europe/Paris:20261126T090000', 'DURATION:PT30M'],
      'DTSTART;X-A="b:c;d";TZID=Europe/Paris:20261127T100000',
    ],
    ['a floating clock', ['DTSTART:20261126T090000', 'DTEND:20261126T093000'], 'DTSTART:20261127T100000'],
  ])('writes the new time the way %s wrote the old one', (_, lines, start) => {
    const text = calendarText(eventText(...lines));
    const after = edited(text, moved());
    expect(after.split('\r\n')).toContain(start);
    expect(times(shown(after, ...WEEK).occurrences)).toEqual(['2026-11-27T10:00 – 2026-11-27T10:30']);
  });

  it('adds an override for one date of a series and leaves the series alone', () => {
    const series = [
      `DTSTART${PARIS}:20261105T090000`,
      'DURATION:PT30M',
      'RRULE:FREQ=WEEKLY',
      `EXDATE${PARIS}:20261112T090000`,
      'SUMMARY;LANGUAGE=fr:A.L.',
      'X-FOO:bar',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15M',
      'END:VALARM',
    ];
    const text = calendarText(eventText(...series));
    const after = edited(text, moved('2026-11-26T09:00'));
    const override = [
      'BEGIN:VEVENT',
      `RECURRENCE-ID${PARIS}:20261126T090000`,
      `DTSTART${PARIS}:20261127T100000`,
      'DURATION:PT30M',
      ...REVISED,
      'UID:a@example.org',
      ...series.slice(4),
      'END:VEVENT',
    ];
    expect(after).toBe(text.replace('END:VCALENDAR', `${override.join('\r\n')}\r\nEND:VCALENDAR`));
  });

  it('changes an override that is already there', () => {
    const text = calendarText([
      ...eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY'),
      ...eventText(
        `RECURRENCE-ID${PARIS}:20261126T170000`,
        `DTSTART${PARIS}:20261126T090000`,
        'DURATION:PT30M',
        'SEQUENCE:4',
      ),
    ]);
    const after = edited(text, moved('2026-11-26T17:00'));
    expect(after.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(after).toContain('SEQUENCE:5');
    expect(times(shown(after, ...WEEK).occurrences)).toEqual(['2026-11-27T10:00 – 2026-11-27T10:30']);
  });

  it('moves one date out of a changed rest of a series', () => {
    const text = calendarText([
      ...eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY'),
      ...eventText(
        `RECURRENCE-ID;RANGE=THISANDFUTURE${PARIS}:20261119T170000`,
        `DTSTART${PARIS}:20261119T090000`,
        'DURATION:PT30M',
      ),
    ]);
    const after = edited(text, moved('2026-11-26T17:00'));
    expect(after).toContain(`RECURRENCE-ID${PARIS}:20261126T170000\r\n`);
    expect(times(shown(after, '2026-11-16T00:00', '2026-12-07T00:00').occurrences)).toEqual([
      '2026-11-19T09:00 – 2026-11-19T09:30',
      '2026-11-27T10:00 – 2026-11-27T10:30',
      '2026-12-03T09:00 – 2026-12-03T09:30',
    ]);
  });

  it('names the second of two equal hours in UTC', () => {
    const text = calendarText(eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M'));
    const start = Date.parse('2026-10-25T01:30:00Z');
    const change: AgendaChange = {
      ...moved(),
      kind: 'move',
      ref: ref(),
      from: AT_NINE,
      to: { start, end: start + 1_800_000 },
    };
    expect(edited(text, change)).toContain('DTSTART:20261025T013000Z');
  });

  it('is stale when the appointment is no longer there', () => {
    const text = calendarText(eventText(`DTSTART${PARIS}:20261126T110000`, 'DURATION:PT30M'));
    expect(editCalendar(text, moved(), NOW, OPTIONS)).toEqual({
      kind: 'stale',
      sentence: "Le rendez-vous du jeudi 26 novembre à 9 h n'est plus là dans l'agenda.",
    });
  });

  it('is stale when somebody cancelled it meanwhile', () => {
    const text = calendarText(
      eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M', 'STATUS:CANCELLED'),
    );
    expect(editCalendar(text, moved(), NOW, OPTIONS).kind).toBe('stale');
  });

  it.each([
    [
      'stands there twice',
      [
        ...eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=1'),
        ...eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=1'),
      ],
      '2026-11-26T09:00',
    ],
    ['has a zone nobody knows', eventText('DTSTART;TZID=Mars:20261126T090000', 'DURATION:PT30M'), null],
    ['lasts a whole day', eventText('DTSTART;VALUE=DATE:20261126'), null],
  ])('refuses when the event %s', (_, lines, recurrenceId) => {
    const allDay = lines.some((line) => line.includes('VALUE=DATE'));
    const change = {
      ...moved(recurrenceId),
      ...(allDay ? { from: aSpan('2026-11-26T00:00', '2026-11-27T00:00') } : {}),
    };
    expect(editCalendar(calendarText(lines), change as AgendaChange, NOW, OPTIONS).kind).toBe('refused');
  });

  it('refuses to touch a file whose end is missing', () => {
    const text = calendarText(eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M'));
    const edit = editCalendar(text.replace('END:VCALENDAR', ''), moved(), NOW, {
      ...OPTIONS,
      language: 'en',
    });
    expect(edit).toEqual({
      kind: 'refused',
      sentence: 'The calendar file is incomplete; nothing was changed in it.',
    });
  });
});

describe('cancelling and confirming', () => {
  const text = calendarText(
    eventText(`DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M', 'STATUS:TENTATIVE'),
  );

  it('keeps a cancelled appointment in the agenda, marked as cancelled', () => {
    const after = edited(text, { kind: 'cancel', ref: ref(), from: AT_NINE });
    expect(difference(text, after)).toEqual({
      added: [...REVISED, 'STATUS:CANCELLED'],
      removed: ['STATUS:TENTATIVE'],
    });
  });

  it('cancels one date of a series by an override', () => {
    const series = calendarText(
      eventText(`DTSTART${PARIS}:20261105T090000`, 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY'),
    );
    const after = edited(series, { kind: 'cancel', ref: ref('2026-11-26T09:00'), from: AT_NINE });
    const { occurrences } = shown(after, '2026-11-16T00:00', '2026-12-07T00:00');
    expect(occurrences.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED']);
  });

  it('writes nothing when it is cancelled already', () => {
    const cancelled = edited(text, { kind: 'cancel', ref: ref(), from: AT_NINE });
    expect(edited(cancelled, { kind: 'cancel', ref: ref(), from: AT_NINE })).toBe(cancelled);
  });

  it('takes the confirmation back when the appointment is moved: it was of another time', () => {
    const confirmed = edited(text, { kind: 'confirm', ref: ref(), from: AT_NINE });
    const to = aSpan('2026-12-10T10:00', '2026-12-10T10:30');
    const moved = edited(confirmed, { kind: 'move', ref: ref(), from: AT_NINE, to });
    expect(moved).toContain('X-PRACTICE-CONFIRMED:FALSE');
    const [one] = shown(moved, '2026-12-10T00:00', '2026-12-11T00:00').occurrences;
    expect(one?.confirmed).toBeUndefined();
    expect(edited(text, { kind: 'move', ref: ref(), from: AT_NINE, to })).not.toContain('CONFIRMED:');
  });

  it('marks a confirmed appointment', () => {
    const after = edited(text, { kind: 'confirm', ref: ref(), from: AT_NINE });
    expect(difference(text, after)).toEqual({
      added: ['X-PRACTICE-CONFIRMED:TRUE', ...REVISED, 'STATUS:CONFIRMED'],
      removed: ['STATUS:TENTATIVE'],
    });
  });
});

describe('booking', () => {
  const booking: AgendaChange = {
    kind: 'book',
    file: 'Marie',
    uid: 'c-0123456789ab@practice-agent',
    span: AT_NINE,
    title: 'A.L.; 30 min',
    patient: 'p1',
    status: 'CONFIRMED',
    zone: ZONE,
  };
  const event = [
    'BEGIN:VEVENT',
    'UID:c-0123456789ab@practice-agent',
    'DTSTAMP:20261124T080000Z',
    'SEQUENCE:0',
    `DTSTART${PARIS}:20261126T090000`,
    `DTEND${PARIS}:20261126T093000`,
    'SUMMARY:A.L.\\; 30 min',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'X-PRACTICE-PATIENT:p1',
    'END:VEVENT',
  ];
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:DAYLIGHT',
    'DTSTART:20250330T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20251026T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];

  it.each(['\r\n', '\n'])(
    'adds the appointment and its zone before the end, with the line breaks of the file',
    (lineBreak) => {
      const text = calendarText([], lineBreak);
      const expected = calendarText([...zone, ...event], lineBreak);
      expect(edited(text, booking)).toBe(expected);
    },
  );

  it('uses the zone that is there', () => {
    const text = calendarText(zone);
    expect(edited(text, booking)).toBe(calendarText([...zone, ...event]));
  });

  it('writes nothing when the same booking is there already', () => {
    const once = edited(calendarText([]), booking);
    expect(edited(once, booking)).toBe(once);
  });

  it('refuses a UID that belongs to something else', () => {
    const text = calendarText(eventText('UID:c-0123456789ab@practice-agent', 'DTSTART:20261201T090000Z'));
    expect(editCalendar(text, booking, NOW, OPTIONS).kind).toBe('refused');
  });

  it('folds long lines without cutting a letter', () => {
    const after = edited(calendarText([]), { ...booking, title: 'é'.repeat(100) });
    expect(after.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(shown(after, ...WEEK).occurrences[0]?.summary).toBe('é'.repeat(100));
  });
});
