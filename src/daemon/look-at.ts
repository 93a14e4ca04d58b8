// Gathers a status. Everything here is only looked at.

import type { AgendaState, EventCounts } from '../domain/agenda.ts';
import type { ActionRecord, Case } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';
import { troubleOfAgenda } from '../flow/clock/agenda-trouble.ts';
import { isOptional } from '../flow/plans/steps.ts';
import type { Mailbox } from '../ports/mail.ts';
import type { Store } from '../ports/store.ts';
import type { Agenda } from '../ports/world.ts';
import type { FeedState } from './mail-feed.ts';
import type { ModelRecord } from './read-ahead.ts';
import type { AgendaStatus, MailboxStatus, ModelStatus, PutOff, Status } from './status.ts';

/** Milliseconds for which a look at the agenda counts. */
const AGENDA_LOOK = 60_000;

/** How the mailbox stands: what its adapter says, unless we can't get through. */
export function mailboxStatus(
  mailbox: Mailbox,
  { trouble, lastLook }: FeedState,
  cursors: MailboxStatus['cursors'],
): MailboxStatus {
  const own = mailbox.state();
  if (trouble === null) return { ...own, nextTry: null, lastLook, cursors };
  const { kind, sentence, since, nextTry } = trouble;
  return { connection: kind, trouble: sentence, since, pushed: own.pushed, nextTry, lastLook, cursors };
}

/** How far each mailbox was worked. */
export async function cursorsOf(store: Store, { mail }: Practice): Promise<MailboxStatus['cursors']> {
  const folders = mail.imap?.folders ?? [];
  const cursors = await Promise.all(
    folders.map(async (folder) => ({ folder, cursor: await store.cursor(folder) })),
  );
  return cursors.flatMap(({ folder, cursor }) => (cursor === null ? [] : [{ folder, since: cursor.since }]));
}

/** Cases by state, and the times that are kept. */
export type Counts = Pick<Status['queue'], 'acting' | 'waiting' | 'urgent' | 'unknown'> &
  Pick<Status, 'held'>;

/** `urgent` counts red alerts that nobody settled, in whatever state; `held` counts times, not offers. */
export async function countsIn(store: Store): Promise<Counts> {
  const waiting = await store.cases('waiting');
  const acting = await store.cases('acting');
  const unknown = await store.cases('unknown');
  const offers = await store.offers();
  return {
    acting: acting.length,
    waiting: waiting.length,
    urgent: [...waiting, ...acting, ...unknown].filter(isUrgent).length,
    unknown: unknown.length,
    held: offers.filter(({ state }) => state === 'open').reduce((sum, { slots }) => sum + slots.length, 0),
  };
}

function isUrgent({ plan }: Case): boolean {
  return plan.some((action) => action.kind === 'alert' && action.level === 'red');
}

/** What waits for another attempt: letters and changes of the agenda together, and alerts that nobody heard. */
export async function putOffIn(store: Store): Promise<{ putOff: PutOff | null; untold: number }> {
  const postponed = await store.postponed();
  const untold = postponed.filter(({ action }) => action.kind === 'alert').length;
  const [oldest, ...more] = postponed.filter((record) => !isOptional(record));
  if (oldest === undefined) return { putOff: null, untold };
  const nextTry = [oldest, ...more].reduce(soonest, Number.POSITIVE_INFINITY);
  return { putOff: { count: 1 + more.length, nextTry, trouble: oldest.note }, untold };
}

function soonest(until: Instant, { notBefore }: ActionRecord): Instant {
  return Math.min(until, notBefore ?? until);
}

/** How the model stands: by what its servers say, or by its last answer where they say nothing. */
export function modelStatus(record: ModelRecord | null, awaited: number): ModelStatus | null {
  if (record === null) return null;
  const { name, since, answers, took, servers } = record;
  const away = awayOf(record);
  const { trouble, state } = away ?? { trouble: '', state: stateOf(record) };
  return {
    name,
    state,
    trouble,
    since: away?.since ?? since,
    average: answers === 0 ? null : Math.round(took / answers),
    servers: { ready: servers.filter((server) => server.state === 'ready').length, all: servers.length },
    advice: [...new Set(servers.flatMap(({ advice }) => advice))],
    awaited,
  };
}

/** No server works: the trouble of one of them, the one that has it longest. */
function awayOf({ trouble, since, servers }: ModelRecord) {
  const [worst] = servers.filter(({ state }) => state === 'away').sort((a, b) => a.since - b.since);
  if (worst !== undefined && servers.every(({ state }) => state === 'away'))
    return { state: 'away', trouble: worst.trouble, since: worst.since } as const;
  return servers.length === 0 && trouble !== '' ? ({ state: 'away', trouble, since } as const) : null;
}

function stateOf({ answers, servers }: ModelRecord): 'ready' | 'unused' | 'loading' {
  if (servers.some(({ state }) => state === 'ready')) return 'ready';
  if (servers.some(({ state }) => state === 'loading')) return 'loading';
  return answers === 0 ? 'unused' : 'ready';
}

/** What tells whether an agenda that can be read may be relied on. */
export interface KnownOfAgenda {
  readonly practice: Practice;
  /** By source, at the last good reading; null before the first. */
  readonly lastEventCount: EventCounts | null;
}

/** Looks at the agenda at most once a minute and remembers since when it stands as it stands. */
export function agendaLook(
  now: () => Instant,
): (agenda: Agenda, known: KnownOfAgenda) => Promise<AgendaStatus> {
  let seen: AgendaStatus = { trouble: '', away: [], readAt: null, versionSince: null };
  let version = '';
  let looked = Number.NEGATIVE_INFINITY;
  const take = (state: AgendaState, away: readonly string[], known: KnownOfAgenda) => {
    if (state.kind === 'unreadable') {
      seen = { ...seen, trouble: state.sentence, away: [] };
      return;
    }
    const versionSince = state.version === version ? seen.versionSince : now();
    version = state.version;
    const trouble = troubleOfAgenda({ ...known, state, now: now() });
    seen = { trouble, away, readAt: state.readAt, versionSince };
  };
  return async (agenda, known) => {
    if (Math.abs(now() - looked) < AGENDA_LOOK) return seen;
    looked = now();
    take(await agenda.read(), agenda.troubles?.() ?? [], known);
    return seen;
  };
}
