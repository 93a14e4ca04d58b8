import type { Action } from '../../domain/action.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Span } from '../../domain/time.ts';
import { expand } from './recurrence/expand.ts';

type AgendaAction = Extract<Action, { kind: 'book' | 'block' | 'move' | 'cancel' | 'confirm' }>;

/**
 * Whether a change of the agenda is there already: true when it shows, false when the agenda still is as before it,
 * null when neither can be said.
 */
export function hasHappened(
  action: AgendaAction,
  state: Extract<AgendaState, { kind: 'readable' }>,
  practice: Practice,
): boolean | null {
  const shows = (span: Span, uid: string) =>
    expand(state.files, { start: span.start - DAY, end: span.end + DAY }, practice.zone).occurrences.find(
      (occurrence) => occurrence.uid === uid && occurrence.start === span.start,
    );
  switch (action.kind) {
    case 'book':
      return shows(action.slot, action.uid) !== undefined;
    case 'block': {
      const there = shows(action.span, action.uid);
      const closed = there !== undefined && there.status !== 'CANCELLED';
      return closed === (action.as === 'closed');
    }
    case 'move':
      if (shows(action.to, action.ref.uid) !== undefined) return true;
      return shows(action.from, action.ref.uid) === undefined ? null : false;
    case 'cancel': {
      const before = shows(action.from, action.ref.uid);
      return before === undefined ? null : before.status === 'CANCELLED';
    }
    case 'confirm':
      // Confirming twice says the same: it may simply be done again.
      return shows(action.from, action.ref.uid) === undefined ? null : false;
  }
}
