import type { Practice } from '../../domain/practice.ts';
import type { ServerLook } from '../../domain/server-look.ts';
import { asking } from '../agenda/agenda-http.ts';
import { caldavOf } from '../agenda/open-agenda.ts';
import type { FoundCalendar } from '../caldav/discover.ts';
import { listCalendars } from '../caldav/discover.ts';
import { startOf } from '../caldav/start-address.ts';
import { tried } from '../tried.ts';

/** The calendars of the first server that a practice names, or why they can't be listed. Nothing there is changed. */
export async function calendarsAt(practice: Practice): Promise<ServerLook<readonly FoundCalendar[]>> {
  const source = practice.agenda.sources.find((one) => one.kind === 'caldav');
  if (source?.kind !== 'caldav')
    throw new Error('a practice without a calendar on a server was asked for it');
  const where = {
    source: source.name,
    host: new URL(hostOf(source.server)).host,
    language: practice.programLanguage,
  };
  return tried(async () => {
    const { client } = await caldavOf(practice, source, { ask: asking(), now: Date.now });
    return listCalendars(client, await startOf(source, where));
  });
}

function hostOf(server: string): string {
  return /^https?:\/\//i.test(server) ? server : `https://${server}`;
}
