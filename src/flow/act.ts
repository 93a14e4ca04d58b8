import { changeOf } from '../core/agenda/change-of.ts';
import { sentenceOf } from '../core/alert-sentence.ts';
import { outgoingOf } from '../core/letters/outgoing.ts';
import { messageIdFor } from '../core/mail/reply-token.ts';
import type { Action } from '../domain/action.ts';
import type { ActionRecord, Outcome } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';
import { guard } from './guard.ts';
import type { Job, Progress } from './job.ts';

interface Act {
  readonly job: Job;
  /** One action, or all changes of the agenda in the plan. */
  readonly records: readonly ActionRecord[];
  readonly progress: Progress;
}

type AgendaAction = Extract<Action, { kind: 'book' | 'move' | 'cancel' | 'confirm' }>;

export function isAgendaAction(action: Action): action is AgendaAction {
  return (
    action.kind === 'book' || action.kind === 'move' || action.kind === 'cancel' || action.kind === 'confirm'
  );
}

/** Does one step through the port it belongs to. Decides nothing. */
export async function act(
  world: World,
  practice: Practice,
  { job, records, progress }: Act,
): Promise<Outcome> {
  const [record] = records;
  if (record === undefined) return done('');
  const { action } = record;
  if (isAgendaAction(action)) return changeAgenda(world, practice, records);
  switch (action.kind) {
    case 'reply':
      return send(world, practice, { job, record, action, progress });
    case 'hold':
      await world.store.saveOffer(action.offer);
      return done(`${action.offer.slots.length}`);
    case 'release':
      await world.store.closeOffer(action.offer, action.as);
      return done(action.as);
    case 'label':
      return world.mailbox.label(job.kase.source, action.keyword);
    case 'alert': {
      const sentence = sentenceOf(action, practice.programLanguage);
      return world.alerts.raise({ level: action.level, case: job.kase.id, sentence, at: world.clock.now() });
    }
    case 'task':
      return done(action.task);
    case 'waitlist':
      await world.store.addWaiting(action.patient, action.entered);
      return done('');
    case 'stop':
      await world.store.stop(action.address, world.clock.now());
      return done('');
    case 'freeze':
      await world.store.freeze(action.address, action.why, world.clock.now());
      return done(action.why);
  }
}

interface Send extends Omit<Act, 'records'> {
  readonly record: ActionRecord;
  readonly action: Extract<Action, { kind: 'reply' }>;
}

/** The last look before a letter leaves, then the letter. */
async function send(
  world: World,
  practice: Practice,
  { job, record, action, progress }: Send,
): Promise<Outcome> {
  const stopped = await guard(world, practice, { job, action });
  if (stopped !== null) return { kind: 'failed', sentence: stopped, retry: false };
  const letter = action.unlessAlerted !== null && !progress.alerted ? action.unlessAlerted : action.letter;
  const [us] = practice.mail.addresses;
  const messageId = messageIdFor(record.id, us.slice(us.indexOf('@') + 1), await world.store.secret());
  return world.outbox.send(
    outgoingOf({ letter, kase: job.kase, practice, messageId, now: world.clock.now() }),
  );
}

/** All changes of the plan against the version of the agenda that is there now, which must still allow each of them. */
async function changeAgenda(
  world: World,
  practice: Practice,
  records: readonly ActionRecord[],
): Promise<Outcome> {
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return { kind: 'failed', sentence: state.sentence, retry: false };
  const patients = await world.directory.patients();
  const changes = records.flatMap(({ action }) =>
    isAgendaAction(action) ? [changeOf(action, { practice, patients, state })] : [],
  );
  const outcome = await world.agenda.apply(changes, state.version);
  if (outcome.kind === 'done') await countMoves(world, records);
  return outcome;
}

async function countMoves(world: World, records: readonly ActionRecord[]): Promise<void> {
  for (const { action } of records) {
    if (action.kind === 'move')
      await world.store.addMove(`${action.ref.uid}|${action.ref.recurrenceId ?? ''}`);
  }
}

function done(note: string): Outcome {
  return { kind: 'done', note };
}
