// A prepared reply also lies in the practice's own Drafts: sending it from any mail program or phone is a yes. Whoever
// settles a case elsewhere first takes its draft away, so that two yeses end in one letter.

import { outgoingOf } from '../../core/letters/outgoing.ts';
import { sealOf } from '../../core/review/seal.ts';
import type { Action } from '../../domain/action.ts';
import { type Case, isAnswer } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LaidOut } from '../../domain/review.ts';
import { MINUTE } from '../../domain/time.ts';
import type { DraftAsked } from '../../ports/mail.ts';
import type { World } from '../../ports/world.ts';
import { messageIdOf } from '../plans/act.ts';

type Reply = Extract<Action, { kind: 'reply' }>;

interface Prepared {
  readonly step: number;
  readonly reply: Reply;
}

/** A draft that is in neither Drafts nor Sent may be on its way for so long: phones send before they file. */
export const ON_ITS_WAY = 10 * MINUTE;

/** The one reply of a waiting case that a human may send by hand; what else was proposed is done when it is seen in Sent. */
export function preparedReply({ state, proposal }: Pick<Case, 'state' | 'proposal'>): Prepared | null {
  if (state !== 'waiting') return null;
  const replies = proposal.flatMap((action, step) =>
    action.kind === 'reply' ? [{ step, reply: action }] : [],
  );
  const [prepared, ...more] = replies;
  return prepared !== undefined && more.length === 0 ? prepared : null;
}

/**
 * Lays the prepared reply of a waiting case into Drafts, where the practice wants it; `validity` is the folder's, when it
 * is known. A draft that fails is no harm.
 */
export async function layDraft(
  world: World,
  practice: Practice,
  kase: Case,
  validity?: string,
): Promise<void> {
  const prepared = practice.mail.imap?.drafts === true ? preparedReply(kase) : null;
  if (prepared === null || (await draftOf(world, kase)) !== null) return;
  const messageId = await messageIdOf(world, practice, `${kase.id}-approved-${prepared.step}`);
  const { store, mailbox, clock } = world;
  const { letter } = prepared.reply;
  const answered = isAnswer(kase) ? kase : null;
  const laid = await mailbox.draft(
    outgoingOf({ letter, kase: answered, practice, messageId, now: clock.now() }),
  );
  if (laid.kind !== 'done') return;
  const uidValidity = validity ?? (await mailbox.draftsStand([]))?.uidValidity;
  if (uidValidity === undefined) return;
  const seal = sealOf(kase, []);
  await store.saveLaidOut({
    case: kase.id,
    as: 'draft',
    messageId,
    seal,
    uidValidity,
    state: 'lies',
    since: clock.now(),
  });
}

/** What is remembered of the draft of a case; null when none was laid. */
export async function draftOf({ store }: World, { id }: Pick<Case, 'id'>): Promise<LaidOut | null> {
  return (await store.laidOut()).find((laid) => laid.case === id && laid.as === 'draft') ?? null;
}

/** A draft as the mailbox is asked for it. */
export function askedOf(messageId: string, kase: Pick<Case, 'messageId'>): DraftAsked {
  return { messageId, answers: kase.messageId };
}

/** Takes the draft of a case away again, before it is settled in another way. What a human has touched stays. */
export async function withdrawDraft(world: World, practice: Practice, kase: Case): Promise<void> {
  const prepared = practice.mail.imap?.drafts === true ? preparedReply(kase) : null;
  if (prepared === null) return;
  const messageId = await messageIdOf(world, practice, `${kase.id}-approved-${prepared.step}`);
  const taken = await world.mailbox.withdraw(messageId);
  if (taken.kind === 'done') await world.store.forgetLaidOut({ case: kase.id, as: 'draft' });
}
