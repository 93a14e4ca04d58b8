// Radicale as a child on a loopback port, with its own folder and one account.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, freePorts, program, startChild, tempFolder, untilListening } from './ports.ts';

export interface DavServer {
  readonly port: number;
  /** Address that a client begins with. */
  readonly root: string;
  /** Address of a calendar made before. */
  readonly calendar: (name: string) => string;
  /** Makes a calendar; the shown name is the same. */
  readonly make: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export const DAV_USER = { user: 'cabinet', password: 'secret' } as const;
const AUTHORIZATION = `Basic ${Buffer.from('cabinet:secret').toString('base64')}`;

/** One request as another client of the same account makes it. */
export async function davFetch(
  url: string,
  method: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(url, {
    method,
    headers: { authorization: AUTHORIZATION, 'content-type': 'text/calendar; charset=utf-8', ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

/** Starts Radicale. */
export async function startRadicale(): Promise<DavServer> {
  const folder = tempFolder('radicale');
  const [port = 0] = await freePorts(1);
  writeFileSync(join(folder, 'users'), 'cabinet:secret\n');
  const config = join(folder, 'config');
  writeFileSync(
    config,
    `[server]
hosts = 127.0.0.1:${port}
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${join(folder, 'collections')}
[web]
type = none
[logging]
level = warning
`,
  );
  const run = () =>
    startChild(program('/usr/bin/python3'), [program('/usr/bin/radicale'), '--config', config]);
  return served(
    port,
    `http://127.0.0.1:${port}/`,
    (name) => `http://127.0.0.1:${port}/cabinet/${name}/`,
    run,
  );
}

/** Starts Xandikos, which asks nobody who they are. */
export async function startXandikos(): Promise<DavServer> {
  const folder = join(tempFolder('xandikos'), 'dav');
  mkdirSync(folder);
  const [port = 0] = await freePorts(1);
  const run = () =>
    startChild(program('/usr/bin/python3'), [
      program('/usr/bin/xandikos'),
      ...['-d', folder, '-l', '127.0.0.1', '-p', String(port), '--autocreate'],
      ...['--current-user-principal', '/user/'],
    ]);
  const calendar = (name: string): string => `http://127.0.0.1:${port}/user/calendars/${name}/`;
  return served(port, `http://127.0.0.1:${port}/user/`, calendar, run);
}

async function served(
  port: number,
  root: string,
  calendar: (name: string) => string,
  run: () => Child,
): Promise<DavServer> {
  let child = run();
  await untilListening(port, child);
  return {
    port,
    root,
    calendar,
    make: async (name) => {
      const body = `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`;
      const headers = { 'content-type': 'application/xml' };
      const { status } = await davFetch(calendar(name), 'MKCALENDAR', { body, headers });
      if (status !== 201) throw new Error(`MKCALENDAR ${status}`);
    },
    stop: () => child.end(),
    start: async () => {
      child = run();
      await untilListening(port, child);
    },
  };
}
