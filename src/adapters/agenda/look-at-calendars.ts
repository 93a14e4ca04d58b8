import type { CalendarFile } from '../../domain/agenda.ts';
import type { AgendaSource } from '../../domain/agenda-source.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { CalendarLook, FoundAgenda } from '../../domain/server-look.ts';
import { refreshed } from '../caldav/local-copy.ts';
import { tried } from '../tried.ts';
import { asking } from './agenda-http.ts';
import { caldavOf, feedOf } from './open-agenda.ts';

/** Tries every agenda that lies on a server; nothing in them is changed. */
export async function lookAtCalendars(practice: Practice): Promise<readonly CalendarLook[]> {
  const looks = practice.agenda.sources.map(async (source): Promise<readonly CalendarLook[]> => {
    if (source.kind === 'files') return [];
    return [{ source: source.name, look: await tried(() => lookAt(source, practice)) }];
  });
  return (await Promise.all(looks)).flat();
}

async function lookAt(
  source: Exclude<AgendaSource, { kind: 'files' }>,
  practice: Practice,
): Promise<FoundAgenda> {
  const around = { ask: asking(), now: Date.now };
  if (source.kind === 'feed') {
    const state = await (await feedOf(practice, source, around)).read();
    if (state.kind === 'unreadable') throw new UserError(state.sentence);
    return { calendar: '', events: eventsIn(state.files), writable: false, written: false };
  }
  const { client, locate } = await caldavOf(practice, source, around);
  const { url, name, writable } = await locate();
  const { files } = await refreshed(client, url, source, null);
  return { calendar: name, events: eventsIn(files), writable, written: source.writable };
}

function eventsIn(files: readonly CalendarFile[]): number {
  return files.reduce((sum, { text }) => sum + (text.match(/^BEGIN:VEVENT/gim)?.length ?? 0), 0);
}
