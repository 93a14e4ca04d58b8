// Folders of the practice's mailbox in which moving a message is a verdict: what waits is laid into the first, what was
// moved to the others is done.

import { noticeTo } from '../../core/letters/notice.ts';
import { messageIdFor } from '../../core/mail/reply-token.ts';
import { laterOf, sealOf } from '../../core/review/seal.ts';
import { waitingMessage } from '../../core/review/waiting-message.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { Case, Seal } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LaidOut } from '../../domain/review.ts';
import type { FolderLook, ReviewFolders, ReviewPlace } from '../../ports/mail.ts';
import type { World } from '../../ports/world.ts';
import { isKept, type Judged } from './judged.ts';
import { onVerdict } from './on-verdict.ts';
import type { Taken } from './take-verdicts.ts';
import { openCases } from './void-yes.ts';

interface Pair {
  readonly laid: LaidOut;
  readonly kase: Case;
  /** Of what stands in the case now. */
  readonly seal: Seal;
}

/** Does what messages were moved for, takes back what is settled, lays what is missing. */
export async function onMoved(world: World, practice: Practice): Promise<readonly Taken[]> {
  const folders = world.mailbox.reviewFolders;
  if (folders === null || practice.mail.imap?.reviewFolders !== true) return [];
  const laid = (await world.store.laidOut()).filter(({ as }) => as === 'message');
  const open = await openCases(world.store);
  const pairs = laid.flatMap((one): Pair[] => {
    const kase = open.find(({ id, state }) => id === one.case && state === 'waiting');
    return kase === undefined ? [] : [{ laid: one, kase, seal: sealOf(kase, laterOf(kase, open)) }];
  });
  await takeBack(
    world,
    folders,
    laid.filter((one) => !pairs.some((pair) => pair.laid === one)),
  );
  const taken = await hear(world, practice, folders, pairs);
  await layWhatWaits(world, practice, folders);
  return taken;
}

async function takeBack({ store }: World, folders: ReviewFolders, laid: readonly LaidOut[]): Promise<void> {
  for (const one of laid) {
    const removed = one.state === 'left-alone' ? null : await folders.remove(one.messageId);
    if (removed === null || removed.kind === 'done') await store.forgetLaidOut(one);
  }
}

async function hear(
  world: World,
  practice: Practice,
  folders: ReviewFolders,
  pairs: readonly Pair[],
): Promise<readonly Taken[]> {
  const watched = pairs.filter(({ laid }) => laid.state !== 'left-alone');
  if (watched.length === 0) return [];
  const look = await folders.look(watched.map(({ laid }) => laid.messageId));
  if (look === null) return [];
  const taken: Taken[] = [];
  for (const pair of watched) {
    const met = await hearOne({ world, practice, folders, look }, pair);
    if (met !== null) taken.push(met);
  }
  return taken;
}

interface Hearing {
  readonly world: World;
  readonly practice: Practice;
  readonly folders: ReviewFolders;
  readonly look: FolderLook<ReviewPlace>;
}

async function hearOne({ world, practice, folders, look }: Hearing, pair: Pair): Promise<Taken | null> {
  const { laid, kase, seal } = pair;
  const { store, clock } = world;
  const place = look.found.get(laid.messageId);
  const said = { case: kase.id, by: 'mail program', at: clock.now(), seal: laid.seal };
  switch (place) {
    case undefined:
      // Deleted, or in another folder of theirs: it waits on the other surfaces.
      if (look.uidValidity === laid.uidValidity) await store.saveLaidOut({ ...laid, state: 'left-alone' });
      else await store.forgetLaidOut(laid);
      return null;
    case 'both':
      return null;
    case 'waiting':
      if (laid.seal !== seal) await takeBack(world, folders, [laid]);
      else if (laid.uidValidity !== look.uidValidity)
        await store.saveLaidOut({ ...laid, uidValidity: look.uidValidity });
      return null;
    case 'approved':
      return judged(await onVerdict(world, practice, { kind: 'approve', ...said }), folders, world, pair);
    case 'refused': {
      const note: ActionNote = 'moved-to-refused';
      const met = await onVerdict(world, practice, { kind: 'refuse', ...said, note });
      return { case: kase.id, verdict: 'refuse', judged: met };
    }
  }
}

/** A yes that is void goes back among what waits, with what is prepared now. */
async function judged(
  met: Judged,
  folders: ReviewFolders,
  world: World,
  { laid, kase }: Pair,
): Promise<Taken> {
  const stillWaits = (await world.store.case(kase.id))?.state === 'waiting';
  if (stillWaits && !isKept(met) && (await folders.putBack(laid.messageId)).kind === 'done')
    await takeBack(world, folders, [laid]);
  return { case: kase.id, verdict: 'approve', judged: met };
}

async function layWhatWaits(world: World, practice: Practice, folders: ReviewFolders): Promise<void> {
  const { store } = world;
  const laid = (await store.laidOut()).filter(({ as }) => as === 'message').map(({ case: id }) => id);
  const open = await openCases(store);
  const missing = open.filter(({ id, state }) => state === 'waiting' && !laid.includes(id));
  const look = missing.length === 0 ? null : await folders.look([]);
  if (look === null) return;
  for (const kase of missing)
    await lay({ world, practice, folders, look }, kase, sealOf(kase, laterOf(kase, open)));
}

async function lay({ world, practice, folders, look }: Hearing, kase: Case, seal: Seal): Promise<void> {
  const { store, clock } = world;
  const [us] = practice.mail.addresses;
  const key = await store.secret();
  const domain = us.slice(us.indexOf('@') + 1);
  // Another text is another message: one that was moved under the old one never counts for the new.
  const messageId = messageIdFor(`${kase.id}-review-${seal.slice(0, 12)}`, domain, key);
  const now = clock.now();
  const letter = noticeTo({ practice, to: us, messageId, now, ...waitingMessage(kase, practice) });
  if ((await folders.lay(letter)).kind !== 'done') return;
  const { uidValidity } = look;
  await store.saveLaidOut({
    case: kase.id,
    as: 'message',
    messageId,
    seal,
    uidValidity,
    state: 'lies',
    since: now,
  });
}
