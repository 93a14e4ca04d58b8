// A calendar that somebody publishes at an address, such as a booking site's export: busy time, never written, its
// titles shown to nobody. It is asked for anew every so often, and only what changed is sent (RFC 9110 §13).

import { createHash } from 'node:crypto';
import { busyOnly } from '../../core/agenda/icalendar/busy-only.ts';
import type { AgendaState, CalendarFile } from '../../domain/agenda.ts';
import type { FeedSource } from '../../domain/agenda-source.ts';
import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';
import { restOf } from '../caldav/caldav-calendar.ts';
import { mayPass } from '../caldav/dav-client.ts';
import { type Ask, type HttpAnswer, isThisMachine, NoAnswer } from './agenda-http.ts';
import { type AgendaMember, undone } from './agenda-member.ts';
import { agendaError, noAnswerError, type Where } from './agenda-trouble.ts';

export interface AgendaFeed {
  readonly source: FeedSource;
  readonly ask: Ask;
  /** PEM of one more certificate authority. */
  readonly authority: string | null;
  readonly now: () => Instant;
  readonly monotonic: () => number;
  readonly language: ProgramLanguage;
  /** Minutes that a reading counts when the server is away. */
  readonly maxAge: number;
}

interface Seen {
  readonly file: CalendarFile;
  readonly version: string;
  readonly at: Instant;
  /** When it was last asked for, by the clock that nobody sets. */
  readonly asked: number;
  readonly etag: string | null;
  readonly modified: string | null;
}

const LIMIT = 32 * 1024 * 1024;
const PATIENCE = 15_000;

/** The feed as a part of an agenda. */
export function agendaFeed(feed: AgendaFeed): AgendaMember {
  const { source, now, monotonic, language } = feed;
  const where: Where = { source: source.name, host: new URL(source.url).host, language };
  const rest = restOf(monotonic);
  let seen: Seen | null = null;
  let running: Promise<AgendaState> | null = null;
  const look = async (): Promise<Seen> => {
    if (seen !== null && monotonic() - seen.asked < source.refresh * MINUTE) return seen;
    rest.stop();
    try {
      const at = now();
      seen = taken(await asked(feed, seen, where), seen, { source, at, asked: monotonic(), where });
      rest.end();
      return seen;
    } catch (error) {
      throw rest.begin(noAnswerError(error, where));
    }
  };
  const read = async (): Promise<AgendaState> => {
    try {
      return stateOf(await look());
    } catch (error) {
      const known = error instanceof Unreachable || error instanceof Refused || error instanceof UserError;
      if (!known) throw error;
      const young = seen !== null && now() - seen.at <= feed.maxAge * MINUTE;
      return mayPass(error) && young && seen !== null
        ? stateOf(seen)
        : { kind: 'unreadable', sentence: error.message };
    }
  };
  return {
    sources: [source.name],
    read: () => {
      running ??= read().finally(() => {
        running = null;
      });
      return running;
    },
    check: async () => ({ kind: 'failed', sentence: NOT_WRITABLE[language](source.name), retry: false }),
    attempt: async () =>
      undone({ kind: 'failed', sentence: NOT_WRITABLE[language](source.name), retry: false }),
    trouble: rest.trouble,
  };
}

function stateOf({ file, version, at }: Seen): AgendaState {
  return { kind: 'readable', files: [file], version, readAt: at };
}

async function asked(
  { source, ask, authority }: AgendaFeed,
  seen: Seen | null,
  where: Where,
): Promise<HttpAnswer> {
  const headers = {
    accept: 'text/calendar, */*;q=0.1',
    ...(seen?.etag == null ? {} : { 'if-none-match': seen.etag }),
    ...(seen?.modified == null ? {} : { 'if-modified-since': seen.modified }),
  };
  if (!source.url.startsWith('https:') && !isThisMachine(new URL(source.url))) {
    throw noAnswerError(new NoAnswer('in-clear', source.url, ''), where);
  }
  return ask(
    { method: 'GET', url: source.url, headers },
    { authority, patience: PATIENCE, limit: LIMIT, redirects: 'encrypted' },
  );
}

interface Around {
  readonly source: FeedSource;
  readonly at: Instant;
  readonly asked: number;
  readonly where: Where;
}

function taken(answer: HttpAnswer, seen: Seen | null, { source, at, asked, where }: Around): Seen {
  const { status, text, header } = answer;
  if (status === 304 && seen !== null) return { ...seen, at, asked };
  if (status === 404 || status === 410) throw agendaError({ kind: 'missing' }, where);
  if (status === 401 || status === 403) throw agendaError({ kind: 'forbidden' }, where);
  if (status !== 200) throw agendaError({ kind: 'status', status }, where);
  const plain = text.replace(/^\uFEFF/, '');
  // A page in place of the calendar, or half of one: what was read before counts until it is too old.
  if (!/^\s*BEGIN:VCALENDAR\s*$/im.test(plain) || !/^END:VCALENDAR\s*$/im.test(plain.slice(-2000))) {
    throw agendaError({ kind: 'not-understood' }, where);
  }
  const fresh = { at, asked, etag: header('etag'), modified: header('last-modified') };
  const hidden = busyOnly(text);
  if (seen !== null && seen.file.text === hidden) return { ...seen, ...fresh };
  const { name, practitioner } = source;
  const version = createHash('sha256')
    .update(JSON.stringify([name, hidden]))
    .digest('hex');
  return { ...fresh, file: { name, text: hidden, practitioner, writable: false }, version };
}

const NOT_WRITABLE: Readonly<Record<ProgramLanguage, (name: string) => string>> = {
  fr: (name) => `L'agenda « ${name} » ne peut pas être modifié ; rien n'a été écrit.`,
  en: (name) => `The calendar "${name}" can't be changed; nothing was written.`,
};
