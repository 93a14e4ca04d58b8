// In which order a person reads what waits: wording that may be an emergency first, then what falls due, then by age.

import type { ListedAction, ListedCase, ReviewNote } from '../../domain/case.ts';
import { DAY, type Instant } from '../../domain/time.ts';

export interface Waiting<K extends ListedCase = ListedCase> {
  readonly kase: K;
  readonly note: ReviewNote | null;
  readonly urgency: 'red' | 'amber' | 'none';
  /** When an answer comes too late; null when nothing falls due. */
  readonly due: Instant | null;
}

/** A month to answer who asks for their data (Regulation (EU) 2016/679, art. 12.3), counted short. */
const RIGHTS = 30 * DAY;

/** What waits for a person now, in the order in which it should be read. What was put off stays away until its time. */
export function queueOf<K extends ListedCase>(
  cases: readonly K[],
  notes: readonly ReviewNote[],
  now: Instant,
): readonly Waiting<K>[] {
  const noteOf = new Map(notes.map((note) => [note.case, note]));
  return cases
    .filter(isForAPerson)
    .map((kase) => waiting(kase, noteOf.get(kase.id) ?? null))
    .filter(({ note, urgency }) => urgency === 'red' || (note?.snoozedUntil ?? 0) <= now)
    .toSorted(inOrder);
}

/** What waits for a yes, what nobody knows the end of, and what must be read although its letter can't leave yet. */
function isForAPerson({ state, decision, plan }: Pick<ListedCase, 'state' | 'decision' | 'plan'>): boolean {
  if (state === 'waiting' || state === 'unknown') return true;
  return state === 'acting' && decision === 'review' && plan.some(({ kind }) => kind === 'alert');
}

/** Emergencies that no person has acknowledged: they stand over everything. */
export function unseen<K extends ListedCase>(queue: readonly Waiting<K>[]): readonly Waiting<K>[] {
  return queue.filter(({ urgency, note }) => urgency === 'red' && (note?.seen ?? null) === null);
}

function waiting<K extends ListedCase>(kase: K, note: ReviewNote | null): Waiting<K> {
  return { kase, note, urgency: urgencyOf(kase), due: dueOf(kase) };
}

function urgencyOf({ reading, plan }: ListedCase): Waiting['urgency'] {
  const isAlarm = plan.some((action) => action.kind === 'alert' && action.level === 'red');
  if (isAlarm || reading?.urgency === 'red') return 'red';
  return reading?.urgency ?? 'none';
}

function dueOf({ plan, proposal, sent, reason, answerBy }: ListedCase): Instant | null {
  const moments = [...plan, ...proposal].flatMap(momentsIn).concat(answerBy ?? []);
  const all = reason.code === 'rights' ? [...moments, sent + RIGHTS] : moments;
  return all.length === 0 ? null : Math.min(...all);
}

function momentsIn(action: ListedAction): readonly Instant[] {
  switch (action.kind) {
    case 'hold':
      return [action.offer.until];
    case 'book':
      return [action.slot.start];
    case 'move':
      return [action.from.start, action.to.start];
    case 'cancel':
    case 'confirm':
      return [action.from.start];
    case 'block':
      return [action.span.start];
    case 'task':
      return action.due === null ? [] : [action.due];
    case 'reply':
    case 'release':
    case 'label':
    case 'alert':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return [];
  }
}

const RANK: Readonly<Record<Waiting['urgency'], number>> = { red: 0, amber: 1, none: 2 };

function inOrder(a: Waiting, b: Waiting): number {
  const byWording = RANK[a.urgency] - RANK[b.urgency];
  if (byWording !== 0) return byWording;
  if (a.due !== b.due) {
    if (a.due === null) return 1;
    return b.due === null ? -1 : a.due - b.due;
  }
  return a.kase.sent - b.kase.sent || (a.kase.id < b.kase.id ? -1 : 1);
}
