import { afterEach, describe, expect, it } from 'vitest';
import type { AgendaMember } from '../../../src/adapters/agenda/agenda-member.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { calendarText, eventText } from '../../core/agenda/calendars.ts';
import { type CaldavFake, startCaldavFake } from '../../fakes/caldav-server.ts';
import { aCalendar } from './a-calendar.ts';

let server: CaldavFake;
let elapsed = 0;
afterEach(() => server.close());

async function aCalendarWith(...names: readonly string[]): Promise<AgendaMember> {
  server = await startCaldavFake(['Marie']);
  for (const name of names) server.put('Marie', name, event(name, '09'));
  elapsed = 0;
  const calendar = aCalendar(server.address('Marie'), { monotonic: () => elapsed });
  await calendar.read();
  return calendar;
}

const event = (uid: string, hour: string) =>
  calendarText(eventText(`UID:${uid}`, `DTSTART;TZID=Europe/Paris:20261126T${hour}0000`, 'DURATION:PT30M'));

async function texts(calendar: AgendaMember): Promise<readonly string[]> {
  const state = await calendar.read();
  if (state.kind === 'unreadable') throw new Error(state.sentence);
  return state.files.map(({ name, text }) => `${name} ${/T(\d\d)0000/.exec(text)?.[1]}`);
}

describe('a calendar whose server forgets to report changes', () => {
  it('is compared with all that is listed: what was missed is taken over, and a human is told', async () => {
    const calendar = await aCalendarWith('a.ics', 'b.ics', 'c.ics');
    server.forgetReports(true);
    server.put('Marie', 'a.ics', event('a.ics', '11'));
    server.put('Marie', 'd.ics', event('d.ics', '12'));
    server.remove('Marie', 'b.ics');
    expect(await texts(calendar)).toEqual(['Marie/a.ics 09', 'Marie/b.ics 09', 'Marie/c.ics 09']);
    elapsed += HOUR;
    expect(await texts(calendar)).toEqual(['Marie/a.ics 11', 'Marie/c.ics 09', 'Marie/d.ics 12']);
    expect(calendar.trouble()).toBe(
      "Agenda « Marie » : le serveur n'a pas annoncé 3 changements ; tout a été comparé et repris, et l'est chaque heure tant que cela arrive. Signalez-le à qui tient ce serveur.",
    );
    elapsed += HOUR;
    await calendar.read();
    expect(calendar.trouble()).toBe('');
  });

  it('is not blamed for what changed between the report and the list', async () => {
    const calendar = await aCalendarWith('a.ics');
    elapsed += HOUR;
    let reports = 0;
    server.before((method) => {
      if (method === 'REPORT') reports += 1;
      if (method === 'PROPFIND' && reports === 1) server.put('Marie', 'a.ics', event('a.ics', '11'));
    });
    expect(await texts(calendar)).toEqual(['Marie/a.ics 11']);
    expect(calendar.trouble()).toBe('');
  });

  it('is compared once a day when all was right', async () => {
    const calendar = await aCalendarWith('a.ics');
    const lists = () => server.heard.filter((method) => method === 'PROPFIND').length;
    const before = lists();
    await calendar.read();
    elapsed += HOUR;
    await calendar.read();
    await calendar.read();
    expect(lists()).toBe(before + 1);
    elapsed += DAY - 1;
    await calendar.read();
    expect(lists()).toBe(before + 1);
    elapsed += 1;
    await calendar.read();
    expect(lists()).toBe(before + 2);
  });
});
