// The practice's Sent folder: where it answered by itself the program stands down, and what of ours lies there has left.

import { caseIdOfAction } from '../../core/case-id.ts';
import { answersCase } from '../../core/mail/answers-case.ts';
import { actionIdIn, messageIdFor } from '../../core/mail/reply-token.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { ActionRecord, Case, CaseId, CaseState } from '../../domain/case.ts';
import type { Mail, SentMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { draftOf } from '../verdicts/drafts.ts';
import { comparedWith, isByHand, sentByHand, sentTooLate } from '../verdicts/sent-by-hand.ts';
import { noteSaid } from './autonomy.ts';

/** What the Sent folder told. */
export interface Noticed {
  /** Cases that the practice answered by itself: set aside. */
  readonly answered: readonly CaseId[];
  /** Cases whose letter was not known to have left, and has. */
  readonly left: readonly CaseId[];
  /** Waiting cases whose prepared reply a human sent from the Drafts: their yes. */
  readonly byHand: readonly CaseId[];
}

/** Looks at what was sent since the last look. A signed Message-ID tells our letters from the practice's own mails. */
export async function onSent(world: World, practice: Practice): Promise<Noticed> {
  const key = await world.store.secret();
  const sent = await world.mailbox.sentSince();
  const left: CaseId[] = [];
  const byHand: CaseId[] = [];
  const byPractice: SentMail[] = [];
  for (const mail of sent) {
    const ids = [mail.messageId, mail.draft ?? null].filter((id) => id !== null);
    const action = actionIdIn(ids, key);
    const found =
      action === null
        ? await draftInOtherClothes(world, practice, mail)
        : await ourLetterLies(world, practice, action, mail);
    if (found !== null) (found.how === 'left' ? left : byHand).push(found.case);
    else if (action === null) byPractice.push(mail);
  }
  if (byPractice.length > 0) await world.store.noteSent(byPractice);
  return { answered: await standDown(world, practice, byPractice), left, byHand };
}

/**
 * A draft of ours that a mail program sent as another message, without our fields: it answers the mail of a waiting case
 * whose draft was laid, and says nearly the same. Other words are the practice's own answer.
 */
async function draftInOtherClothes(world: World, practice: Practice, mail: SentMail): Promise<Found | null> {
  for (const kase of await world.store.cases('waiting')) {
    if (!answersCase(mail, kase) || (await draftOf(world, kase)) === null) continue;
    const sent = await comparedWith(world, kase, mail);
    if (sent === null || sent.as === 'another') continue;
    await sentByHand(world, practice, kase, sent);
    return { case: kase.id, how: 'by-hand' };
  }
  return null;
}

/**
 * An answer of the practice's own that shows in the inbox alone: a copy to itself, where the mail program files none in
 * Sent. Only one that our server vouches for counts, and none of our own letters.
 */
export async function onOwnMail(world: World, practice: Practice, mail: Mail): Promise<void> {
  const { messageId, inReplyTo, references, to, sent: at, source } = mail;
  if (mail.automatic !== 'own' || mail.proof.kind !== 'proved') return;
  if (to.every((address) => practice.mail.addresses.includes(address))) return;
  const isOurs = actionIdIn(messageId === null ? [] : [messageId], await world.store.secret()) !== null;
  if (isOurs) return;
  const answer: SentMail = { messageId, answers: [...inReplyTo, ...references], to, at, source };
  await world.store.noteSent([answer]);
  await standDown(world, practice, [answer]);
}

async function standDown(
  world: World,
  practice: Practice,
  mails: readonly SentMail[],
): Promise<readonly CaseId[]> {
  if (mails.length === 0) return [];
  const waiting = await world.store.cases('waiting');
  const answered = waiting.filter((kase) => mails.some((mail) => answersCase(mail, kase)));
  for (const kase of answered) {
    await withdrawDrafts(world, practice, kase);
    await releaseOffer(world, kase);
    await noteSaid(world, practice, kase, { note: 'by-hand' });
    await world.store.settle(kase.id, 'set-aside');
    const detail = 'the practice answered';
    const at = world.clock.now();
    await world.store.audit({ at, actor: 'human', verb: 'TakenOver', case: kase.id, detail });
  }
  return answered.map(({ id }) => id);
}

/** The prepared replies of a case, which nobody may send any more; the mailbox leaves those a human has touched. */
async function withdrawDrafts({ mailbox, store }: World, practice: Practice, kase: Case): Promise<void> {
  const [us] = practice.mail.addresses;
  const key = await store.secret();
  for (const [step, { kind }] of kase.proposal.entries()) {
    if (kind !== 'reply') continue;
    await mailbox.withdraw(messageIdFor(`${kase.id}-approved-${step}`, us.slice(us.indexOf('@') + 1), key));
  }
}

async function releaseOffer({ store }: World, { id }: Case): Promise<void> {
  const open = (await store.offers()).filter((offer) => offer.state === 'open' && offer.id === `o-${id}`);
  for (const offer of open) await store.closeOffer(offer.id, 'released');
}

interface Found {
  readonly case: CaseId;
  readonly how: 'left' | 'by-hand';
}

/** A letter of ours in the Sent folder has left, whatever was known of it before. */
async function ourLetterLies(
  world: World,
  practice: Practice,
  action: string,
  mail: SentMail,
): Promise<Found | null> {
  const { store, clock } = world;
  const id = caseIdOfAction(action);
  const kase = await store.case(id);
  if (kase === null) return null;
  const records = await store.actions(id);
  const record = records.find((one) => one.id === action);
  if (record === undefined) return draftLies(world, practice, kase, mail);
  if (mail.messageId !== null) await store.noteLetter(mail.messageId, 'left', clock.now());
  const isDraftToo = mail.draft !== undefined && record.state === 'done' && !isByHand(record);
  if (isDraftToo) await sentTooLate(world, practice, kase);
  if (record.state !== 'unknown') return null;
  const marks = [{ id: action, state: 'done', note: 'in-sent' satisfies ActionNote } as const];
  const settle = kase.state === 'unknown' ? stateAfter(kase, record, records) : null;
  await store.advance({ case: id, marks, settle, at: clock.now() });
  return { case: id, how: 'left' };
}

/** Nobody here sent it, so a human did. */
async function draftLies(
  world: World,
  practice: Practice,
  kase: Case,
  mail: SentMail,
): Promise<Found | null> {
  if (kase.state !== 'waiting') {
    await sentTooLate(world, practice, kase);
    return null;
  }
  await sentByHand(world, practice, kase, await comparedWith(world, kase, mail));
  return { case: kase.id, how: 'by-hand' };
}

/** Null while something else of the plan is not certain, or was left out because this was not. */
function stateAfter(kase: Case, known: ActionRecord, records: readonly ActionRecord[]): CaseState | null {
  const open = records.some(
    ({ id, state, action: { kind } }) =>
      id !== known.id && state !== 'done' && !(state === 'skipped' && (kind === 'label' || kind === 'alert')),
  );
  if (open) return null;
  return kase.decision === 'review' && known.stage === 'now' ? 'waiting' : 'done';
}
