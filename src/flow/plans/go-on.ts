import { hasHappened } from '../../core/agenda/has-happened.ts';
import { isDue } from '../../core/policy/retry-after.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { ActionRecord, ActionState, Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import { MINUTE } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { closedSince } from '../mails/autonomy.ts';
import { messageIdOf } from './act.ts';
import { haltPlan } from './halt-plan.ts';
import type { Ended } from './job.ts';
import { perform } from './perform.ts';
import { isAgendaAction } from './steps.ts';

/** Nothing takes longer than this to begin and end (RFC 5321 §4.5.3.2.6 lets a server think for ten minutes). */
const LONGEST_ACT = 15 * MINUTE;

/**
 * Goes on with a case whose plan was put off, paused, or cut off: what was started is looked up first, then what is
 * left is done if it is due and still true. What was started just now is left alone: somebody may be at it. Returns how
 * it ended; null when it is not due yet.
 */
export async function goOn(world: World, practice: Practice, kase: Case): Promise<Ended | null> {
  const begun = (await world.store.actions(kase.id)).filter(({ state }) => state === 'started');
  if (begun.some(({ at }) => Math.abs(world.clock.now() - at) < LONGEST_ACT)) return null;
  for (const record of begun) await lookUp(world, practice, record);
  const records = await world.store.actions(kase.id);
  const now = world.clock.now();
  if (records.some((record) => record.state === 'planned' && !isDue(record, now))) return null;
  const stage = records.some((record) => record.stage === 'approved') ? 'approved' : 'now';
  if (stage === 'now' && (await heldBack(world, practice, kase))) return null;
  return perform(world, practice, { kase, stage, begun: [], turn: 'resumed' });
}

/** What was to leave alone waits for a yes when its kind was closed meanwhile. */
async function heldBack(world: World, practice: Practice, kase: Case): Promise<boolean> {
  const kind = await closedSince(world, practice, kase);
  if (kind === null) return false;
  const stopped = {
    reason: { code: 'suggest-only', kind },
    note: 'kind-waits-again',
  } as const;
  return (await haltPlan(world, practice, kase, stopped)) === 'stopped';
}

/**
 * Looks up where it would show (the outbox, the agenda) whether a started action happened: done when it certainly did,
 * planned again when it certainly did not, else unknown and a human's (design §5). Returns what was found.
 */
export async function lookUp(world: World, practice: Practice, record: ActionRecord): Promise<ActionState> {
  const state = await whereItShows(world, practice, record);
  // What is planned again keeps its moment: how long it lay is counted from there.
  const at = state === 'planned' ? record.at : world.clock.now();
  const note: ActionNote = 'looked-up';
  await world.store.mark(record.id, state, note, at);
  return state;
}

async function whereItShows(world: World, practice: Practice, record: ActionRecord): Promise<ActionState> {
  const { action } = record;
  if (action.kind === 'reply') {
    return fromLookup(await world.outbox.left(await messageIdOf(world, practice, record.id)));
  }
  if (isAgendaAction(action)) {
    const state = await world.agenda.read();
    return fromLookup(state.kind === 'readable' ? hasHappened(action, state, practice) : null);
  }
  // Everything else is kept in the store or may safely be said twice: doing it again changes nothing.
  return 'planned';
}

function fromLookup(happened: boolean | null): ActionState {
  if (happened === null) return 'unknown';
  return happened ? 'done' : 'planned';
}
