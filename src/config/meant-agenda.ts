// The agendas as the program means them: of one kind each, places absolute, names to sign in with filled in.

import type { AgendaSource } from '../domain/agenda-source.ts';
import { secretPlace } from './meant-servers.ts';
import { lengthIn } from './times.ts';
import type { Written } from './written.ts';

type At = (path: string) => string;
type WrittenSource = NonNullable<Written['agenda']['sources']>[number];

/** Every agenda the file names; the one of `file` when it names none. */
export function agendaSources({ agenda }: Written, firstAddress: string, at: At): readonly AgendaSource[] {
  if (agenda.sources === undefined || agenda.sources.length === 0) {
    const path = at(agenda.file);
    return [{ kind: 'files', name: 'agenda', path, practitioner: null, writable: true }];
  }
  return agenda.sources.map((source) => sourceOf(source, firstAddress, at));
}

/** The first kind that is written; a rule has complained when there are several or none. */
function sourceOf(source: WrittenSource, firstAddress: string, at: At): AgendaSource {
  const { name, practitioner = null, writable, caldav, feed } = source;
  const authority = (written: string | undefined) => (written === undefined ? null : at(written));
  if (source.path === undefined && caldav !== undefined) {
    return {
      kind: 'caldav',
      name,
      practitioner,
      writable,
      server: caldav.server,
      calendar: caldav.calendar ?? null,
      user: caldav.user ?? firstAddress,
      password: secretPlace(caldav.password, at),
      certificateAuthority: authority(caldav['certificate-authority']),
      discoverByDns: caldav['discover-by-dns'],
    };
  }
  if (source.path === undefined && feed !== undefined) {
    return {
      kind: 'feed',
      name,
      practitioner,
      writable: false,
      url: feed.url.replace(/^webcals?:/i, 'https:'),
      refresh: lengthIn('minutes', feed.refresh, 'minutes'),
      certificateAuthority: authority(feed['certificate-authority']),
    };
  }
  const within = source['renewed-within'];
  const renewedWithin = within === undefined ? {} : { renewedWithin: lengthIn('minutes', within, 'minutes') };
  return { kind: 'files', name, practitioner, writable, path: at(source.path ?? ''), ...renewedWithin };
}
