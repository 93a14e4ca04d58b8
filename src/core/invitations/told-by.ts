// Which appointments a letter tells of, out of what its plan did.

import type { Action } from '../../domain/action.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { EventName, ToldAs } from '../../domain/invitation.ts';
import type { Span } from '../../domain/time.ts';

/** `news`: it changed; `again`: only a calendar that never heard of it is told. */
export interface Telling extends ToldAs {
  readonly as: 'news' | 'again';
}

export interface Tellings {
  readonly events: readonly Telling[];
  /** The appointment that the patient's calendar wanted at another time, and other times are offered (COUNTER). */
  readonly declined: EventName | null;
}

type Reply = Extract<Action, { kind: 'reply' }>;

/** What the changes of a plan that were made, and the letter itself, have for the calendar of the case's patient. */
export function toldBy(
  kase: Pick<Case, 'patient' | 'reading'>,
  records: readonly ActionRecord[],
  { tells = [] }: Reply,
): Tellings {
  const done = records.filter(({ state }) => state === 'done').map(({ action }) => action);
  const byCalendar = kase.reading?.requests.filter(({ calendar }) => calendar === true) ?? [];
  const events = done.flatMap((action) => tellingsOf(action, kase.patient));
  const kept = byCalendar.some(({ kind }) => kind === 'confirm')
    ? events.filter(({ as }) => as === 'news')
    : events;
  return {
    events: [...kept, ...tells.map((told): Telling => ({ ...told, as: 'news' }))],
    declined: byCalendar.some(({ kind }) => kind === 'move') ? offeredInstead(done) : null,
  };
}

function tellingsOf(action: Action, patient: string | null): readonly Telling[] {
  const changes = action.kind === 'move' || action.kind === 'cancel' || action.kind === 'confirm';
  if (action.kind === 'book' && action.patient === patient)
    return [{ uid: action.uid, recurrenceId: null, span: spanOf(action.slot), as: 'news' }];
  if (!changes || action.patient !== patient) return [];
  const name = nameOf(action.ref);
  switch (action.kind) {
    case 'move':
      return [{ ...name, span: spanOf(action.to), as: 'news' }];
    case 'cancel':
      return [{ ...name, span: null, as: 'news' }];
    case 'confirm':
      return [{ ...name, span: spanOf(action.from), as: 'again' }];
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function nameOf({ uid, recurrenceId }: EventName): EventName {
  return { uid, recurrenceId };
}

function offeredInstead(done: readonly Action[]): EventName | null {
  const refs = done.flatMap((action) =>
    action.kind === 'hold' && action.offer.replaces !== null ? [action.offer.replaces.ref] : [],
  );
  return refs[0] === undefined ? null : nameOf(refs[0]);
}
