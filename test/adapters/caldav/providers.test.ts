// How the servers that practices mostly have lead to a calendar, as their documentation and public traces show it. Each
// is played back by a small server on loopback.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { asking } from '../../../src/adapters/agenda/agenda-http.ts';
import { davClient } from '../../../src/adapters/caldav/dav-client.ts';
import { discoverCalendar } from '../../../src/adapters/caldav/discover.ts';
import { calendarText, eventText } from '../../core/agenda/calendars.ts';
import { anAgendaAt } from './a-calendar.ts';

interface Said {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Play = (method: string, path: string, request: IncomingMessage, body: string) => Said | undefined;

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function playing(play: Play): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = request.url ?? '';
    const said = play(request.method ?? '', path, request, body) ?? { status: 404 };
    response.writeHead(said.status, { 'content-type': 'application/xml; charset=utf-8', ...said.headers });
    response.end(said.body);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function client(url: string) {
  return davClient({
    ask: asking(),
    secret: async () => ({ user: 'cabinet@example.org', password: 'app-word' }),
    user: 'cabinet@example.org',
    authority: null,
    where: { source: 'marie', host: new URL(url).host, language: 'en' },
    monotonic: () => performance.now(),
  });
}

/** Answers as one server writes them: its own prefix for DAV:, its own for CalDAV. */
function inWords(d: string, c: string) {
  const [p, q] = [d === '' ? '' : `${d}:`, c === '' ? '' : `${c}:`];
  const names = `xmlns${d === '' ? '' : `:${d}`}="DAV:" xmlns:${c}="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"`;
  const resource = (href: string, props: string, denied = '') =>
    `<${p}response><${p}href>${href}</${p}href><${p}propstat><${p}prop>${props}</${p}prop><${p}status>HTTP/1.1 200 OK</${p}status></${p}propstat>${denied === '' ? '' : `<${p}propstat><${p}prop>${denied}</${p}prop><${p}status>HTTP/1.1 404 Not Found</${p}status></${p}propstat>`}</${p}response>`;
  return {
    all: (...resources: readonly string[]): Said => ({
      status: 207,
      body: `<?xml version="1.0" encoding="utf-8"?>\n<${p}multistatus ${names}>${resources.join('\n')}</${p}multistatus>`,
    }),
    resource,
    principal: (href: string) =>
      `<${p}current-user-principal><${p}href>${href}</${p}href></${p}current-user-principal>`,
    home: (href: string) => `<${q}calendar-home-set><${p}href>${href}</${p}href></${q}calendar-home-set>`,
    calendar: (name: string, kind = 'VEVENT', more = '') =>
      `<${p}resourcetype><${p}collection/><${q}calendar/>${more}</${p}resourcetype><${p}displayname>${name}</${p}displayname><${q}supported-calendar-component-set><${q}comp name="${kind}"/></${q}supported-calendar-component-set>`,
    folder: `<${p}resourcetype><${p}collection/></${p}resourcetype>`,
    rights: (...rights: readonly string[]) =>
      `<${p}current-user-privilege-set>${rights.map((right) => `<${p}privilege><${p}${right}/></${p}privilege>`).join('')}</${p}current-user-privilege-set>`,
  };
}

const PRINCIPALS = {
  nextcloud: ['/remote.php/dav/principals/users/cabinet/', '/remote.php/dav/calendars/cabinet/'],
  synology: ['/caldav.php/cabinet/', '/caldav.php/cabinet/'],
  fastmail: ['/dav/principals/user/cabinet@example.org/', '/dav/calendars/user/cabinet@example.org/'],
} as const;

describe('a calendar is found', () => {
  it('at Nextcloud, from its well-known address, without the bin and the birthdays', async () => {
    const w = inWords('d', 'cal');
    const [principal, home] = PRINCIPALS.nextcloud;
    const url = await playing((_, path) => {
      if (path === '/.well-known/caldav') return { status: 301, headers: { location: '/remote.php/dav/' } };
      if (path === '/remote.php/dav/') return w.all(w.resource(path, w.principal(principal) + w.folder));
      if (path === principal) return w.all(w.resource(path, w.home(home), '<d:displayname/>'));
      if (path !== home) return undefined;
      const bin = '<nc:deleted-calendar xmlns:nc="http://nextcloud.com/ns"/>';
      return w.all(
        w.resource(home, w.folder),
        w.resource(`${home}inbox/`, '<d:resourcetype><d:collection/><cal:schedule-inbox/></d:resourcetype>'),
        w.resource(`${home}alt/`, w.calendar('Ancien', 'VEVENT', bin)),
        w.resource(`${home}taches/`, w.calendar('Tâches', 'VTODO')),
        w.resource(`${home}contact_birthdays/`, w.calendar('Anniversaires') + w.rights('read')),
        w.resource(
          `${home}personal/`,
          w.calendar('Cabinet') + w.rights('read', 'write', 'write-content', 'bind'),
        ),
      );
    });
    expect(await discoverCalendar(client(url), url, 'cabinet')).toEqual({
      url: `${url}${home}personal/`,
      name: 'Cabinet',
      writable: true,
    });
    expect(await discoverCalendar(client(url), url, 'contact_birthdays')).toMatchObject({ writable: false });
    await expect(discoverCalendar(client(url), url, null)).rejects.toThrow(
      'Agenda "marie": this account has several calendars: Anniversaires, Cabinet. Say which one counts (setting "calendar").',
    );
  });

  it('at Baïkal, which asks for a digest of the password', async () => {
    const w = inWords('d', 'cal');
    const of = (text: string) => createHash('md5').update(text).digest('hex');
    let shown = '';
    const url = await playing((method, path, { headers }) => {
      const sent = headers.authorization ?? '';
      const param = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(sent)?.[1] ?? '';
      const secret = of('cabinet@example.org:BaikalDAV:app-word');
      const right = of(`${secret}:n1:${param('nc')}:${param('cnonce')}:auth:${of(`${method}:${path}`)}`);
      if (!sent.startsWith('Digest') || param('response') !== right) {
        shown ||= sent;
        return {
          status: 401,
          headers: { 'www-authenticate': 'Digest realm="BaikalDAV",qop="auth",nonce="n1",opaque="o1"' },
        };
      }
      if (path === '/dav.php/') return w.all(w.resource(path, w.principal('/dav.php/principals/cabinet/')));
      if (path === '/dav.php/principals/cabinet/')
        return w.all(w.resource(path, w.home('/dav.php/calendars/cabinet/')));
      return w.all(w.resource('/dav.php/calendars/cabinet/default/', w.calendar('Default calendar')));
    });
    expect(await discoverCalendar(client(url), `${url}/dav.php/`, null)).toMatchObject({
      name: 'Default calendar',
      writable: null,
    });
    expect(shown).toMatch(/^Basic /);
  });

  it('at Synology, which gives the home with the principal and capital prefixes', async () => {
    const w = inWords('D', 'C');
    const [principal, home] = PRINCIPALS.synology;
    const url = await playing((_, path) => {
      if (path === '/') return { status: 405 };
      if (path === '/.well-known/caldav') return { status: 302, headers: { location: '/caldav.php/' } };
      if (path === '/caldav.php/') return w.all(w.resource(path, w.principal(principal)));
      return w.all(
        w.resource(home, w.home(home) + w.folder),
        w.resource(`${home}home/`, w.calendar('<![CDATA[Mon agenda]]>')),
      );
    });
    expect(await discoverCalendar(client(url), `${url}/`, null)).toMatchObject({
      url: `${url}${home}home/`,
      name: 'Mon agenda',
    });
  });

  it('at iCloud, on another host of the same owner', async () => {
    const w = inWords('', 'C');
    const partition = await playing((_, path) =>
      path.endsWith('/calendars/')
        ? w.all(w.resource(`${path}0A1B/`, w.calendar('Travail')), w.resource(`${path}inbox/`, w.folder))
        : undefined,
    );
    const url = await playing((_, path) => {
      if (path === '/') return w.all(w.resource('/', w.principal('/1234567/principal/')));
      return w.all(w.resource(path, w.home(`${partition}/1234567/calendars/`)));
    });
    expect(await discoverCalendar(client(url), url, 'Travail')).toMatchObject({
      url: `${partition}/1234567/calendars/0A1B/`,
    });
  });

  it('but no password goes to a host of somebody else', async () => {
    const w = inWords('d', 'c');
    const url = await playing((_, path) =>
      w.all(w.resource(path, w.home('https://calendars.example.net/cabinet/'))),
    );
    await expect(discoverCalendar(client(url), url, null)).rejects.toThrow(
      /points to another place \(calendars\.example\.net\); the password is not shown there/,
    );
  });

  it('at Fastmail, where an address has an @ in it, written either way', async () => {
    const w = inWords('D', 'C');
    const [principal, home] = PRINCIPALS.fastmail;
    const url = await playing((_, path) => {
      if (path === '/') return { status: 404 };
      if (path === '/.well-known/caldav') return { status: 301, headers: { location: '/dav/calendars' } };
      if (path === '/dav/calendars') return w.all(w.resource(path, w.principal(principal)));
      if (path === principal) return w.all(w.resource(path, w.home(home)));
      return w.all(w.resource(`${home.replace('@', '%40')}ab-12/`, w.calendar('Agenda &amp; visites')));
    });
    expect(await discoverCalendar(client(url), url, 'Agenda & visites')).toMatchObject({
      name: 'Agenda & visites',
    });
  });

  it('by its own address, without any search', async () => {
    const w = inWords('d', 'c');
    const url = await playing((_, path) =>
      path === '/cal/agenda/' ? w.all(w.resource(path, w.calendar('Agenda'))) : undefined,
    );
    expect(await discoverCalendar(client(url), `${url}/cal/agenda/`, null)).toMatchObject({
      url: `${url}/cal/agenda/`,
    });
  });

  it('and a page that is no CalDAV server is said to be none', async () => {
    const url = await playing(() => ({
      status: 200,
      body: '<html></html>',
      headers: { 'content-type': 'text/html' },
    }));
    await expect(discoverCalendar(client(url), url, null)).rejects.toThrow(
      /does not answer like a server of calendars \(CalDAV\)/,
    );
  });
});

describe('Google', () => {
  it('is read by listing when it refuses a sync report, in its own address with an encoded @', async () => {
    const w = inWords('D', 'caldav');
    const home = '/caldav/v2/cabinet%40example.org/events/';
    const text = calendarText(eventText('UID:g', 'DTSTART:20261126T080000Z', 'DTEND:20261126T083000Z'));
    const asked: string[] = [];
    const url = await playing((method, path, { headers }, body) => {
      asked.push(`${method} ${headers.depth ?? ''}`.trim());
      if (method === 'PROPFIND' && headers.depth === '0')
        return w.all(
          w.resource(
            path,
            '<cs:getctag>"63832"</cs:getctag><D:sync-token>https://example.org/ns/sync/63832</D:sync-token>',
          ),
        );
      if (body.includes('sync-collection')) return { status: 403, body: '<error/>' };
      const object = (data: string) =>
        w.resource(`${home.replace('%40', '@')}g.ics`, `<D:getetag>"63700"</D:getetag>${data}`);
      if (method === 'PROPFIND') return w.all(w.resource(home, w.folder), object('<D:resourcetype/>'));
      return w.all(object(`<caldav:calendar-data><![CDATA[${text}]]></caldav:calendar-data>`));
    });
    const agenda = anAgendaAt(`${url}${home}`);
    expect(await agenda.read()).toMatchObject({ kind: 'readable', files: [{ name: 'Marie/g.ics', text }] });
    const before = asked.length;
    expect((await agenda.read()).kind).toBe('readable');
    expect(asked.slice(before)).not.toContain('GET');
  });
});
