// What a morning mail tells, gathered out of what the memory and the agenda say.

import type { Occurrence } from '../../domain/agenda.ts';
import type { OpenBreaches } from '../../domain/breach.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { Instant } from '../../domain/time.ts';
import { takesTime } from '../agenda/slots/busy.ts';
import type { Morning } from './morning-lines.ts';
import { unseen, type Waiting } from './queue.ts';

interface Seen {
  readonly now: Instant;
  /** The last morning mail, or a day ago. */
  readonly since: Instant;
  readonly queue: readonly Waiting<Case>[];
  /** Cases that came to their end since then, with what was done of them. */
  readonly settled: readonly { readonly kase: Case; readonly records: readonly ActionRecord[] }[];
  readonly breaches: OpenBreaches | null;
  /** Today's, from now on; empty when the agenda can't be read. */
  readonly today: readonly Occurrence[];
}

/** Numbers of one mail: more can't be read on a phone. */
const MOST_NUMBERS = 9;

/** The waiting cases that get a number, in the order of the queue: those that a yes settles, emergencies never. */
export function numbered(queue: readonly Waiting<Case>[]): readonly Case[] {
  return queue
    .filter(({ kase, urgency }) => kase.state === 'waiting' && kase.proposal.length > 0 && urgency !== 'red')
    .slice(0, MOST_NUMBERS)
    .map(({ kase }) => kase);
}

/** Everything the lines are made of. */
export function morningOf({ now, since, queue, settled, breaches, today }: Seen): Morning {
  const waiting = numbered(queue);
  const records = settled
    .flatMap((one) => one.records)
    .filter(({ state, at }) => state === 'done' && at >= since);
  const did = (kind: ActionRecord['action']['kind']) =>
    records.filter(({ action }) => action.kind === kind).length;
  const taken = today.filter(
    (occurrence) => !occurrence.allDay && occurrence.start >= now && takesTime(occurrence),
  );
  return {
    now,
    done: doneSince(settled, since),
    waiting: waiting.map(({ proposal, sent }) => ({ proposal, received: sent })),
    more: queue.length - waiting.length,
    watch: { breaches: breaches?.open ?? 0, ...watched(queue, records) },
    breachUntil: breaches?.until ?? null,
    first: taken.length === 0 ? null : Math.min(...taken.map(({ start }) => start)),
    appointments: taken.length,
    changes: { booked: did('book'), moved: did('move'), cancelled: did('cancel') },
  };
}

function doneSince(settled: Seen['settled'], since: Instant): Morning['done'] {
  const replied = settled.filter(
    ({ kase, records }) =>
      kase.state === 'done' &&
      records.some(({ action, state, at }) => action.kind === 'reply' && state === 'done' && at >= since),
  );
  const approved = replied.filter(({ records }) => records.some(({ stage }) => stage === 'approved'));
  const aside = settled.filter(({ kase }) => kase.state === 'set-aside');
  return { alone: replied.length - approved.length, approved: approved.length, aside: aside.length };
}

function watched(
  queue: readonly Waiting[],
  records: readonly ActionRecord[],
): Omit<Morning['watch'], 'breaches'> {
  const alerts = (about: string) =>
    records.filter(({ action }) => action.kind === 'alert' && action.about === about).length;
  return {
    unseen: unseen(queue).length,
    unknown: queue.filter(({ kase }) => kase.state === 'unknown').length,
    rights: queue.filter(({ kase }) => kase.reason.code === 'rights').length,
    returned: queue.filter(({ kase }) => kase.reason.code === 'letter-returned').length,
    late: alerts('late'),
    conflicts: queue.filter(({ kase }) => kase.reason.code === 'agenda-conflict').length,
    'waiting-list': queue.filter(({ kase }) => kase.reason.code === 'waiting-list').length,
  };
}
