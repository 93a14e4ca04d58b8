import type { Action } from '../../domain/action.ts';
import type { ActionRecord } from '../../domain/case.ts';
import type { Step } from './job.ts';

type AgendaAction = Extract<Action, { kind: 'book' | 'block' | 'move' | 'cancel' | 'confirm' }>;

/** Changes of the calendar itself, made together; a hold is ours and none. */
export function isAgendaAction(action: Action): action is AgendaAction {
  return (
    action.kind === 'book' ||
    action.kind === 'block' ||
    action.kind === 'move' ||
    action.kind === 'cancel' ||
    action.kind === 'confirm'
  );
}

/** Changes of the agenda as one step, before everything else: a letter only ever tells what has happened. */
export function stepsOf(records: readonly ActionRecord[]): readonly Step[] {
  const agenda = records.filter(({ action }) => isAgendaAction(action));
  const others = records.filter(({ action }) => !isAgendaAction(action)).map((record) => [record]);
  return agenda.length === 0 ? others : [agenda, ...others];
}

/** Whether a step leaves the house: `started` is on the disk before it is attempted, so that a crash is looked up. */
export function leavesTheHouse(step: Step): boolean {
  return step.some(
    ({ action }) => isAgendaAction(action) || action.kind === 'reply' || action.kind === 'alert',
  );
}

/**
 * Whether how a step ended is on the disk before anything else is done: so it is with changes of the agenda, of which
 * it can't always be told whether they happened. A letter's own outbox remembers that it left (`Outbox.left`).
 * Everything else lives in the store, where saying it twice changes nothing, or is a keyword or an alert, which may be
 * said twice.
 */
export function mustBeNoted(step: Step): boolean {
  return step.some(({ action }) => isAgendaAction(action));
}

/** An alert that no channel took, or a keyword that a folder can't carry, must not hold back what protects a patient. */
export function isOptional({ action }: Pick<ActionRecord, 'action'>): boolean {
  return action.kind === 'alert' || action.kind === 'label';
}

/** Whether a step is true and wanted whatever becomes of the rest of its plan: what protects somebody is. */
export function standsAlone(step: Step): boolean {
  return step.every(({ action }) => {
    const { kind } = action;
    if (kind === 'label') return action.keyword !== 'answered';
    return ['alert', 'task', 'stop', 'consent', 'survey', 'freeze'].includes(kind);
  });
}
