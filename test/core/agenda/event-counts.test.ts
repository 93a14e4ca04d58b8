import { describe, expect, it } from 'vitest';
import { countEvents } from '../../../src/core/agenda/event-counts.ts';
import { agendaView } from '../../../src/core/agenda/view.ts';
import type { CalendarFile, EventCounts } from '../../../src/domain/agenda.ts';
import type { AgendaSource } from '../../../src/domain/agenda-source.ts';
import { DAY } from '../../../src/domain/time.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { aFile, calendarText, eventText } from './calendars.ts';

const source = (name: string): AgendaSource => ({
  kind: 'files',
  name,
  path: `${name}.ics`,
  practitioner: null,
  writable: true,
});
const base = aPractice();
const practice = {
  ...base,
  agenda: { ...base.agenda, sources: [source('Marie'), source('Paul d’été')] },
};

/** So many single events, one a weekday morning from the 25th of November on. */
const singles = (count: number, ...lines: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(NOW + (1 + index) * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    return eventText(`UID:s${index}`, `DTSTART:${day}T090000Z`, 'DURATION:PT30M', ...lines);
  }).flat();
const endless = eventText('UID:endless', 'DTSTART:20261001T120000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY');

const marie = (lines: readonly string[]) => aFile(calendarText(lines), { name: 'Marie' });
const paul = (lines: readonly string[]) => aFile(calendarText(lines), { name: 'Paul d’été' });

function seen(files: readonly CalendarFile[], before: EventCounts | null, now = NOW) {
  return agendaView({
    state: { kind: 'readable', files, version: 'v', readAt: now },
    practice: { ...practice, programLanguage: 'en' },
    now,
    patient: null,
    patients: [],
    offers: [],
    lastEventCount: before,
  });
}

describe('an agenda of several sources', () => {
  const full = seen([marie(singles(40)), paul(singles(30))], null).futureEvents;

  it('is full when one of them comes back empty, however full the other is', () => {
    const view = seen([marie(singles(40)), paul([])], full);
    expect(view.trouble).toBe(
      '"Paul d’été": 0 coming events where there were 30; if that is meant: agent agenda accept "Paul d’été"',
    );
    expect(seen([marie(singles(40)), paul(singles(29))], full).trouble).toBe('');
  });

  it('is full when a folder that held calendars holds none', () => {
    expect(seen([marie(singles(40))], full).trouble).toContain('0 coming events where there were 30');
  });

  it('is full when single events vanish behind an endless series', () => {
    const before = seen([marie([...singles(10), ...endless]), paul([])], null).futureEvents;
    expect(seen([marie(endless), paul([])], before).trouble).toBe(
      '"Marie": 0 coming events outside series where there were 10; if that is meant: agent agenda accept Marie',
    );
  });

  it('is full when the last of few events vanishes, not when it is over or cancelled', () => {
    const before = seen([marie(singles(2)), paul(singles(10))], null).futureEvents;
    const lost = [marie([]), paul(singles(10))];
    expect(seen(lost, before).trouble).toContain('"Marie": 0 coming events where there were 2');
    expect(seen(lost, before, NOW + 3 * DAY).trouble).toBe('');
    expect(seen([marie(singles(2, 'STATUS:CANCELLED')), paul(singles(10))], before).trouble).toBe('');
    expect(seen([marie(singles(1)), paul(singles(10))], before).trouble).toBe('');
  });

  it('forgets a source that practice.yaml does not name any more', () => {
    const before = { ...full, Office: { total: 50, singles: 50, last: null } };
    expect(seen([marie(singles(40)), paul(singles(30))], before).trouble).toBe('');
  });

  it('is compared as a whole with the one number of an earlier version', () => {
    const before = { '': { total: 70, singles: 0, last: null } };
    expect(seen([marie(singles(40)), paul([])], before).trouble).toBe('');
    expect(seen([marie(singles(20)), paul([])], before).trouble).toBe(
      '20 coming events where there were 70; if that is meant: agent agenda accept',
    );
  });
});

it('counts what is still to come by source, whatever stands in it', () => {
  const counts = countEvents({ occurrences: [], files: ['other.ics'], agenda: practice.agenda, now: NOW });
  const none = { total: 0, singles: 0, last: null };
  expect(counts).toEqual({ Marie: none, 'Paul d’été': none, 'other.ics': none });
});
