import type { Action } from '../../domain/action.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reading, RequestKind } from '../../domain/reading.ts';
import type { AgendaView } from '../../domain/situation.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { openRanges } from '../agenda/open/open-hours.ts';

/** Asks about the writer's own next appointment. */
const OF_AN_APPOINTMENT: readonly RequestKind[] = ['choose', 'confirm', 'move', 'cancel', 'when', 'late'];
/** Closures longer than this are not looked behind. */
const BACK = 28 * DAY;

interface Asked {
  readonly decision: Decision;
  readonly reading: Pick<Reading, 'requests' | 'unexplained'>;
  readonly agenda: Pick<AgendaView, 'appointments'>;
  readonly practice: Practice;
}

/**
 * Until when a person must have read a mail that concerns an appointment of the writer: the appointment itself, or the
 * end of the last opening hours before it when it is the first of its day. Of several the soonest; null when it concerns
 * none. An administrative deadline, no urgency of the words (handbook §1.8).
 */
export function answerBy({ decision, reading, agenda, practice }: Asked): Instant | null {
  if (decision.kind !== 'review') return null;
  const named = [...decision.plan, ...decision.proposal].flatMap(appointmentOf);
  const next = agenda.appointments.slice(0, 1).map(({ occurrence }) => occurrence.start);
  const starts = named.length > 0 ? named : mayConcernOne(reading) ? next : [];
  return starts.length === 0 ? null : workingTimeBefore(practice, Math.min(...starts));
}

/** What nobody understood may be about it. */
function mayConcernOne({ requests, unexplained }: Asked['reading']): boolean {
  return unexplained.length > 0 || requests.some(({ kind }) => OF_AN_APPOINTMENT.includes(kind));
}

function appointmentOf(action: Action): readonly Instant[] {
  switch (action.kind) {
    case 'move':
    case 'cancel':
    case 'confirm':
      return [action.from.start];
    case 'hold':
      return action.offer.replaces === null ? [] : [action.offer.replaces.span.start];
    case 'book':
    case 'block':
    case 'reply':
    case 'release':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return [];
  }
}

function workingTimeBefore(practice: Practice, start: Instant): Instant {
  const within = { start: start - BACK, end: start };
  const ends = practice.practitioners
    .flatMap((practitioner) => openRanges(practice, practitioner, within))
    .filter((range) => range.start < start)
    .map(({ end }) => Math.min(end, start));
  return ends.length === 0 ? start : Math.max(...ends);
}
