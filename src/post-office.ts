// Joins where mail comes in and goes out: servers or folders, as practice.yaml says. Letters that leave over SMTP are
// laid into the mailbox's Sent folder, when there is one.

import type { ImapMailbox } from './adapters/imap/imap-mailbox.ts';
import { Unreachable, UserError } from './domain/errors.ts';
import type { Practice } from './domain/practice.ts';
import type { ServersLook } from './domain/server-look.ts';
import type { ImapSettings, ServerSettings, SmtpSettings } from './domain/server-settings.ts';
import type { Mailbox, Outbox } from './ports/mail.ts';
import type { Store } from './ports/store.ts';
import type { Clock, Log } from './ports/world.ts';

interface Beside {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** The practice's mailbox and outbox. */
export async function openPostOffice(
  practice: Practice,
  beside: Beside,
): Promise<{ readonly mailbox: Mailbox; readonly outbox: Outbox }> {
  const { imap, smtp, inbox, outbox } = practice.mail;
  const { zone, programLanguage: language } = practice;
  const server = imap === null ? null : await openImap(practice, imap, beside);
  const { folderMailbox } = await import('./adapters/mail/folder-mailbox.ts');
  const { outboxFolder } = await import('./adapters/mail/outbox-folder.ts');
  return {
    mailbox: server ?? folderMailbox(inbox),
    outbox:
      smtp === null
        ? outboxFolder({ folder: outbox, zone, language })
        : await openSmtp(practice, smtp, { ...beside, server }),
  };
}

async function openImap(practice: Practice, settings: ImapSettings, beside: Beside): Promise<ImapMailbox> {
  const { imapMailbox } = await import('./adapters/imap/imap-mailbox.ts');
  const { letterBytes } = await import('./adapters/mail/letter-bytes.ts');
  const { zone, programLanguage: language } = practice;
  return imapMailbox({
    settings,
    secret: await signInFor(practice, settings, beside),
    cursors: beside.store,
    render: async (letter) => {
      const written = await letterBytes(letter, { zone, language });
      if (written.kind === 'failed') throw new UserError(written.sentence);
      return written.bytes;
    },
    clock: beside.clock,
    log: beside.log,
    language,
  });
}

async function openSmtp(
  practice: Practice,
  settings: SmtpSettings,
  { server, ...beside }: Beside & { readonly server: ImapMailbox | null },
): Promise<Outbox> {
  const { smtpOutbox } = await import('./adapters/smtp/smtp-outbox.ts');
  const { asksNobody } = await import('./adapters/secrets/sign-in.ts');
  const { readLetterFile } = await import('./adapters/mail/letter-bytes.ts');
  return smtpOutbox({
    settings,
    secret: asksNobody({ settings, oauth: practice.mail.oauth })
      ? null
      : await signInFor(practice, settings, beside),
    journal: beside.store,
    sent:
      server === null
        ? null
        : { copy: (bytes, at) => server.sentCopy(bytes, { seen: true, at }), find: server.findSent },
    zone: practice.zone,
    clock: beside.clock,
    language: practice.programLanguage,
    readFile: readLetterFile,
  });
}

/** Tries both servers of a practice without changing anything in them; null for the one it has not. */
export async function lookAtServers(practice: Practice): Promise<Omit<ServersLook, 'calendars'>> {
  const { imap, smtp, oauth } = practice.mail;
  const clock = { now: () => Date.now() };
  const language = practice.programLanguage;
  const { asksNobody } = await import('./adapters/secrets/sign-in.ts');
  const { lookAround } = await import('./adapters/imap/look-around.ts');
  const { trySignIn } = await import('./adapters/smtp/try-sign-in.ts');
  const { readLetterFile: readFile } = await import('./adapters/mail/letter-bytes.ts');
  const { tried } = await import('./adapters/tried.ts');
  const mailbox = async (settings: ImapSettings) =>
    lookAround({ settings, secret: await signInFor(practice, settings, { clock }), language });
  const outbox = async (settings: SmtpSettings) => {
    const secret = asksNobody({ settings, oauth }) ? null : await signInFor(practice, settings, { clock });
    const trouble = await trySignIn({ settings, secret, language, readFile });
    if (trouble !== null) throw new Unreachable(trouble);
  };
  return {
    mailbox: imap === null ? null : await tried(() => mailbox(imap)),
    outbox: smtp === null ? null : await tried(() => outbox(smtp)),
  };
}

async function signInFor(practice: Practice, settings: ServerSettings, { clock }: Pick<Beside, 'clock'>) {
  const { signIn } = await import('./adapters/secrets/sign-in.ts');
  const { folder, stateFile, programLanguage: language, mail } = practice;
  const oauth = mail.oauth;
  return signIn({ settings, oauth, folder, stateFile, language, env: process.env, now: clock.now });
}
