// A look at the mailbox's two servers while the practice is set up. Nothing in them is changed, nothing is sent.

import { learnAuthserv } from '../../core/mail/learn-authserv.ts';
import { type MailboxGuess, otherDoors } from '../../core/setup/mailbox-guess.ts';
import type { ServersLook } from '../../domain/server-look.ts';
import { serverLines } from '../show/server-lines.ts';
import { firstAddress, keepProof, mailSection } from './mail-section.ts';
import { answered, keepSection, type Setup, soundDraft } from './setup.ts';

export interface Tried {
  /** Both servers let us in. */
  readonly reached: boolean;
  /** Why they did not. */
  readonly sentences: readonly string[];
}

/** Tries both servers; what they say is shown, and who vouches for senders is written down. */
export async function triedMailbox(setup: Setup, guess: MailboxGuess): Promise<Tried> {
  const { context } = setup;
  let look = await looked(setup);
  if (look.mailbox?.kind === 'reached' && look.outbox?.kind === 'trouble')
    look = await byOtherDoor(setup, guess, look);
  await keepAuthserv(setup, look);
  for (const line of serverLines(look, await soundDraft(setup), context, 2).lines) context.print.line(line);
  const sentences = [look.mailbox, look.outbox].flatMap((one) =>
    one?.kind === 'trouble' ? [one.sentence] : [],
  );
  return { reached: sentences.length === 0, sentences };
}

async function looked(setup: Setup): Promise<ServersLook> {
  const look = await setup.context.doors.servers(await soundDraft(setup));
  return { ...look, calendars: [] };
}

/** Sending is offered on one port or the other; the one that opens is kept. */
async function byOtherDoor(setup: Setup, guess: MailboxGuess, first: ServersLook): Promise<ServersLook> {
  const before = setup.answers().settings.mail ?? null;
  for (const other of otherDoors(guess)) {
    await keepSection(setup, 'mail', mailSection(setup, firstAddress(setup), other));
    const look = await looked(setup);
    if (look.outbox?.kind === 'reached') return look;
  }
  await keepSection(setup, 'mail', before);
  return first;
}

/** Who vouches for senders is written down when the mails leave no doubt, else asked. */
async function keepAuthserv(setup: Setup, { mailbox }: ServersLook): Promise<void> {
  if (mailbox?.kind !== 'reached' || answered(setup, ['mail', 'authserv-ids'])) return;
  const { authservId, sure, named, seen } = learnAuthserv(mailbox.found.headers);
  if (authservId === null || sure === 'none') return;
  const agreed =
    sure === 'certain' ||
    (await setup.talk.yes(
      `${authservId} atteste vos expéditeurs sur ${named} des ${seen} derniers mails : est-ce bien votre hébergeur`,
      `${authservId} vouches for your senders on ${named} of the last ${seen} mails: is that your own host`,
      true,
    ));
  if (agreed) await keepProof(setup, authservId);
}
