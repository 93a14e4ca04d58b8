import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agendaFeed } from '../../../src/adapters/agenda/agenda-feed.ts';
import { type Ask, asking } from '../../../src/adapters/agenda/agenda-http.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { NOW, ZONE } from '../../build/builders.ts';
import { aSpan, calendarText, eventText, times } from '../../core/agenda/calendars.ts';

const TEXT = calendarText(
  eventText(
    'DTSTART;TZID=Europe/Paris:20261126T090000',
    'DURATION:PT30M',
    'SUMMARY:Mme Geheim\\, genou',
    'DESCRIPTION:lange',
    ' Zeile geheim',
    'ATTENDEE;CN=Geheim:mailto:geheim@example.org',
  ),
);

let answer: { status: number; body: string; headers: Record<string, string> };
let asked: IncomingMessage['headers'][] = [];
let url = '';
const server = createServer((request, response) => {
  asked.push(request.headers);
  response.writeHead(answer.status, answer.headers);
  response.end(answer.status === 304 ? undefined : answer.body);
});
beforeEach(async () => {
  asked = [];
  answer = {
    status: 200,
    body: TEXT,
    headers: { etag: '"1"', 'last-modified': 'Tue, 24 Nov 2026 08:00:00 GMT' },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/geheim.ics`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function aFeed(address = url, ask: Ask = asking()) {
  const time = { passed: 0 };
  const feed = agendaFeed({
    source: {
      kind: 'feed',
      name: 'Rendez-vous en ligne',
      practitioner: null,
      writable: false,
      url: address,
      refresh: 15,
      certificateAuthority: null,
    },
    ask,
    authority: null,
    now: () => NOW + time.passed,
    monotonic: () => time.passed,
    language: 'en',
    maxAge: 30,
  });
  return { feed, time };
}

describe('a published calendar', () => {
  it('is busy time: no title, note or person of it goes further', async () => {
    const state = await aFeed().feed.read();
    if (state.kind === 'unreadable') throw new Error(state.sentence);
    const { occurrences, warnings } = expand(
      state.files,
      aSpan('2026-11-26T00:00', '2026-11-27T00:00'),
      ZONE,
    );
    expect(times(occurrences)).toEqual(['2026-11-26T09:00 – 2026-11-26T09:30']);
    expect(warnings).toEqual([]);
    expect(JSON.stringify(state)).not.toMatch(/geheim|genou/i);
  });

  it('is asked for when its time has come, and only for what changed', async () => {
    const { feed, time } = aFeed();
    const first = await feed.read();
    await feed.read();
    expect(asked).toHaveLength(1);
    time.passed = 16 * MINUTE;
    answer = { ...answer, status: 304 };
    expect(await feed.read()).toMatchObject({ readAt: NOW + 16 * MINUTE });
    expect(asked[1]).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Tue, 24 Nov 2026 08:00:00 GMT',
    });
    expect(await feed.read()).toMatchObject({ version: first.kind === 'readable' ? first.version : '' });
  });

  it('counts with its age while a page stands in its place, and closes the agenda when it is too old', async () => {
    const { feed, time } = aFeed();
    await feed.read();
    answer = { ...answer, body: '<html>Maintenance</html>' };
    time.passed = 20 * MINUTE;
    expect(await feed.read()).toMatchObject({ kind: 'readable', readAt: NOW });
    expect(feed.trouble()).toMatch(/answered something that can't be understood/);
    answer = { ...answer, body: TEXT.slice(0, 120) };
    time.passed = 31 * MINUTE;
    expect((await feed.read()).kind).toBe('unreadable');
  });

  it('never names more of its address than the host', async () => {
    answer = { ...answer, status: 404 };
    const state = await aFeed().feed.read();
    expect(state).toMatchObject({
      kind: 'unreadable',
      sentence: expect.stringContaining('has nothing at this address'),
    });
    expect(JSON.stringify(state)).not.toContain('geheim');
  });

  it('is not followed to where nothing is encrypted', async () => {
    answer = { status: 302, body: '', headers: { location: 'http://agenda.example.org/geheim.ics' } };
    expect(await aFeed().feed.read()).toMatchObject({
      kind: 'unreadable',
      sentence: expect.stringContaining('points to another place (agenda.example.org)'),
    });
    const clear = await aFeed('http://agenda.example.org/geheim.ics').feed.read();
    expect(clear).toMatchObject({
      sentence: expect.stringContaining('agenda.example.org is not this machine and encrypts nothing'),
    });
  });

  it('is refused when it is larger than any calendar', async () => {
    const small: Ask = (question, manners) => asking()(question, { ...manners, limit: 50 });
    expect(await aFeed(url, small).feed.read()).toMatchObject({
      kind: 'unreadable',
      sentence: expect.stringContaining('is too large for an agenda'),
    });
  });
});
