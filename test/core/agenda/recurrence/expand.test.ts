import { describe, expect, it } from 'vitest';
import { expand } from '../../../../src/core/agenda/recurrence/expand.ts';
import { moment, ZONE } from '../../../build/builders.ts';
import { aFile, calendarText, eventText, shown, timesIn } from '../calendars.ts';

const PARIS = ';TZID=Europe/Paris';
const WEEK = ['2026-11-23T00:00', '2026-11-30T00:00'] as const;

describe('the occurrences of an agenda', () => {
  it('shows a weekly meeting at its wall-clock time on both sides of the autumn change', () => {
    const meeting = eventText(
      `DTSTART${PARIS}:20261018T100000`,
      `DTEND${PARIS}:20261018T110000`,
      'RRULE:FREQ=WEEKLY;COUNT=3',
    );
    expect(timesIn(meeting, '2026-10-01T00:00', '2026-12-01T00:00')).toEqual([
      '2026-10-18T10:00 – 2026-10-18T11:00',
      '2026-10-25T10:00 – 2026-10-25T11:00',
      '2026-11-01T10:00 – 2026-11-01T11:00',
    ]);
  });

  it('keeps no order for a terminal in a title, whoever wrote it', () => {
    const title = 'SUMMARY:Morel\u001b[2J\u009b31m\\n\u0007A.';
    const odd = calendarText(eventText(`DTSTART${PARIS}:20261124T090000`, 'DURATION:PT30M', title));
    expect(shown(odd, ...WEEK).occurrences.map(({ summary }) => summary)).toEqual(['Morel [2J 31m A.']);
  });

  it('gives the hour that spring skips the offset before it', () => {
    const night = eventText(`DTSTART${PARIS}:20260329T023000`, 'DURATION:PT1H');
    expect(timesIn(night, '2026-03-28T00:00', '2026-03-30T00:00')).toEqual([
      '2026-03-29T03:30 – 2026-03-29T04:30',
    ]);
  });

  it('takes the first of the two hours that autumn repeats', () => {
    const night = calendarText(eventText(`DTSTART${PARIS}:20261025T023000`, 'DURATION:PT1H'));
    const [occurrence] = shown(night, '2026-10-24T00:00', '2026-10-26T00:00').occurrences;
    expect(occurrence?.start).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(occurrence?.end).toBe(Date.parse('2026-10-25T01:30:00Z'));
  });

  it('counts DTSTART even when its rule does not make it', () => {
    const odd = eventText(`DTSTART${PARIS}:20261124T090000`, 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY;BYDAY=TH');
    expect(timesIn(odd, ...WEEK)).toEqual([
      '2026-11-24T09:00 – 2026-11-24T09:30',
      '2026-11-26T09:00 – 2026-11-26T09:30',
    ]);
  });

  it('counts from DTSTART, never from the window', () => {
    const everyOther = eventText(
      `DTSTART${PARIS}:20260108T090000`,
      'DURATION:PT30M',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=24',
    );
    expect(timesIn(everyOther, '2026-11-16T00:00', '2026-12-31T00:00')).toEqual([
      '2026-11-26T09:00 – 2026-11-26T09:30',
    ]);
  });

  it('leaves out exceptions written in another zone, in UTC, as a date or floating', () => {
    const series = eventText(
      `DTSTART${PARIS}:20261123T090000`,
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;COUNT=6',
      'EXDATE;TZID=America/New_York:20261123T030000',
      'EXDATE:20261124T080000Z',
      'EXDATE;VALUE=DATE:20261125',
      'EXDATE:20261126T090000',
    );
    expect(timesIn(series, ...WEEK)).toEqual([
      '2026-11-27T09:00 – 2026-11-27T09:30',
      '2026-11-28T09:00 – 2026-11-28T09:30',
    ]);
  });

  it('leaves out the day of an all-day series that an exception in UTC or on another clock means', () => {
    const days = (...exceptions: readonly string[]) =>
      timesIn(
        eventText('DTSTART;VALUE=DATE:20261125', 'RRULE:FREQ=DAILY;COUNT=3', ...exceptions),
        ...WEEK,
      ).map((time) => time.slice(8, 10));
    expect(days('EXDATE:20261125T230000Z')).toEqual(['25', '27']);
    expect(days('EXDATE:20261126T000000Z')).toEqual(['25', '27']);
    expect(days(`EXDATE;TZID=America/New_York:20261125T180000`)).toEqual(['25', '27']);
    expect(days('EXDATE:20261126T000000')).toEqual(['25', '27']);
    const moved = timesIn(
      [
        ...eventText('DTSTART;VALUE=DATE:20261125', 'RRULE:FREQ=DAILY;COUNT=3'),
        ...eventText('RECURRENCE-ID:20261125T230000Z', 'DTSTART;VALUE=DATE:20261128'),
      ],
      ...WEEK,
    );
    expect(moved.map((time) => time.slice(8, 10))).toEqual(['25', '27', '28']);
  });

  it('adds RDATEs once, also as periods with an end of their own', () => {
    const series = eventText(
      `DTSTART${PARIS}:20261123T090000`,
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;COUNT=2',
      `RDATE${PARIS}:20261124T090000,20261127T140000`,
      'RDATE;VALUE=PERIOD:20261128T080000Z/PT2H',
    );
    expect(timesIn(series, ...WEEK)).toEqual([
      '2026-11-23T09:00 – 2026-11-23T09:30',
      '2026-11-24T09:00 – 2026-11-24T09:30',
      '2026-11-27T14:00 – 2026-11-27T14:30',
      '2026-11-28T09:00 – 2026-11-28T11:00',
    ]);
  });

  it('unites several RRULE lines', () => {
    const series = eventText(
      `DTSTART${PARIS}:20261123T090000`,
      'DURATION:PT30M',
      'RRULE:FREQ=WEEKLY;BYDAY=MO',
      'RRULE:FREQ=WEEKLY;BYDAY=WE',
    );
    expect(timesIn(series, ...WEEK)).toHaveLength(2);
  });

  it('ends on the whole day that a date UNTIL names', () => {
    const series = eventText(
      `DTSTART${PARIS}:20261123T170000`,
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;UNTIL=20261125',
    );
    expect(timesIn(series, ...WEEK)).toHaveLength(3);
  });

  it('moves one date by an override and names the original in it', () => {
    const lines = [
      ...eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Groupe'),
      ...eventText(`RECURRENCE-ID:20261126T160000Z`, `DTSTART${PARIS}:20261127T100000`, 'DURATION:PT1H'),
    ];
    const { occurrences } = shown(calendarText(lines), ...WEEK);
    expect(timesIn(lines, ...WEEK)).toEqual(['2026-11-27T10:00 – 2026-11-27T11:00']);
    expect(occurrences[0]?.recurrenceId).toBe('2026-11-26T17:00');
  });

  it('brings an override from outside the window into it', () => {
    const lines = [
      ...eventText(`DTSTART${PARIS}:20260903T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4'),
      ...eventText(
        `RECURRENCE-ID${PARIS}:20260910T170000`,
        `DTSTART${PARIS}:20261126T100000`,
        'DURATION:PT1H',
      ),
    ];
    expect(timesIn(lines, ...WEEK)).toEqual(['2026-11-26T10:00 – 2026-11-26T11:00']);
  });

  it('keeps a cancelled override as cancelled', () => {
    const lines = [
      ...eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'),
      ...eventText(
        `RECURRENCE-ID${PARIS}:20261126T170000`,
        `DTSTART${PARIS}:20261126T170000`,
        'DURATION:PT1H',
        'STATUS:CANCELLED',
      ),
    ];
    expect(shown(calendarText(lines), ...WEEK).occurrences.map(({ status }) => status)).toEqual([
      'CANCELLED',
    ]);
  });

  it('takes the later of two revisions of an override', () => {
    const override = (hour: string, sequence: number) =>
      eventText(
        `RECURRENCE-ID${PARIS}:20261126T170000`,
        `DTSTART${PARIS}:20261126T${hour}0000`,
        'DURATION:PT1H',
        `SEQUENCE:${sequence}`,
      );
    const series = eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY');
    expect(timesIn([...override('09', 2), ...series, ...override('10', 1)], ...WEEK)).toEqual([
      '2026-11-26T09:00 – 2026-11-26T10:00',
    ]);
  });

  it('counts all later time as busy when a change of all later dates brings its own rule or has no series', () => {
    const change = (...lines: readonly string[]) =>
      eventText(
        `RECURRENCE-ID;RANGE=THISANDFUTURE${PARIS}:20261119T170000`,
        `DTSTART${PARIS}:20261120T180000`,
        'DURATION:PT45M',
        ...lines,
      );
    const series = eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY');
    const warned = (lines: readonly string[]) =>
      shown(calendarText(lines), '2027-03-01T00:00', '2027-03-08T00:00').warnings;
    expect(warned([...series, ...change()])).toEqual([]);
    for (const lines of [change(), [...series, ...change('RRULE:FREQ=WEEKLY;INTERVAL=2')]])
      expect(warned(lines)).toMatchObject([
        {
          uid: 'a@example.org',
          sentence: 'Une exception de la série ne dit pas clairement quelle date elle remplace.',
          span: { start: moment('2026-11-20T18:00') },
        },
      ]);
    expect(warned(change('STATUS:CANCELLED'))).toEqual([]);
  });

  it('shifts this and all later dates', () => {
    const lines = [
      ...eventText(`DTSTART${PARIS}:20261105T170000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=5'),
      ...eventText(
        `RECURRENCE-ID;RANGE=THISANDFUTURE${PARIS}:20261119T170000`,
        `DTSTART${PARIS}:20261120T180000`,
        'DURATION:PT45M',
      ),
    ];
    expect(timesIn(lines, '2026-11-01T00:00', '2026-12-31T00:00')).toEqual([
      '2026-11-05T17:00 – 2026-11-05T18:00',
      '2026-11-12T17:00 – 2026-11-12T18:00',
      '2026-11-20T18:00 – 2026-11-20T18:45',
      '2026-11-27T18:00 – 2026-11-27T18:45',
      '2026-12-04T18:00 – 2026-12-04T18:45',
    ]);
  });

  it('shows an override whose series is missing', () => {
    const orphan = eventText(
      `RECURRENCE-ID${PARIS}:20261126T170000`,
      `DTSTART${PARIS}:20261127T090000`,
      'DURATION:PT1H',
    );
    expect(timesIn(orphan, ...WEEK)).toEqual(['2026-11-27T09:00 – 2026-11-27T10:00']);
  });

  it('reads whole days and floating times on the clock of the practice', () => {
    const lines = [
      ...eventText('UID:1', 'DTSTART;VALUE=DATE:20261126', 'SUMMARY:Congés'),
      ...eventText('UID:2', 'DTSTART:20261127T090000', 'DTEND:20261127T100000'),
    ];
    expect(timesIn(lines, ...WEEK)).toEqual([
      '2026-11-26T00:00 – 2026-11-27T00:00',
      '2026-11-27T09:00 – 2026-11-27T10:00',
    ]);
  });

  it('reads floating times in the zone that the calendar names', () => {
    const lines = ['X-WR-TIMEZONE:Europe/London', ...eventText('DTSTART:20261127T090000', 'DURATION:PT1H')];
    expect(timesIn(lines, ...WEEK)).toEqual(['2026-11-27T10:00 – 2026-11-27T11:00']);
  });

  it.each([
    ['Romance Standard Time'],
    ['"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"'],
    ['/freeassociation.sourceforge.net/Tzfile/Europe/Paris'],
    ['W. Europe Standard Time'],
  ])('knows the zone %s', (name) => {
    const event = eventText(`DTSTART;TZID=${name}:20261126T090000`, 'DURATION:PT30M');
    expect(timesIn(event, ...WEEK)).toEqual(['2026-11-26T09:00 – 2026-11-26T09:30']);
    expect(shown(calendarText(event), ...WEEK).warnings).toEqual([]);
  });

  it('reads a zone nobody knows by the rules that the file brings along, and keeps them to that file', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Cabinet',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const series = eventText(
      'DTSTART;TZID=Cabinet:20261024T090000',
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;COUNT=2',
    );
    const inFile = [...zone, ...series];
    expect(timesIn(inFile, '2026-10-20T00:00', '2026-10-30T00:00')).toEqual([
      '2026-10-24T09:00 – 2026-10-24T09:30',
      '2026-10-25T09:00 – 2026-10-25T09:30',
    ]);
    expect(shown(calendarText(series), '2026-10-20T00:00', '2026-10-30T00:00').warnings).toHaveLength(2);
  });

  it.each(['RRULE:FREQ=YEARLY;BYMONTH=SPRING', 'RDATE:someday'])(
    'does not know a zone whose rules the file breaks: %s',
    (broken) => {
      const zone = [
        'BEGIN:VTIMEZONE',
        'TZID:Cabinet',
        'BEGIN:STANDARD',
        'DTSTART:19701025T030000',
        broken,
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'END:STANDARD',
        'END:VTIMEZONE',
      ];
      const event = eventText('DTSTART;TZID=Cabinet:20261126T090000', 'DURATION:PT30M');
      expect(shown(calendarText([...zone, ...event]), ...WEEK).warnings).toMatchObject([
        { span: { start: moment('2026-11-25T19:00'), end: moment('2026-11-26T23:30') } },
      ]);
    },
  );

  it('finds an endless rule from long ago at once', () => {
    const old = eventText(`DTSTART${PARIS}:19700105T080000`, 'DURATION:PT15M', 'RRULE:FREQ=DAILY');
    expect(timesIn(old, ...WEEK)).toHaveLength(7);
  });

  it('asks none of ten thousand files again when none has changed, and notices the one that has', () => {
    const asked: number[] = [];
    const file = (index: number, text: string) => {
      const object = aFile(text, { name: `Marie/${index}.ics` });
      return {
        ...object,
        get text() {
          asked.push(index);
          return text;
        },
      };
    };
    const event = (hour: string) =>
      calendarText(eventText(`DTSTART${PARIS}:20261126T${hour}0000`, 'DURATION:PT30M'));
    const files = Array.from({ length: 30 }, (_, index) => file(index, event('09')));
    const window = { start: moment(WEEK[0]), end: moment(WEEK[1]) };
    const first = expand(files, window, ZONE);
    asked.length = 0;
    const later = { ...window, start: window.start + 1 };
    expect(expand([...files], later, ZONE)).toEqual(first);
    expect(asked).toEqual([]);
    const changed = [...files.slice(0, -1), file(29, event('08'))];
    expect(expand(changed, window, ZONE).occurrences[0]?.start).toBe(moment('2026-11-26T08:00'));
    expect(expand(files.slice(1), window, ZONE).occurrences).toHaveLength(29);
    expect(expand(files, window, ZONE)).toEqual(first);
  });

  it('gives the same answer again for the same file, and in the order of time for several files', () => {
    const files = [
      aFile(calendarText(eventText('DTSTART:20261126T100000Z', 'DURATION:PT1H')), { name: 'Marie' }),
      aFile(calendarText(eventText('DTSTART:20261126T090000Z', 'DURATION:PT1H')), { name: 'Paul' }),
    ];
    const window = { start: moment('2026-11-23T00:00'), end: moment('2026-11-30T00:00') };
    const first = expand(files, window, ZONE);
    expect(first.occurrences.map(({ file }) => file)).toEqual(['Paul', 'Marie']);
    expect(expand(files, window, ZONE)).toEqual(first);
  });

  it('names who is invited, for whom it was booked, and where it stands', () => {
    const [occurrence] = shown(
      calendarText(
        eventText(
          `DTSTART${PARIS}:20261126T090000`,
          'DURATION:PT30M',
          'SUMMARY:A.L.\\, bilan',
          'ATTENDEE;CN="Ana";PARTSTAT=ACCEPTED:MAILTO:Ana@Example.org',
          'X-PRACTICE-PATIENT:p1',
          'CATEGORIES:Soin,Groupe',
          'TRANSP:OPAQUE',
          'STATUS:TENTATIVE',
        ),
      ),
      ...WEEK,
    ).occurrences;
    expect(occurrence).toMatchObject({
      summary: 'A.L., bilan',
      attendees: ['ana@example.org'],
      patientId: 'p1',
      categories: ['soin', 'groupe'],
      status: 'TENTATIVE',
      transparent: false,
      recurrenceId: null,
      line: 4,
      file: 'Marie',
    });
  });
});
