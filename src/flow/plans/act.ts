import { changesOf } from '../../core/agenda/edit/change-of.ts';
import { timesAreFree } from '../../core/agenda/slots/still-true.ts';
import { sentenceOf } from '../../core/alert-sentence.ts';
import { toldKey } from '../../core/followups/key.ts';
import { outgoingOf } from '../../core/letters/outgoing.ts';
import { messageIdFor } from '../../core/mail/reply-token.ts';
import { knownBy } from '../../core/privacy/breach-clock.ts';
import type { Action } from '../../domain/action.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import { type ActionId, type ActionRecord, isAnswer, type Outcome } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { openAlert } from '../clock/alert-ladder.ts';
import { noteCalendarAnswer } from '../mails/note-calendar-answer.ts';
import { enclose } from './enclose.ts';
import { guard, passes } from './guard.ts';
import type { Job, Progress } from './job.ts';
import { showHolds } from './show-holds.ts';
import { isAgendaAction } from './steps.ts';

interface Act {
  readonly job: Job;
  /** One action, or all changes of the agenda in the plan. */
  readonly records: readonly ActionRecord[];
  readonly progress: Progress;
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
  if (isAgendaAction(action)) return changeAgenda(world, practice, { job, records });
  switch (action.kind) {
    case 'reply':
      return send(world, practice, { job, record, action, progress });
    case 'hold':
      await world.store.saveOffer(action.offer);
      await showHolds(world, practice);
      return done(`${action.offer.slots.length}`);
    case 'release':
      await world.store.closeOffer(action.offer, action.as);
      await showHolds(world, practice);
      return done(action.as);
    case 'label':
      return job.kase.source === null ? done('') : world.mailbox.label(job.kase.source, action.keyword);
    case 'alert': {
      const sentence = sentenceOf(action, practice.programLanguage);
      const { level } = action;
      const raised = await world.alerts.raise({ level, case: job.kase.id, sentence, at: world.clock.now() });
      if (level === 'red' && raised.kind === 'done') await openAlert(world, job.kase.id, sentence);
      return raised;
    }
    case 'task':
      if (action.task === 'breach') await world.store.openBreach(knownBy(job.kase, world.clock.now()));
      return done(action.task);
    case 'waitlist':
      return done(await world.store.changeWaiting(action.change, action.entered));
    case 'stop':
      await world.store.stop(action.address, world.clock.now(), action.classes);
      return done('');
    case 'consent': {
      const { patient, class: kind, state } = action;
      const at = world.clock.now();
      await world.store.recordConsent({ patient, class: kind, state, at, source: 'mail', by: 'agent' });
      return done(state);
    }
    case 'survey':
      await world.store.saveSurveyAnswer(action.answer);
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
  const messageId = await messageIdOf(world, practice, record.id);
  // A human sent it from the Drafts: it does not leave a second time.
  if ((await world.store.letterState(messageId)) === 'left') return done('left-before' satisfies ActionNote);
  const stopped = await guard(world, practice, { job, action });
  if (stopped !== null)
    return {
      kind: 'failed',
      sentence: stopped,
      retry: passes(stopped) && !isAnswer(job.kase),
    };
  const letter = action.unlessAlerted !== null && !progress.alerted ? action.unlessAlerted : action.letter;
  const { calendars, takeBack } = await enclose(world, practice, { job, record, action, letter });
  const outcome = await world.outbox.send(
    outgoingOf({
      letter,
      kase: isAnswer(job.kase) ? job.kase : null,
      practice,
      messageId,
      now: world.clock.now(),
      calendars,
      ...(action.files === undefined ? {} : { files: action.files }),
    }),
  );
  if (outcome.kind === 'failed') await takeBack();
  return outcome;
}

/** The Message-ID of the letter that an action sends: always the same, so that it can be looked up. */
export async function messageIdOf({ store }: World, practice: Practice, id: ActionId): Promise<string> {
  const [us] = practice.mail.addresses;
  return messageIdFor(id, us.slice(us.indexOf('@') + 1), await store.secret());
}

/** All changes of the plan against the version of the agenda that is there now, which must still allow each of them. */
async function changeAgenda(
  world: World,
  practice: Practice,
  { job, records }: Pick<Act, 'job' | 'records'>,
): Promise<Outcome> {
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return { kind: 'failed', sentence: state.sentence, retry: true };
  const given = records.map(({ action }) => action);
  const releases = [...job.kase.plan, ...job.kase.proposal].filter(({ kind }) => kind === 'release');
  const offers = await world.store.offers();
  const now = world.clock.now();
  if (!timesAreFree({ plan: [...given, ...releases], state, practice, now, offers })) {
    return { kind: 'stale', sentence: 'time-taken' satisfies ActionNote };
  }
  const patients = await world.directory.patients();
  const changes = changesOf(given.filter(isAgendaAction), { practice, patients });
  if ('refused' in changes) return { kind: 'failed', sentence: changes.refused, retry: false };
  await noteTold(world, records);
  const outcome = await world.agenda.apply(changes, state.version);
  if (outcome.kind === 'done') {
    await countMoves(world, records);
    await noteCalendarAnswer(world, job, records);
  }
  return outcome;
}

/**
 * Remembers the times that the program gives by itself, before it does: its own letter tells of them, and no follow-up
 * says the same again.
 */
async function noteTold({ store, clock }: World, records: readonly ActionRecord[]): Promise<void> {
  const added = records.flatMap(({ action }): readonly string[] => {
    if (action.kind === 'book')
      return [toldKey({ uid: action.uid, recurrenceId: null, start: action.slot.start })];
    if (action.kind === 'move') return [toldKey({ ...action.ref, start: action.to.start })];
    return [];
  });
  if (added.length > 0) await store.noteSeen({ added, forgotten: [], at: clock.now() });
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
