import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agent, anExample } from '../build/command-line.ts';
import { calendarText, eventText } from '../core/agenda/calendars.ts';
import { startCaldavFake } from '../fakes/caldav-server.ts';

const AT = ['--now', '2026-11-24T09:00', '--lang', 'en'] as const;

/** The example practice with its agenda on a server that asks nobody. */
async function onServer(address: string): Promise<string> {
  const folder = await anExample();
  const file = join(folder, 'practice.yaml');
  const text = readFileSync(file, 'utf8').replace(/^agenda:\n(?:[ #].*\n|\n)*/m, '');
  const agenda = `agenda:\n  sources:\n    - name: marie\n      caldav:\n        server: ${address}\n`;
  writeFileSync(file, `${text}\n${agenda}`);
  return folder;
}

const event = (uid: string, ...lines: readonly string[]) =>
  calendarText(eventText(`UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines));

describe('agent agenda check', () => {
  it('tells of a calendar on a server what it contains and what in it is not understood, as one', async () => {
    const server = await startCaldavFake(['Marie']);
    server.put('Marie', 'a.ics', event('a', 'DTSTART:20261126T090000Z', 'DURATION:PT30M'));
    server.put('Marie', 'b.ics', event('b', 'DTSTART:20261127T090000Z', 'RRULE:FREQ=OFTEN'));
    const folder = await onServer(server.address('Marie'));
    const { said, exit } = await agent(folder, ['agenda', 'check', ...AT]);
    expect(said).toMatch(/^marie\n {2}Events +2\n/);
    expect(said).toMatch(/Not understood +1\n {4}b\.ics, line \d+ : The repetition rule/);
    expect(said).toContain('Free in the next seven days:');
    expect(exit).not.toBe(0);
    await server.close();
  });

  it('is what agent slots names when nothing is found, and agent why for the moment', async () => {
    const server = await startCaldavFake(['Marie']);
    server.put('Marie', 'b.ics', event('b', 'DTSTART:20261101T090000Z', 'RRULE:FREQ=OFTEN'));
    const folder = await onServer(server.address('Marie'));
    const unread = /marie\/b\.ics, line \d+/;
    const { said } = await agent(folder, ['slots', ...AT]);
    expect(said).toMatch(/^No free time fits\.\ncounted as taken: The repetition rule/);
    expect(said).toMatch(unread);
    expect((await agent(folder, ['why', '2026-11-26T17:30', ...AT])).said).toMatch(unread);
    await server.close();
  });

  it('tells of a rule that can’t be laid out, of events without an end and of days that are marked free', async () => {
    const folder = await anExample();
    const place = join(folder, 'calendars');
    mkdirSync(place);
    writeFileSync(
      join(place, 'a.ics'),
      event('a', 'DTSTART:20261101T090000Z', 'RRULE:FREQ=SECONDLY', 'DURATION:PT1S'),
    );
    writeFileSync(join(place, 'b.ics'), event('b', 'DTSTART:20261126T090000Z'));
    const free = ['DTSTART;VALUE=DATE:20261126', 'TRANSP:TRANSPARENT'] as const;
    writeFileSync(join(place, 'c.ics'), event('c', ...free));
    const { said, exit } = await agent(folder, ['agenda', 'check', place, ...AT]);
    expect(said).toContain(`${place}\n  Events            3\n`);
    expect(said).toMatch(/Without an end +1 to come: each takes one usual slot/);
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'Marked free 1 of a whole day or over 4 h inside open hours: that time is offered (c.ics, line 4). To keep it: agenda.reserved',
    );
    expect(said).toMatch(
      /Not understood +1\n {4}a\.ics, line 4 : The event repeats too often to be expanded\./,
    );
    expect(exit).not.toBe(0);
  });

  it('tells how old a file is, and that one is too old to be believed', async () => {
    const folder = await anExample();
    const text = event('a', 'DTSTART:20261126T090000Z', 'DURATION:PT30M');
    const file = join(folder, 'export.ics');
    writeFileSync(file, text);
    const written = Date.parse('2026-11-21T08:00:00Z') / 1000;
    utimesSync(file, written, written);
    expect((await agent(folder, ['agenda', 'check', file, ...AT])).said).toMatch(/Age of the file +3 days\n/);
    const place = join(folder, 'practice.yaml');
    const settings = readFileSync(place, 'utf8').replace(/^agenda:\n(?:[ #].*\n|\n)*/m, '');
    const source = '{ name: export, path: export.ics, writable: false, renewed-within: 24 h }';
    writeFileSync(place, `${settings}\nagenda:\n  sources:\n    - ${source}\n`);
    const { said, exit } = await agent(folder, ['agenda', 'check', ...AT]);
    expect(said).toContain(
      'The calendar "export" has not been renewed for 3 days (renewed-within: 24 hours).',
    );
    expect(exit).not.toBe(0);
  });

  it('tells of an empty calendar that it is empty', async () => {
    const server = await startCaldavFake(['Marie']);
    const { said, exit } = await agent(await onServer(server.address('Marie')), ['agenda', 'check', ...AT]);
    expect(said).toMatch(/^marie\n {2}Events +0\n/);
    expect(exit).toBe(0);
    await server.close();
  });

  it('reads the address of a published calendar that practice.yaml does not name', async () => {
    const server = await startCaldavFake(['Paul']);
    server.put('Paul', 'a.ics', event('a', 'DTSTART:20261126T090000Z', 'DURATION:PT30M'));
    const address = `${server.address('Paul')}a.ics`;
    const { said } = await agent(await anExample(), ['agenda', 'check', address, ...AT]);
    expect(said).toMatch(new RegExp(`^127\\.0\\.0\\.1:${server.port}\\n {2}Events +1\\n`));
    await server.close();
  });
});
