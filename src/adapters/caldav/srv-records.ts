// Which server has the calendars of a bare domain, as its DNS says (RFC 6764 §3 to §6). Only when practice.yaml allows
// it: an answer may be forged, so the server must belong to the domain itself.

import type { SrvRecord } from 'node:dns';
import { agendaError, type Where } from '../agenda/agenda-trouble.ts';

export interface Records {
  readonly srv: (name: string) => Promise<readonly SrvRecord[]>;
  readonly txt: (name: string) => Promise<readonly (readonly string[])[]>;
}

/** The address to begin with; null when the DNS says nothing of calendars. Throws for a server of another domain. */
export async function serverByDns(domain: string, records: Records, where: Where): Promise<string | null> {
  const found = await calendarRecord(domain, records);
  if (found !== null && !found.own) throw agendaError({ kind: 'foreign-record', to: found.host }, where);
  return found?.address ?? null;
}

export interface CalendarRecord {
  readonly host: string;
  readonly address: string;
  /** The server belongs to the domain itself: nobody forged the answer to lead elsewhere. */
  readonly own: boolean;
}

/** What the DNS says of a domain's calendars, whoever's server it is; null when it says nothing. */
export async function calendarRecord(domain: string, records: Records): Promise<CalendarRecord | null> {
  const name = `_caldavs._tcp.${domain}`;
  const found = await records.srv(name).catch(noRecord);
  const [best] = [...found].sort((a, b) => a.priority - b.priority || b.weight - a.weight);
  if (best === undefined || best.name === '' || best.name === '.') return null;
  const host = best.name.replace(/\.$/, '').toLowerCase();
  const texts = (await records.txt(name).catch(noRecord)).map((parts) => parts.join(''));
  const path = texts.map((text) => /^path=(\/.*)$/.exec(text)?.[1]).find((one) => one !== undefined);
  const port = best.port === 443 ? '' : `:${best.port}`;
  const own = host === domain || host.endsWith(`.${domain}`);
  return { host, own, address: `https://${host}${port}${path ?? '/.well-known/caldav'}` };
}

function noRecord(error: unknown): readonly [] {
  if (error instanceof Error && 'code' in error) return [];
  throw error;
}
