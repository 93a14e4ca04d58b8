import type { ActionState, CaseId, CaseState } from '../../domain/case.ts';
import type { Advance } from '../../ports/store.ts';
import type { World } from '../../ports/world.ts';
import type { Step } from './job.ts';
import { leavesTheHouse, mustBeNoted } from './steps.ts';

/**
 * What is written down between the acts of one plan, in as few transactions as the promises of design §5 allow:
 * - the plan and the start of its first step are one transaction (`carryOut`);
 * - how a step ended and the start of the next are one transaction, on the disk before the next is attempted;
 * - how a change of the agenda ended is on the disk before anything else is done; of a letter its outbox knows;
 * - what lives in the store or may be said twice needs no `started`, and how it ended waits for the next transaction;
 * - how the last step ended and the state of the case are one transaction.
 */
export interface Notebook {
  /** Before a step is done: makes everything certain that must be. */
  readonly begin: (step: Step) => Promise<void>;
  readonly note: (step: Step, state: ActionState, note: string) => void;
  /** Writes what is not yet written, and the state of the case; null leaves it as it is. */
  readonly close: (state: CaseState | null) => Promise<void>;
}

type Marks = Advance['marks'];

/** `begun`: actions that an earlier run marked as started already; they are not marked again. */
export function notebookOf({ store, clock }: World, kase: CaseId, begun: readonly string[]): Notebook {
  let open: Marks = [];
  let urgent = false;
  const write = async (more: Marks, settle: CaseState | null) => {
    const marks = [...open, ...more];
    if (marks.length === 0 && settle === null) return;
    await store.advance({ case: kase, marks, settle, at: clock.now() });
    open = [];
    urgent = false;
  };
  return {
    begin: async (step) => {
      const starting = leavesTheHouse(step) ? step.filter(({ id }) => !begun.includes(id)) : [];
      if (urgent || starting.length > 0) await write(starting.map(asStarted), null);
    },
    note: (step, state, note) => {
      open = [...open, ...step.map(({ id }) => ({ id, state, note }))];
      urgent ||= mustBeNoted(step);
    },
    close: (state) => write([], state),
  };
}

function asStarted({ id }: Step[number]): Marks[number] {
  return { id, state: 'started', note: '' };
}
