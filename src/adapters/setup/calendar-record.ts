import { Resolver } from 'node:dns/promises';
import { type CalendarRecord, calendarRecord } from '../caldav/srv-records.ts';

/** Which server the DNS names for a domain's calendars (RFC 6764 §3); null when it says nothing within three seconds. */
export async function calendarRecordOf(domain: string): Promise<CalendarRecord | null> {
  const dns = new Resolver({ timeout: 1_500, tries: 2 });
  return calendarRecord(domain, { srv: (name) => dns.resolveSrv(name), txt: (name) => dns.resolveTxt(name) });
}
