import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, asking } from '../../../src/adapters/agenda/agenda-http.ts';
import { davClient } from '../../../src/adapters/caldav/dav-client.ts';
import { discoverCalendar } from '../../../src/adapters/caldav/discover.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import type { AgendaChange, AgendaState } from '../../../src/domain/agenda.ts';
import { MINUTE, parseLocalTime } from '../../../src/domain/time.ts';
import { anAgendaAt } from '../../adapters/caldav/a-calendar.ts';
import { NOW, ZONE } from '../../build/builders.ts';
import { aSpan, calendarText, eventText, times } from '../../core/agenda/calendars.ts';
import { startProxy } from '../proxy.ts';
import { DAV_USER, type DavServer, davFetch, startRadicale, startXandikos } from '../radicale.ts';

const { password } = DAV_USER;
const NINE = aSpan('2026-11-26T09:00', '2026-11-26T09:30');
const TEN = aSpan('2026-11-26T10:00', '2026-11-26T10:30');

function anEvent(uid: string, start: string, ...lines: readonly string[]): string {
  return calendarText(
    eventText(
      `UID:${uid}`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART;TZID=Europe/Paris:${start}`,
      'DURATION:PT30M',
      ...lines,
    ),
  );
}

const moveA: AgendaChange = {
  kind: 'move',
  ref: { file: 'Marie/a.ics', uid: 'a', recurrenceId: null },
  from: NINE,
  to: TEN,
};

const SERVERS = [
  ['Radicale', startRadicale, 403],
  ['Xandikos', startXandikos, 500],
] as const;

describe.each(SERVERS)('%s', (_, start, refusal) => {
  let server: DavServer;
  let count = 0;
  let url = '';
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    count += 1;
    await server.make(`agenda-${count}`);
    url = server.calendar(`agenda-${count}`);
  });

  const other = async (name: string, text: string): Promise<void> => {
    const { status } = await davFetch(`${url}${name}`, 'PUT', { body: text });
    expect(status).toBeLessThan(300);
  };
  const agenda = (address = url) =>
    anAgendaAt(address, { password, patience: 4000, manners: { pauses: [0, 300, 700, 1500, 3000] } });
  const readable = (state: AgendaState) => {
    if (state.kind === 'unreadable') throw new Error(state.sentence);
    return state;
  };
  const shown = (state: AgendaState, from = '2026-11-26T00:00', to = '2026-11-27T00:00') =>
    times(
      expand(readable(state).files, aSpan(from, to), ZONE).occurrences.filter(
        ({ status }) => status !== 'CANCELLED',
      ),
    ).map((time) => time.slice(0, 16));
  const booking: AgendaChange = {
    kind: 'book',
    file: 'Marie',
    uid: 'c-1@practice-agent',
    span: TEN,
    title: 'A.L.',
    patient: 'p1',
    status: 'CONFIRMED',
    zone: ZONE,
  };

  it('is found from the address of its server', async () => {
    const client = davClient({
      ask: asking(),
      secret: async () => DAV_USER,
      user: 'cabinet',
      authority: null,
      where: { source: 'Marie', host: 'localhost', language: 'en' },
      monotonic: () => performance.now(),
    });
    const found = await discoverCalendar(client, server.root, `agenda-${count}`);
    expect(found).toMatchObject({ url, writable: true });
    await expect(discoverCalendar(client, server.root, 'Vacances')).rejects.toThrow(
      /no calendar has this name\. This account has: .*agenda-1/,
    );
  });

  it('is read, and read again only where it changed', async () => {
    await other('a.ics', anEvent('a', '20261126T090000'));
    const own = agenda();
    const first = readable(await own.read());
    expect(shown(first)).toEqual(['2026-11-26T09:00']);
    await other('b.ics', anEvent('b', '20261126T110000'));
    const second = readable(await own.read());
    expect(shown(second)).toEqual(['2026-11-26T09:00', '2026-11-26T11:00']);
    expect(second.files[0]).toBe(first.files[0]);
    expect((await davFetch(`${url}a.ics`, 'DELETE')).status).toBeLessThan(300);
    expect(shown(await own.read())).toEqual(['2026-11-26T11:00']);
  });

  it('takes a booking once, as an object of its own', async () => {
    const own = agenda();
    const { version } = readable(await own.read());
    expect(await own.apply([booking], version)).toEqual({ kind: 'done', note: '' });
    expect((await own.apply([booking], version)).kind).toBe('stale');
    expect(await own.apply([booking], readable(await own.read()).version)).toEqual({
      kind: 'done',
      note: '',
    });
    const state = readable(await agenda().read());
    expect(state.files.map(({ name }) => name)).toEqual(['Marie/c-1@practice-agent.ics']);
    expect(shown(state)).toEqual(['2026-11-26T10:00']);
  });

  it('moves one occurrence of a series and leaves the others and every other line', async () => {
    const text = anEvent(
      's',
      '20261119T090000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'X-OTHER-PROGRAM:kept',
      'SUMMARY:A.L.',
    );
    await other('s.ics', text);
    const own = agenda();
    const state = readable(await own.read());
    const move: AgendaChange = {
      kind: 'move',
      ref: { file: 'Marie/s.ics', uid: 's', recurrenceId: parseLocalTime('2026-11-26T09:00') },
      from: NINE,
      to: TEN,
    };
    expect(await own.apply([move], state.version)).toEqual({ kind: 'done', note: '' });
    const after = await agenda().read();
    expect(shown(after, '2026-11-19T00:00', '2026-12-11T00:00')).toEqual([
      '2026-11-19T09:00',
      '2026-11-26T10:00',
      '2026-12-03T09:00',
      '2026-12-10T09:00',
    ]);
    expect(readable(after).files[0]?.text).toContain('X-OTHER-PROGRAM:kept');
  });

  it('is stale, and keeps the edit of another, when both change one appointment', async () => {
    await other('a.ics', anEvent('a', '20261126T090000'));
    const own = agenda();
    const { version } = readable(await own.read());
    await other('a.ics', anEvent('a', '20261126T140000'));
    expect((await own.apply([moveA], version)).kind).toBe('stale');
    expect(shown(await own.read())).toEqual(['2026-11-26T14:00']);
  });

  it('loses no edit that comes between the last look and the write', async () => {
    await other('a.ics', anEvent('a', '20261126T090000'));
    const ask = asking();
    let meddled = 0;
    const meddling: Ask = async (question, manners) => {
      if (question.method === 'PUT' && meddled === 0) {
        meddled += 1;
        await other('a.ics', anEvent('a', '20261126T150000'));
      }
      return ask(question, manners);
    };
    const own = anAgendaAt(url, { password, ask: meddling });
    const { version } = readable(await own.read());
    expect((await own.apply([moveA], version)).kind).toBe('stale');
    expect(meddled).toBe(1);
    expect(shown(await own.read())).toEqual(['2026-11-26T15:00']);
  });

  it('is told by looking when the answer to a write is lost', async () => {
    let cut = false;
    const proxy = await startProxy({
      port: server.port,
      heard: (chunk) => {
        cut = chunk.toString().startsWith('PUT');
      },
      garble: (chunk) => (cut ? null : chunk),
    });
    const own = agenda(url.replace(`:${server.port}`, `:${proxy.port}`));
    const { version } = readable(await own.read());
    expect(await own.apply([booking], version)).toEqual({ kind: 'done', note: '' });
    await proxy.close();
    expect(shown(await agenda().read())).toEqual(['2026-11-26T10:00']);
  });

  it('is told by looking when the server is restarted between the write and its answer', async () => {
    let restarted: Promise<void> | null = null;
    let written = false;
    const proxy = await startProxy({
      port: server.port,
      heard: (chunk) => {
        written ||= chunk.toString().startsWith('PUT');
      },
      garble: (chunk) => {
        if (!written || restarted !== null) return chunk;
        restarted = server.stop().then(() => server.start());
        return null;
      },
    });
    const own = agenda(url.replace(`:${server.port}`, `:${proxy.port}`));
    const { version } = readable(await own.read());
    expect(await own.apply([booking], version)).toEqual({ kind: 'done', note: '' });
    expect(restarted).not.toBeNull();
    await restarted;
    await proxy.close();
    expect(shown(await agenda().read())).toEqual(['2026-11-26T10:00']);
  });

  it('is read whole when the server takes our token no more', async () => {
    await other('a.ics', anEvent('a', '20261126T090000'));
    const ask = asking();
    const answers: number[] = [];
    let spoilt = false;
    const forgetting: Ask = async (question, manners) => {
      const wrong = spoilt && /<d:sync-token>.+<\/d:sync-token>/.test(question.body ?? '');
      const body = question.body?.replace(
        /<d:sync-token>.+<\/d:sync-token>/,
        '<d:sync-token>http://example.org/none</d:sync-token>',
      );
      const answer = await ask(wrong && body !== undefined ? { ...question, body } : question, manners);
      if (wrong) answers.push(answer.status);
      return answer;
    };
    const own = anAgendaAt(url, { password, ask: forgetting });
    const first = readable(await own.read());
    spoilt = true;
    await other('b.ics', anEvent('b', '20261126T110000'));
    const second = readable(await own.read());
    expect(shown(second)).toEqual(['2026-11-26T09:00', '2026-11-26T11:00']);
    expect(second.files[0]).toBe(first.files[0]);
    expect(answers).toEqual([refusal]);
  });

  it('is as old as its last good reading while the server is away', async () => {
    await other('a.ics', anEvent('a', '20261126T090000'));
    let now = NOW;
    const own = anAgendaAt(url, { password, now: () => now, patience: 500 });
    await own.read();
    await server.stop();
    now += 10 * MINUTE;
    expect(await own.read()).toMatchObject({ kind: 'readable', readAt: NOW });
    expect(own.troubles?.()).toEqual([
      expect.stringMatching(/127\.0\.0\.1:\d+ ne répond pas \(ECONNREFUSED\)/),
    ]);
    now += 21 * MINUTE;
    expect((await own.read()).kind).toBe('unreadable');
    expect(await own.apply([booking], '')).toMatchObject({ kind: 'failed', retry: true });
    await server.start();
  });
});

describe('a wrong password', () => {
  it('is tried three times, and then no more', async () => {
    const server = await startRadicale();
    await server.make('agenda');
    const ask = asking();
    let asked = 0;
    let secret = 'wrong';
    let time = 0;
    const counted: Ask = async (question, manners) => {
      asked += 1;
      return ask(question, manners);
    };
    const own = anAgendaAt(server.calendar('agenda'), {
      secret: async () => ({ user: 'cabinet', password: secret }),
      ask: counted,
      monotonic: () => time,
    });
    const sentences: string[] = [];
    for (let look = 0; look < 6; look += 1) {
      const state = await own.read();
      sentences.push(state.kind === 'unreadable' ? state.sentence : 'read');
      time += 6 * MINUTE;
    }
    expect(asked).toBe(3);
    expect(sentences[0]).toMatch(/refuse le mot de passe de cabinet\.$/);
    expect(sentences[5]).toMatch(
      /a refusé trois fois le mot de passe de cabinet ; il n'est plus essayé pendant une heure/,
    );
    secret = 'secret';
    expect((await own.read()).kind).toBe('readable');
    await server.stop();
  });
});
