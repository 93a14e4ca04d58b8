// A prepared reply that a human sent from the Drafts: a yes. What hangs on it is done now, and who sent it hears at once
// when that can't be.

import { stillTrue } from '../../core/agenda/slots/still-true.ts';
import { sentenceOf } from '../../core/alert-sentence.ts';
import { compareSent, type Sent, wordsChanged } from '../../core/review/same-letter.ts';
import type { AlertAbout } from '../../domain/action.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { WordChange } from '../../domain/autonomy.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { SentMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { noteSaid } from '../mails/autonomy.ts';
import { messageIdOf } from '../plans/act.ts';
import { perform } from '../plans/perform.ts';
import { preparedReply } from './drafts.ts';

/** Whether a letter left by a human's hand; before there were codes its note was the English words. */
export function isByHand({ note }: Pick<ActionRecord, 'note'>): boolean {
  return note.startsWith('sent-by-hand') || note.startsWith('sent by hand');
}

const APPROVED = { note: 'approved' } as const;

/** What a human sent in the place of a prepared reply, and how many of its words they changed. */
export interface SentWords {
  readonly as: Sent;
  readonly words: WordChange;
}

/** How the sent mail compares to the prepared reply; null when there is none, or its words can't be read now. */
export async function comparedWith(world: World, kase: Case, mail: SentMail): Promise<SentWords | null> {
  const prepared = preparedReply(kase);
  const sent = mail.source === undefined ? null : await world.mailbox.sentText(mail.source);
  if (prepared === null || sent === null) return null;
  const { letter } = prepared.reply;
  const frame = (await world.templates.read()).frame(letter.language);
  const compared = { body: letter.body, sent, frame };
  return { as: compareSent(compared), words: wordsChanged(compared) };
}

/**
 * Takes a sent draft for the yes it is: the letter has left, so it is never sent from here; the rest of the proposal is
 * done, unless the human's words say other times. A letter whose words can't be read counts as one that says others,
 * when something hangs on it.
 */
export async function sentByHand(
  world: World,
  practice: Practice,
  kase: Case,
  sent: SentWords | null,
): Promise<void> {
  const prepared = preparedReply(kase);
  if (prepared === null) return;
  const { store, clock } = world;
  const action = `${kase.id}-approved-${prepared.step}`;
  // First of all: whatever happens from here on, this letter does not leave a second time.
  await store.noteLetter(await messageIdOf(world, practice, action), 'left', clock.now());
  await store.approve(kase.id, 'mail program', clock.now());
  const as = sent?.as ?? 'unread';
  const note: ActionNote = as === 'as-prepared' ? 'sent-by-hand' : 'sent-by-hand-edited';
  await store.mark(action, 'done', note, clock.now());
  await store.audit({ at: clock.now(), actor: 'human', verb: 'SentByHand', case: kase.id, detail: as });
  const said = as === 'as-prepared' ? APPROVED : ({ note: 'edited', words: sent?.words ?? null } as const);
  await noteSaid(world, practice, kase, said);
  const isTrue = (as === 'as-prepared' || as === 'edited') && (await agendaAllows(world, practice, kase));
  if (isTrue || !changesSomething(kase)) await doTheRest(world, practice, kase);
  else await leaveTheRest(world, practice, kase);
  await store.forgetLaidOut({ case: kase.id, as: 'draft' });
}

/**
 * Whether the agenda is still as the letter says: a time of it that was taken meanwhile is nobody's to keep. One that
 * can't be read now stands in nobody's way: its changes are tried again.
 */
async function agendaAllows(world: World, practice: Practice, { proposal }: Case): Promise<boolean> {
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return true;
  const offers = await world.store.offers();
  return stillTrue({ plan: proposal, state, practice, now: world.clock.now(), offers });
}

async function doTheRest(world: World, practice: Practice, kase: Case): Promise<void> {
  const ended = await perform(world, practice, { kase, stage: 'approved', begun: [], turn: 'agreed' });
  if (ended !== 'done') await tell(world, practice, kase, 'sent-not-done');
}

/** Their letter says something else than the plan, or than the agenda by now: a human puts it right. */
async function leaveTheRest(world: World, practice: Practice, kase: Case): Promise<void> {
  const { store, clock } = world;
  const note: ActionNote = 'letter-says-else';
  const ahead = (await store.actions(kase.id)).filter(isAhead);
  const marks = ahead.map(({ id }) => ({
    id,
    state: 'skipped' as const,
    note,
  }));
  await store.advance({ case: kase.id, marks, settle: 'unknown', at: clock.now() });
  await tell(world, practice, kase, 'sent-not-done');
}

function isAhead({ stage, state }: ActionRecord): boolean {
  return stage === 'approved' && state === 'planned';
}

/** Whether anything but the letter and marks on the mail hangs on it. */
function changesSomething({ proposal }: Pick<Case, 'proposal'>): boolean {
  return proposal.some(({ kind }) => kind !== 'reply' && kind !== 'label' && kind !== 'task');
}

/** A draft that left although its case had been settled in another way: the person got two letters, or a wrong one. */
export async function sentTooLate(world: World, practice: Practice, kase: Case): Promise<void> {
  const { store, clock } = world;
  const detail = kase.state;
  await store.audit({ at: clock.now(), actor: 'human', verb: 'DraftSentTooLate', case: kase.id, detail });
  await tell(world, practice, kase, 'sent-too-late');
}

async function tell(
  { alerts, clock }: World,
  { programLanguage }: Practice,
  { id }: Case,
  about: Extract<AlertAbout, 'sent-not-done' | 'sent-too-late'>,
): Promise<void> {
  const alert = { kind: 'alert', level: 'amber', about } as const;
  const sentence = sentenceOf(alert, programLanguage);
  await alerts.raise({ level: 'amber', case: id, sentence, at: clock.now() });
}
