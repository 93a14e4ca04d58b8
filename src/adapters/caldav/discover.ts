// From what practice.yaml says to the address of one calendar (RFC 6764, RFC 4791 §6.2): the place itself, the
// well-known address, the principal, its home, the calendars in it.

import { agendaError } from '../agenda/agenda-trouble.ts';
import type { DavAnswer, DavClient } from './dav-client.ts';
import { propfindBody } from './dav-requests.ts';
import { type DavResponse, decoded, resourceKey } from './multistatus.ts';
import { child, childrenOf, textIn, type XmlElement } from './xml.ts';

/** A calendar as the server shows it. */
export interface FoundCalendar {
  readonly url: string;
  /** DAV:displayname; the last part of the address when it has none. */
  readonly name: string;
  /** Whether this account may write into it; null when the server does not say (RFC 3744 §5.5). */
  readonly writable: boolean | null;
}

const PROPS = [
  'd:resourcetype',
  'd:displayname',
  'd:current-user-principal',
  'd:principal-URL',
  'd:current-user-privilege-set',
  'c:calendar-home-set',
  'c:supported-calendar-component-set',
];

/** The one calendar that is meant. Throws when none is, or it can't be told which. */
export async function discoverCalendar(
  client: DavClient,
  start: string,
  wanted: string | null,
): Promise<FoundCalendar> {
  if (wanted !== null && /^https?:\/\//.test(wanted)) return calendarAt(client, wanted);
  const found = await findCalendars(client, start);
  if (found.here !== null && wanted === null) return found.here;
  const calendars = await found.others();
  return chosen(calendars, wanted, client);
}

/** All calendars that hold events, behind a starting place. */
export async function listCalendars(client: DavClient, start: string): Promise<readonly FoundCalendar[]> {
  const { here, others } = await findCalendars(client, start);
  return here === null ? others() : [here];
}

/** `here`: the starting place is a calendar itself. */
async function findCalendars(
  client: DavClient,
  start: string,
): Promise<{
  readonly here: FoundCalendar | null;
  readonly others: () => Promise<readonly FoundCalendar[]>;
}> {
  const body = propfindBody(PROPS);
  const first = await firstAnswer(client, start, body);
  const [here] = first.found?.responses ?? [];
  const own = here !== undefined && isCalendar(here) ? calendarOf({ ...here, url: first.url }) : null;
  return { here: own, others: () => behind(client, here, first, body) };
}

async function behind(
  client: DavClient,
  here: DavResponse | undefined,
  first: DavAnswer,
  body: string,
): Promise<readonly FoundCalendar[]> {
  const homes = homesOf(here);
  const principal = homes.length > 0 ? null : principalOf(here);
  const asked =
    principal === null ? [] : ((await client.propfind(principal, '0', body)).found?.responses ?? []);
  const found = homes.length > 0 ? homes : asked.flatMap(homesOf);
  return calendarsIn(client, found.length > 0 ? found : [first.url], body);
}

async function calendarAt(client: DavClient, url: string): Promise<FoundCalendar> {
  const answer = await client.propfind(url, '0', propfindBody(PROPS));
  const [here] = answer.found?.responses ?? [];
  if (here === undefined || !isCalendar(here)) throw refusalOf(answer, client);
  return calendarOf({ ...here, url: answer.url });
}

/** The place itself when it speaks WebDAV, else the well-known address of its host (RFC 6764 §5). */
async function firstAnswer(client: DavClient, start: string, body: string): Promise<DavAnswer> {
  const answer = await client.propfind(start, '0', body);
  const [here] = answer.found?.responses ?? [];
  if (here !== undefined && (isCalendar(here) || principalOf(here) !== null || homesOf(here).length > 0))
    return answer;
  const known = await client.propfind(new URL('/.well-known/caldav', start).href, '0', body);
  if (known.found !== null) return known;
  if (here !== undefined) return answer;
  throw refusalOf(answer.status === 404 || answer.status === 405 ? known : answer, client);
}

function refusalOf({ status }: DavAnswer, { where }: DavClient): Error {
  if (status === 403) return agendaError({ kind: 'forbidden' }, where);
  if (status >= 500 || status === 429) return agendaError({ kind: 'status', status }, where);
  return agendaError({ kind: status === 404 || status === 410 ? 'missing' : 'not-caldav' }, where);
}

function principalOf(here: DavResponse | undefined): string | null {
  if (here === undefined) return null;
  const [own] = hrefsIn(here, 'd:current-user-principal');
  return own ?? hrefsIn(here, 'd:principal-URL')[0] ?? null;
}

function homesOf(here: DavResponse | undefined): readonly string[] {
  return here === undefined ? [] : hrefsIn(here, 'c:calendar-home-set');
}

function hrefsIn({ props, url }: DavResponse, name: string): readonly string[] {
  return childrenOf(props.get(name), 'd:href').flatMap(({ text }) => {
    const href = text.trim();
    return href !== '' && URL.canParse(href, url) ? [new URL(href, url).href] : [];
  });
}

async function calendarsIn(
  client: DavClient,
  homes: readonly string[],
  body: string,
): Promise<readonly FoundCalendar[]> {
  const found = new Map<string, FoundCalendar>();
  for (const home of homes) {
    const answer = await client.propfind(home, '1', body);
    if (answer.found === null) throw refusalOf(answer, client);
    for (const response of answer.found.responses) {
      if (isCalendar(response) && holdsEvents(response)) found.set(response.url, calendarOf(response));
    }
  }
  return [...found.values()];
}

/** Names that stand for calendars nobody writes: what was deleted, what is only subscribed to. */
const NOT_OWN = /(deleted-calendar|subscribed|schedule-inbox|schedule-outbox)$/;

function isCalendar({ props, status }: DavResponse): boolean {
  const kinds = props.get('d:resourcetype')?.children.map(({ name }) => name) ?? [];
  return status < 300 && kinds.includes('c:calendar') && !kinds.some((kind) => NOT_OWN.test(kind));
}

/** Some list what they hold, and task lists hold no events. */
function holdsEvents({ props }: DavResponse): boolean {
  const kinds = childrenOf(props.get('c:supported-calendar-component-set'), 'c:comp');
  return kinds.length === 0 || kinds.some(({ attributes }) => attributes.name?.toUpperCase() === 'VEVENT');
}

const WRITING = ['d:write', 'd:write-content', 'd:bind', 'd:all'];

function calendarOf({ url, props }: DavResponse): FoundCalendar {
  const last = decoded(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const privileges = props.get('d:current-user-privilege-set');
  const names = childrenOf(privileges, 'd:privilege').flatMap(({ children }) =>
    children.map(({ name }) => name),
  );
  return {
    url: url.endsWith('/') ? url : `${url}/`,
    name: props.get('d:displayname')?.text.trim() || last,
    writable: privileges === undefined ? null : names.some((name) => WRITING.includes(name)),
  };
}

/** By its shown name, its short name in the address, or being the only one. */
function chosen(
  calendars: readonly FoundCalendar[],
  wanted: string | null,
  { where }: DavClient,
): FoundCalendar {
  const names = calendars.map(({ name }) => name);
  if (calendars.length === 0) throw agendaError({ kind: 'no-calendar' }, where);
  if (wanted === null) {
    const [only, another] = calendars;
    if (only !== undefined && another === undefined) return only;
    throw agendaError({ kind: 'several', names }, where);
  }
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  const exact = calendars.filter(({ name }) => name === wanted);
  const alike = exact.length > 0 ? exact : calendars.filter(({ name }) => plain(name) === plain(wanted));
  const path = calendars.filter(({ url }) => pathEnds(url, wanted));
  const [found, another] = alike.length > 0 ? alike : path;
  if (found !== undefined && another === undefined) return found;
  throw agendaError({ kind: found === undefined ? 'unnamed' : 'several', names }, where);
}

function pathEnds(url: string, wanted: string): boolean {
  const path = resourceKey(url).replace(/\/$/, '');
  const end = wanted.replace(/^\/|\/$/g, '');
  return path === `/${end}` || path.endsWith(`/${end}`);
}

/** Whether a resource can tell what changed since a token (RFC 6578 §3.1). */
export function syncsCollections(props: ReadonlyMap<string, XmlElement>): boolean {
  const reports = childrenOf(props.get('d:supported-report-set'), 'd:supported-report');
  const named = reports.some((report) => child(child(report, 'd:report'), 'd:sync-collection') !== undefined);
  return named || (props.get('d:sync-token')?.text.trim() ?? '') !== '';
}

/** A property's text; null when the server has none. */
export function propText(props: ReadonlyMap<string, XmlElement>, name: string): string | null {
  return props.get(name)?.text.trim() || textIn(props.get(name), 'd:href');
}
