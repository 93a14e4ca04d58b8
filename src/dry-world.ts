// Joins a world that can't reach anybody: letters are listed, the agenda is a copy in memory, nothing is kept. Neither
// an outbox nor a mailbox that could be written to is reachable from here (test/dry-run-reach.test.ts).

import type { DryOptions, DryWorld, PastWanted } from './cli/doors.ts';
import type { Practice } from './domain/practice.ts';
import type { PastMail } from './ports/mail.ts';
import {
  approvalsOf,
  openAgenda,
  openDirectory,
  openFollowUps,
  openModel,
  openReader,
  openStore,
} from './world-parts.ts';

/** The practice's texts, agenda and patients as they are now, in a world of their own. */
export async function openDryWorld(practice: Practice, { now, model }: DryOptions): Promise<DryWorld> {
  const { memoryWorld } = await import('./adapters/store/memory/world.ts');
  const { loadTexts } = await import('./adapters/files/template-files.ts');
  const store = await openStore(practice, { create: false });
  const { texts } = await loadTexts({ practice, approvals: approvalsOf(store), assumeApproved: true });
  await store?.close();
  const agenda = await (await openAgenda(practice, { now: () => now })).read();
  const asked = model ? await openModel(practice) : null;
  const followUps = await openFollowUps(practice);
  const given = {
    now,
    zone: practice.zone,
    texts,
    lexical: await openReader(practice),
    calendars: agenda.kind === 'readable' ? agenda.files : [],
    patients: await (await openDirectory(practice)).patients(),
    rules: await followUps.rules(),
    rows: await followUps.rows(),
    ...(asked === null ? {} : { model: asked }),
  };
  const anew = (): DryWorld => {
    const world = memoryWorld(given);
    if (agenda.kind === 'unreadable') world.suffer({ agenda: 'unreadable' });
    return { world, setNow: world.turnClock, anew };
  };
  return anew();
}

/** The practice's mailbox and Sent folder, opened for reading only; or files in their place. */
export async function openPastMail(
  practice: Practice,
  { received, sent, since }: PastWanted,
): Promise<PastMail> {
  const { imap, inbox, oauth } = practice.mail;
  const { folder, stateFile, programLanguage: language } = practice;
  if (received.length > 0 || imap === null) {
    const { pastMailFolder } = await import('./adapters/mail/past-mail-folder.ts');
    return pastMailFolder({ received: received.length > 0 ? received : [inbox], sent, since });
  }
  const { imapPastMail } = await import('./adapters/imap/past-mail.ts');
  const { signIn } = await import('./adapters/secrets/sign-in.ts');
  const { env } = process;
  const secret = await signIn({ settings: imap, oauth, folder, stateFile, language, env, now: Date.now });
  return imapPastMail({ settings: imap, secret, language, since: since ?? 0 });
}
