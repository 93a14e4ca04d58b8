// A yes from elsewhere than the mail program: the draft goes first, so that two yeses end in one letter.

import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LaidOut } from '../../domain/review.ts';
import type { World } from '../../ports/world.ts';
import { onSent } from '../mails/on-sent.ts';
import { askedOf, draftOf, ON_ITS_WAY } from './drafts.ts';

/**
 * Takes the draft away so that the letter can leave from here. `draft-leaving`: it is in Drafts no more, and not yet in
 * Sent, or the mailbox does not answer: a human may have sent it just now. `draft-touched`: a human is writing in it.
 */
export async function claimDraft(
  world: World,
  practice: Practice,
  kase: Case,
): Promise<'draft-leaving' | 'draft-touched' | null> {
  const laid = practice.mail.imap?.drafts === true ? await draftOf(world, kase) : null;
  if (laid === null || laid.state === 'left-alone') return null;
  const look = await world.mailbox.draftsStand([askedOf(laid.messageId, kase)]);
  if (look === null) return 'draft-leaving';
  const stands = look.found.get(laid.messageId) ?? 'gone';
  if (stands === 'touched') return 'draft-touched';
  if (stands === 'gone') return leftWhen(world, practice, { ...laid, uidValidity: look.uidValidity });
  const taken = await world.mailbox.withdraw(laid.messageId);
  if (taken.kind !== 'done') return 'draft-leaving';
  if (taken.note !== '') return 'draft-touched';
  await world.store.forgetLaidOut(laid);
  return null;
}

/**
 * Gone for long enough it was deleted, not sent, and a plain yes counts for more; unless Sent, looked at first, tells that
 * it has left since the last look.
 */
async function leftWhen(world: World, practice: Practice, laid: LaidOut): Promise<'draft-leaving' | null> {
  const { store, clock } = world;
  const now = clock.now();
  if (laid.state === 'lies') await store.saveLaidOut({ ...laid, state: 'missing', since: now });
  if (laid.state === 'lies' || now - laid.since < ON_ITS_WAY) return 'draft-leaving';
  await onSent(world, practice);
  if ((await store.case(laid.case))?.state !== 'waiting') return 'draft-leaving';
  await store.forgetLaidOut(laid);
  return null;
}
