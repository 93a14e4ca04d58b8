// A CalDAV server in memory on a loopback port: faithful (RFC 4791, 6578, 9110) until it is told to have a quirk or to
// fail. It keeps count of what it has truly written.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Quirks {
  /** Knows no sync reports (RFC 6578). */
  readonly noSync?: boolean;
  readonly noCtag?: boolean;
  /** Answers this to a token it does not know. */
  readonly badToken?: number;
  /** Gives no ETag back after a write. */
  readonly noEtagAfterPut?: boolean;
  /** Keeps an object in its own words. */
  readonly rewrite?: (text: string) => string;
  /** Tells at most so many changes at once (507). */
  readonly page?: number;
  /** Leaves the texts of these out of a multiget. */
  readonly forgets?: (name: string) => boolean;
}

/** What becomes of the next PUT: the answer is lost after or before it was done. */
export type PutFault = 'lost-after' | 'lost-before' | 'error-after' | 'error-before';

interface Stored {
  text: string;
  etag: string;
}

export interface CaldavFake {
  readonly port: number;
  readonly address: (calendar: string) => string;
  /** Somebody else writes, whatever stood there. */
  readonly put: (calendar: string, name: string, text: string) => void;
  readonly remove: (calendar: string, name: string) => void;
  /** Changes are stored and listed, and no longer reported (RFC 6578). */
  readonly forgetReports: (forgets: boolean) => void;
  readonly text: (calendar: string, name: string) => string | null;
  readonly names: (calendar: string) => readonly string[];
  readonly drop: (calendar: string) => void;
  /** Forgets all tokens it gave. */
  readonly forgetTokens: () => void;
  readonly failPuts: (...faults: readonly (PutFault | null)[]) => void;
  /** Is called before each request is looked at. */
  readonly before: (hook: ((method: string, url: string) => void) | null) => void;
  /** Requests by method. */
  readonly heard: readonly string[];
  readonly down: (isDown: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts one with these calendars, each empty. */
export async function startCaldavFake(
  calendars: readonly string[],
  quirks: Quirks = {},
): Promise<CaldavFake> {
  const store = new Map(calendars.map((name) => [name, new Map<string, Stored>()]));
  const log: { calendar: string; name: string }[] = [];
  const heard: string[] = [];
  const faults: (PutFault | null)[] = [];
  let forgetful = false;
  let epoch = 0;
  let count = 0;
  let isDown = false;
  let hook: ((method: string, url: string) => void) | null = null;
  const write = (calendar: string, name: string, text: string): Stored => {
    count += 1;
    const kept = { text, etag: `"${count}-${createHash('md5').update(text).digest('hex').slice(0, 6)}"` };
    store.get(calendar)?.set(name, kept);
    if (!forgetful) log.push({ calendar, name });
    return kept;
  };
  const remove = (calendar: string, name: string): void => {
    store.get(calendar)?.delete(name);
    if (!forgetful) log.push({ calendar, name });
  };
  const token = (at: number): string => `http://example.org/sync/${epoch}/${at}`;

  const answer = (
    method: string,
    path: string,
    headers: IncomingMessage['headers'],
    body: string,
  ): Answer => {
    const [, , calendar = '', name = ''] = path.split('/').map(decodeURIComponent);
    const objects = store.get(calendar);
    if (objects === undefined) return { status: 404 };
    if (method === 'PROPFIND' && headers.depth === '0')
      return { status: 207, body: multistatus([collectionXml(path)]) };
    if (method === 'PROPFIND') {
      const each = [...objects].map(([one, { etag }]) =>
        objectXml(`${path}${encodeURIComponent(one)}`, etag),
      );
      return { status: 207, body: multistatus([collectionXml(path), ...each]) };
    }
    if (method === 'REPORT')
      return body.includes('sync-collection') ? sync(path, calendar, body) : multiget(objects, path, body);
    const found = objects.get(name);
    if (method === 'GET')
      return found === undefined ? { status: 404 } : { status: 200, body: found.text, etag: found.etag };
    const match = headers['if-match'];
    if (match !== undefined && match !== found?.etag) return { status: 412 };
    if (headers['if-none-match'] === '*' && found !== undefined) return { status: 412 };
    if (method === 'DELETE') {
      if (found === undefined) return { status: 404 };
      remove(calendar, name);
      return { status: 204 };
    }
    const kept = write(calendar, name, (quirks.rewrite ?? ((text) => text))(body));
    return {
      status: found === undefined ? 201 : 204,
      ...(quirks.noEtagAfterPut === true ? {} : { etag: kept.etag }),
    };
  };
  const collectionXml = (path: string): string =>
    `<d:response><d:href>${path}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>` +
    (quirks.noCtag === true ? '' : `<cs:getctag>${count}-${log.length}</cs:getctag>`) +
    (quirks.noSync === true
      ? ''
      : `<d:sync-token>${token(log.length)}</d:sync-token><d:supported-report-set><d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report></d:supported-report-set>`) +
    '</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>';
  const sync = (path: string, calendar: string, body: string): Answer => {
    if (quirks.noSync === true) return { status: 415 };
    const [, since = ''] = /<d:sync-token>(.*?)<\/d:sync-token>/.exec(body) ?? [];
    const [, age, from] = /\/sync\/(\d+)\/(\d+)$/.exec(since) ?? [];
    if (since !== '' && Number(age) !== epoch) return { status: quirks.badToken ?? 403 };
    const start = since === '' ? 0 : Number(from);
    const until = Math.min(log.length, start + (quirks.page ?? log.length));
    const names = new Set(
      log
        .slice(start, until)
        .filter((one) => one.calendar === calendar)
        .map(({ name }) => name),
    );
    const each = [...names].map((name) => {
      const found = store.get(calendar)?.get(name);
      const href = `${path}${encodeURIComponent(name)}`;
      return found === undefined ? goneXml(href) : objectXml(href, found.etag);
    });
    const more =
      until < log.length
        ? [
            `<d:response><d:href>${path}</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>`,
          ]
        : [];
    return { status: 207, body: multistatus([...each, ...more], token(until)) };
  };
  const multiget = (objects: Map<string, Stored>, path: string, body: string): Answer => {
    const hrefs = [...body.matchAll(/<d:href>(.*?)<\/d:href>/g)].map(([, href = '']) => href);
    const each = hrefs.flatMap((href) => {
      const name = decodeURIComponent(href.slice(path.length));
      if (quirks.forgets?.(name) === true) return [];
      const found = objects.get(name);
      return [found === undefined ? goneXml(href) : objectXml(href, found.etag, found.text)];
    });
    return { status: 207, body: multistatus(each) };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const method = request.method ?? '';
    heard.push(method);
    hook?.(method, request.url ?? '');
    if (isDown) return void request.socket.destroy();
    const fault = method === 'PUT' ? (faults.shift() ?? null) : null;
    if (fault === 'lost-before') return void request.socket.destroy();
    if (fault === 'error-before') return give(response, { status: 502 });
    const given = answer(method, request.url ?? '', request.headers, Buffer.concat(chunks).toString('utf8'));
    if (fault === 'lost-after') return void request.socket.destroy();
    give(response, fault === 'error-after' ? { status: 504 } : given);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    port,
    address: (calendar) => `http://127.0.0.1:${port}/home/${encodeURIComponent(calendar)}/`,
    put: (calendar, name, text) => void write(calendar, name, text),
    remove,
    text: (calendar, name) => store.get(calendar)?.get(name)?.text ?? null,
    names: (calendar) => [...(store.get(calendar)?.keys() ?? [])],
    drop: (calendar) => void store.delete(calendar),
    forgetReports: (forgets) => {
      forgetful = forgets;
    },
    forgetTokens: () => {
      epoch += 1;
    },
    failPuts: (...next) => {
      faults.push(...next);
    },
    before: (next) => {
      hook = next;
    },
    heard,
    down: (now) => {
      isDown = now;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly etag?: string;
}

function give(response: ServerResponse, { status, body = '', etag }: Answer): void {
  const type = status === 207 ? 'application/xml; charset=utf-8' : 'text/calendar; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...(etag === undefined ? {} : { etag }) });
  response.end(body);
}

/** Several answers in one, with the token of a sync report. */
export function multistatus(responses: readonly string[], syncToken?: string): string {
  const token = syncToken === undefined ? '' : `<d:sync-token>${syncToken}</d:sync-token>`;
  return `<?xml version="1.0" encoding="utf-8"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${responses.join('')}${token}</d:multistatus>`;
}

function objectXml(href: string, etag: string, text?: string): string {
  const data =
    text === undefined
      ? ''
      : `<c:calendar-data>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')}</c:calendar-data>`;
  return `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getetag>${etag.replaceAll('"', '&quot;')}</d:getetag>${data}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
}

function goneXml(href: string): string {
  return `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`;
}
