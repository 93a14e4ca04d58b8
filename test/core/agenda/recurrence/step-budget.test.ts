import { describe, expect, it } from 'vitest';
import { expand } from '../../../../src/core/agenda/recurrence/expand.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { NOW, ZONE } from '../../../build/builders.ts';
import { aFile, calendarText, eventText, times } from '../calendars.ts';

const WINDOW = { start: NOW, end: NOW + 60 * DAY };

/** Counted series that began in 1900: every step of each must be counted. */
const old = (count: number, rule: string) =>
  Array.from({ length: count }, (_, n) =>
    eventText(`UID:old-${n}`, 'DTSTART:19000101T000000Z', 'DURATION:PT1M', `RRULE:${rule}`),
  ).flat();

const WEEKLY = eventText(
  'UID:ana',
  'DTSTART;TZID=Europe/Paris:20261001T090000',
  'DURATION:PT30M',
  'RRULE:FREQ=WEEKLY;COUNT=12',
);

describe('an agenda with more long series than can be counted', () => {
  it.each([
    'FREQ=DAILY;COUNT=99999',
    'FREQ=WEEKLY;COUNT=99999',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE;COUNT=99999',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=1,2,3,4,5,6;COUNT=99999',
    'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,10,20,30;COUNT=9999999',
  ])('is read to its end, and what was not counted is taken (%s)', (rule) => {
    const { warnings } = expand([aFile(calendarText(old(500, rule)))], WINDOW, ZONE);
    expect(warnings.length).toBeGreaterThan(300);
    expect(warnings.at(-1)).toMatchObject({
      uid: 'old-499',
      sentence:
        "L'agenda a trop de longues séries pour être déroulé : celle-ci compte comme occupée. Donnez-leur une fin, ou archivez les anciennes.",
    });
    expect(warnings.at(-1)?.span?.end).toBeGreaterThan(WINDOW.end);
  });

  it('shows every ordinary series all the same, in the same calendar and in another', () => {
    const many = aFile(calendarText([...old(500, 'FREQ=DAILY;COUNT=99999'), ...WEEKLY]));
    const other = aFile(calendarText(WEEKLY), { name: 'Paul' });
    const { occurrences, warnings } = expand([many, other], WINDOW, ZONE);
    const ana = occurrences.filter(({ uid }) => uid === 'ana');
    expect(times(ana.filter(({ file }) => file === 'Paul'))).toEqual(
      times(ana.filter(({ file }) => file === 'Marie')),
    );
    expect(ana.length).toBeGreaterThan(6);
    expect(warnings.filter(({ uid }) => uid === 'ana')).toEqual([]);
  });

  it('is the same as before for a practice with thousands of series', () => {
    const series = Array.from({ length: 6000 }, (_, n) =>
      eventText(
        `UID:s-${n}`,
        `DTSTART:2026${n % 2 === 0 ? '0105' : '0901'}T090000Z`,
        'DURATION:PT30M',
        'RRULE:FREQ=WEEKLY;COUNT=60',
      ),
    ).flat();
    const { warnings } = expand([aFile(calendarText(series))], WINDOW, ZONE);
    expect(warnings).toEqual([]);
  });
});
