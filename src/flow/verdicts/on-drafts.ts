// What the practitioner did with the drafts of ours: deleting one is a no. Run after each look at Sent, so that a draft
// that was sent is known to be before anybody takes it for deleted.

import { sealOf } from '../../core/review/seal.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { Case, CaseId } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LaidOut } from '../../domain/review.ts';
import type { DraftStanding, FolderLook } from '../../ports/mail.ts';
import type { World } from '../../ports/world.ts';
import { askedOf, layDraft, ON_ITS_WAY, preparedReply } from './drafts.ts';
import { onVerdict } from './on-verdict.ts';

/** So many that vanish at once, with none left, were cleared away: nobody said no to each of them. */
const AT_ONCE = 3;

/**
 * Looks at the drafts, refuses what was deleted, takes back what is settled, lays what is missing. Returns the cases
 * that were refused. Where Sent was not seen (`sentSeen`), none counts as deleted: it may have been sent.
 */
export async function onDrafts(
  world: World,
  practice: Practice,
  sentSeen = true,
): Promise<readonly CaseId[]> {
  if (practice.mail.imap?.drafts !== true) return [];
  const waiting = await world.store.cases('waiting');
  const laid = (await world.store.laidOut()).filter(({ as }) => as === 'draft');
  const pairs = laid.flatMap((one) => {
    const kase = waiting.find(({ id }) => id === one.case);
    return kase === undefined ? [] : [{ laid: one, kase }];
  });
  await takeBack(
    world,
    laid.filter((one) => !waiting.some(({ id }) => id === one.case)),
  );
  const refused = pairs.length === 0 ? [] : await look(world, practice, pairs, sentSeen);
  const laidNow = new Set(
    (await world.store.laidOut()).filter(({ as }) => as === 'draft').map((one) => one.case),
  );
  const missing = waiting.filter(
    (kase) => !refused.includes(kase.id) && !laidNow.has(kase.id) && preparedReply(kase) !== null,
  );
  const folder = missing.length === 0 ? null : await world.mailbox.draftsStand([]);
  if (folder !== null) for (const kase of missing) await layDraft(world, practice, kase, folder.uidValidity);
  return refused;
}

interface Pair {
  readonly laid: LaidOut;
  readonly kase: Case;
}

/** Drafts of cases that were settled elsewhere; what a human touched stays where it is, and means nothing any more. */
async function takeBack({ store, mailbox }: World, laid: readonly LaidOut[]): Promise<void> {
  for (const one of laid) {
    const taken = one.state === 'left-alone' ? null : await mailbox.withdraw(one.messageId);
    if (taken === null || taken.kind === 'done') await store.forgetLaidOut(one);
  }
}

async function look(
  world: World,
  practice: Practice,
  all: readonly Pair[],
  sentSeen: boolean,
): Promise<readonly CaseId[]> {
  const watched = all.filter(({ laid }) => laid.state !== 'left-alone');
  if (watched.length === 0) return [];
  const seen = await world.mailbox.draftsStand(
    watched.map(({ laid, kase }) => askedOf(laid.messageId, kase)),
  );
  if (seen === null || !sentSeen) return [];
  if (seen.found.size === 0 && watched.length >= AT_ONCE) {
    await leaveAlone(world, watched, seen.uidValidity);
    return [];
  }
  const refused: CaseId[] = [];
  for (const pair of watched) if (await wasDeleted(world, practice, pair, seen)) refused.push(pair.kase.id);
  return refused;
}

/** All at once gone: an emptied folder, or another one under the same name. They wait in the terminal. */
async function leaveAlone({ store, clock }: World, pairs: readonly Pair[], validity: string): Promise<void> {
  const now = clock.now();
  for (const { laid } of pairs) {
    if (laid.uidValidity === validity) await store.saveLaidOut({ ...laid, state: 'left-alone', since: now });
    else await store.forgetLaidOut(laid);
  }
  const detail = `${pairs.length}`;
  await store.audit({ at: now, actor: 'human', verb: 'DraftsCleared', case: null, detail });
}

async function wasDeleted(
  world: World,
  practice: Practice,
  { laid, kase }: Pair,
  { uidValidity, found }: FolderLook<DraftStanding>,
): Promise<boolean> {
  const { store, clock } = world;
  const stands = found.get(laid.messageId) ?? 'gone';
  const now = clock.now();
  if (stands === 'ours' && laid.seal !== sealOf(kase, [])) return anew(world, laid);
  if (stands !== 'gone') {
    if (laid.state === 'missing' || laid.uidValidity !== uidValidity)
      await store.saveLaidOut({ ...laid, uidValidity, state: 'lies', since: now });
    return false;
  }
  // Another folder than the one it was laid into: nothing was deleted, it is laid again.
  if (laid.uidValidity !== uidValidity) return anew(world, laid);
  if (laid.state === 'lies') {
    await store.saveLaidOut({ ...laid, state: 'missing', since: now });
    return false;
  }
  if (now - laid.since < ON_ITS_WAY) return false;
  await store.forgetLaidOut(laid);
  const note: ActionNote = 'draft-deleted';
  const said = { case: kase.id, by: BY, at: now, note };
  return (await onVerdict(world, practice, { kind: 'refuse', ...said })) === 'refused';
}

/** Who says it: somebody of the practice, in its own mailbox. */
const BY = 'mail program';

async function anew({ store, mailbox }: World, laid: LaidOut): Promise<false> {
  const taken = await mailbox.withdraw(laid.messageId);
  if (taken.kind === 'done') await store.forgetLaidOut(laid);
  return false;
}
