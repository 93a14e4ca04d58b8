import { hasHappened } from '../core/agenda/has-happened.ts';
import { messageIdFor } from '../core/mail/reply-token.ts';
import type { ActionRecord, ActionState } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';
import { isAgendaAction } from './act.ts';
import { perform } from './perform.ts';

/**
 * After a crash: every action that was started is looked up where it would show (the outbox, the agenda). What
 * certainly happened is done; what certainly did not is planned again; everything else is a human's (design §5).
 * Then the plans that were cut off go on. Returns the number of actions whose outcome stays unknown.
 */
export async function resume(world: World, practice: Practice): Promise<number> {
  const leftovers = await world.store.unfinished();
  let unknown = 0;
  for (const record of leftovers) {
    const state = await lookUp(world, practice, record);
    if (state === 'unknown') unknown += 1;
    await world.store.mark(record.id, state, 'looked up after a restart', world.clock.now());
  }
  for (const kase of await world.store.cases('acting')) {
    const records = await world.store.actions(kase.id);
    const lost = records.some(({ state }) => state === 'unknown' || state === 'failed');
    const clean = !lost && (await perform(world, practice, { kase, stage: 'now' }));
    const ended = kase.decision === 'act' ? 'done' : kase.decision === 'ignore' ? 'set-aside' : 'waiting';
    await world.store.settle(kase.id, clean ? ended : 'unknown');
  }
  return unknown;
}

async function lookUp(world: World, practice: Practice, record: ActionRecord): Promise<ActionState> {
  const { action } = record;
  if (action.kind === 'reply') {
    const [us] = practice.mail.addresses;
    const messageId = messageIdFor(record.id, us.slice(us.indexOf('@') + 1), await world.store.secret());
    return fromLookup(await world.outbox.left(messageId));
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
