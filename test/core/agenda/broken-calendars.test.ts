import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { busySpans } from '../../../src/core/agenda/slots/busy.ts';
import { moment, ZONE } from '../../build/builders.ts';
import { aFile, aSpan, calendarText, eventText, shown, times, timesIn } from './calendars.ts';

const PARIS = ';TZID=Europe/Paris';
const WEEK = ['2026-11-23T00:00', '2026-11-30T00:00'] as const;
const GOOD = eventText('UID:good@example.org', `DTSTART${PARIS}:20261126T090000`, 'DURATION:PT30M');
const GOOD_TIME = '2026-11-26T09:00 – 2026-11-26T09:30';

describe('a broken calendar', () => {
  it.each([
    ['a start that is no date', eventText('DTSTART:tomorrow', 'SUMMARY:x')],
    ['no start', eventText('SUMMARY:x')],
    ['a day that does not exist', eventText('DTSTART:20261131T090000Z')],
    ['a rule that is not understood', eventText('DTSTART:20261201T090000Z', 'RRULE:FREQ=SOMETIMES')],
    ['lines without colon', ['BEGIN:VEVENT', 'nonsense', ';;;', 'END:VEVENT']],
    ['an event that never ends', ['BEGIN:VEVENT', 'UID:cut', 'DTSTART:20261201T090000Z']],
    ['an end too many', ['END:VEVENT', 'END:VALARM']],
  ])('shows the other events beside %s', (_, bad) => {
    expect(timesIn([...bad, ...GOOD], ...WEEK)).toContain(GOOD_TIME);
    expect(timesIn([...GOOD, ...bad], ...WEEK)).toContain(GOOD_TIME);
  });

  it('says where the trouble stands, and takes the day it can still read', () => {
    const bad = eventText('UID:bad@example.org', 'DTSTART:20261126Tnoon', 'DTEND:20261126T1');
    const { warnings } = shown(calendarText(bad), ...WEEK);
    expect(warnings).toEqual([
      {
        file: 'Marie',
        line: 4,
        uid: 'bad@example.org',
        sentence: "La date de début de l'événement n'est pas lisible.",
        span: { start: Date.parse('2026-11-25T10:00Z'), end: Date.parse('2026-11-27T12:00Z') },
      },
    ]);
    expect(expand([aFile(calendarText(bad))], aSpan(...WEEK), ZONE, 'en').warnings[0]?.sentence).toBe(
      'The start of the event is not readable.',
    );
  });

  it('takes all time when an event can lie anywhere', () => {
    const { occurrences, warnings } = shown(calendarText(eventText('SUMMARY:x')), ...WEEK);
    expect(warnings[0]?.span).toBeNull();
    expect(busySpans({ occurrences, warnings, window: aSpan(...WEEK) })).toEqual([aSpan(...WEEK)]);
  });

  it('takes all later time when a rule is not understood', () => {
    const bad = eventText(
      `DTSTART${PARIS}:20261125T090000`,
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;BYDAY=3MO,XX',
    );
    const { occurrences, warnings } = shown(calendarText(bad), ...WEEK);
    expect(busySpans({ occurrences, warnings, window: aSpan(...WEEK) })).toEqual([
      aSpan('2026-11-25T09:00', '2026-11-30T00:00'),
    ]);
  });

  it('does not hang on a rule that repeats every second for ever, and takes its time', () => {
    const bad = eventText('DTSTART:19900101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY');
    const { warnings } = shown(calendarText(bad), ...WEEK);
    expect(warnings.map(({ sentence }) => sentence)).toEqual([
      "L'événement se répète trop souvent pour être déroulé.",
    ]);
  });

  it('takes every hour that an unknown zone may mean', () => {
    const bad = eventText('DTSTART;TZID=Mars/Phobos:20261126T090000', 'DURATION:PT1H');
    const { occurrences, warnings } = shown(calendarText(bad), ...WEEK);
    expect(times(occurrences)).toEqual(['2026-11-26T09:00 – 2026-11-26T10:00']);
    expect(warnings[0]?.sentence).toBe("Le fuseau horaire « Mars/Phobos » n'est pas connu.");
    expect(warnings[0]?.span).toEqual(aSpan('2026-11-25T19:00', '2026-11-27T00:00'));
  });

  it('takes a whole day when an end is not readable or lies before the start', () => {
    const bad = eventText(`DTSTART${PARIS}:20261126T090000`, `DTEND${PARIS}:20261126T080000`);
    const { occurrences, warnings } = shown(calendarText(bad), ...WEEK);
    expect(times(occurrences)).toEqual(['2026-11-26T09:00 – 2026-11-27T09:00']);
    expect(warnings).toHaveLength(1);
  });

  it('says nothing of a broken event that is cancelled or takes no time', () => {
    const lines = [
      ...eventText('STATUS:CANCELLED', 'DTSTART:nonsense'),
      ...eventText('TRANSP:TRANSPARENT', 'DTSTART:nonsense'),
    ];
    expect(shown(calendarText(lines), ...WEEK).warnings).toEqual([]);
  });

  it('takes all time when the end of the file is missing: appointments may have been lost', () => {
    const text = calendarText(GOOD).replace('END:VCALENDAR\r\n', '');
    const { occurrences, warnings } = shown(text, ...WEEK);
    expect(times(occurrences)).toEqual([GOOD_TIME]);
    expect(warnings.map(({ span }) => span)).toEqual([null]);
  });

  it('reads a byte order mark, any line break and folded lines', () => {
    const text = calendarText(GOOD).replace('DTSTART', 'DTS\r\n TART');
    for (const variant of [`\uFEFF${text}`, text.replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\r')]) {
      expect(times(shown(variant, ...WEEK).occurrences)).toEqual([GOOD_TIME]);
    }
  });

  it('reads busy time that feeds give without events', () => {
    const lines = [
      'BEGIN:VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20261126T080000Z/PT1H,20261126T100000Z/20261126T110000Z',
      'FREEBUSY;FBTYPE=FREE:20261127T080000Z/PT1H',
      'END:VFREEBUSY',
    ];
    expect(timesIn(lines, ...WEEK)).toEqual([
      '2026-11-26T09:00 – 2026-11-26T10:00',
      '2026-11-26T11:00 – 2026-11-26T12:00',
    ]);
  });

  it('keeps both of two events that share a UID', () => {
    const lines = [
      ...eventText('DTSTART:20261126T080000Z', 'DURATION:PT1H'),
      ...eventText('DTSTART:20261126T100000Z', 'DURATION:PT1H'),
    ];
    expect(timesIn(lines, ...WEEK)).toHaveLength(2);
    expect(moment('2026-11-26T09:00')).toBe(Date.parse('2026-11-26T08:00:00Z'));
  });

  it('never hides a good event, whatever stands before it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VALARM',
        'BEGIN:VTIMEZONE',
        'BEGIN:X-OTHER',
        'END:X-OTHER',
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'DTSTART:20261126T090000',
        'DTSTART;TZID="Europe/Paris:20261126T090000',
        'DTEND:19000101',
        'DURATION:P99999W',
        'RRULE:FREQ=SECONDLY',
        'RRULE:FREQ=YEARLY;COUNT=999999999;INTERVAL=999999999',
        'RDATE:,,,',
        'RDATE;VALUE=PERIOD:20261126T090000Z/20261125T090000Z',
        'EXDATE:x',
        'RECURRENCE-ID:20261126T090000Z',
        'UID:',
        ' folded',
        ':',
        ';',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        expect(timesIn([...lines, ...GOOD], ...WEEK)).toContain(GOOD_TIME);
      }),
      { numRuns: 500 },
    );
  });
});
