// The practice's calendars of every kind as one agenda.

import { readFile } from 'node:fs/promises';
import type { AgendaSource, CaldavSource, FeedSource } from '../../domain/agenda-source.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Agenda, Clock } from '../../ports/world.ts';
import { type CaldavCalendar, caldavCalendar } from '../caldav/caldav-calendar.ts';
import { type DavClient, davClient } from '../caldav/dav-client.ts';
import { discoverCalendar, type FoundCalendar } from '../caldav/discover.ts';
import { startOf } from '../caldav/start-address.ts';
import { signIn } from '../secrets/sign-in.ts';
import { agendaFeed } from './agenda-feed.ts';
import { type Ask, asking } from './agenda-http.ts';
import type { AgendaMember } from './agenda-member.ts';
import { icsFileAgenda, icsFiles } from './ics-file.ts';
import { joinedAgenda } from './joined-agenda.ts';

const PROD_ID = '-//practice-agent//practice-agent//EN';
const monotonic = (): number => performance.now();

/** All calendars of a practice. Nothing is asked before the first reading. */
export async function practiceAgenda(practice: Practice, { now }: Clock): Promise<Agenda> {
  const { sources, maxAge } = practice.agenda;
  const onServers = sources.filter(({ kind }) => kind !== 'files');
  if (onServers.length === 0) return icsFileAgenda({ practice, now });
  const files = sources.length > onServers.length ? [icsFiles({ practice, now })] : [];
  const ask = asking();
  const { zone, programLanguage: language } = practice;
  const members = await Promise.all(
    sources.map((source) =>
      memberOf(practice, source, { ask, now, monotonic, zone, prodId: PROD_ID, language, maxAge }),
    ),
  );
  return joinedAgenda([...files, ...members.flatMap((member) => member ?? [])], language);
}

type Around = Pick<CaldavCalendar, 'now' | 'monotonic' | 'zone' | 'prodId' | 'language' | 'maxAge'> & {
  readonly ask: Ask;
};

/** A source on a server as a part; null for files, which are one part together. */
async function memberOf(
  practice: Practice,
  source: AgendaSource,
  around: Around,
): Promise<AgendaMember | null> {
  switch (source.kind) {
    case 'caldav': {
      const { client, locate } = await caldavOf(practice, source, around);
      return caldavCalendar({ ...around, source, client, locate: async () => (await locate()).url });
    }
    case 'feed':
      return feedOf(practice, source, around);
    case 'files':
      return null;
  }
}

/** A feed, not asked yet. */
export async function feedOf(
  practice: Practice,
  source: FeedSource,
  { ask, now }: Pick<Around, 'ask' | 'now'>,
): Promise<AgendaMember> {
  const { programLanguage: language, agenda } = practice;
  const authority = await authorityOf(source, practice);
  return agendaFeed({ source, ask, authority, now, monotonic, language, maxAge: agenda.maxAge });
}

/** One calendar's server, signed in, and how the calendar is found there. */
export async function caldavOf(
  practice: Practice,
  source: CaldavSource,
  { ask, now }: { readonly ask: Ask; readonly now: () => number },
): Promise<{ readonly client: DavClient; readonly locate: () => Promise<FoundCalendar> }> {
  const { programLanguage: language, folder, stateFile } = practice;
  const { user, password } = source;
  const host = source.server.replace(/^https?:\/\//i, '').split('/')[0] ?? '';
  const where = { source: source.name, host, language };
  const place = {
    settings: { user, password },
    oauth: null,
    folder,
    stateFile,
    language,
    env: process.env,
    now,
  };
  const client = davClient({
    ask,
    secret: password === null ? null : signIn(place),
    user,
    authority: await authorityOf(source, practice),
    where,
    monotonic,
  });
  const locate = async () => discoverCalendar(client, await startOf(source, where), source.calendar);
  return { client, locate };
}

async function authorityOf(
  { certificateAuthority, name }: Extract<AgendaSource, { kind: 'caldav' | 'feed' }>,
  { programLanguage }: Practice,
): Promise<string | null> {
  if (certificateAuthority === null) return null;
  try {
    return await readFile(certificateAuthority, 'utf8');
  } catch (cause) {
    throw new UserError(
      programLanguage === 'fr'
        ? `Agenda « ${name} », certificate-authority : ${certificateAuthority} ne peut pas être lu. Indiquez un fichier PEM lisible.`
        : `Agenda "${name}", certificate-authority: ${certificateAuthority} can't be read. Name a readable PEM file.`,
      { cause },
    );
  }
}
