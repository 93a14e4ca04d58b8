// The practice's mailbox on an IMAP server (RFC 9051, 3501), watched over one connection.

import type { ActionNote } from '../../domain/action-note.ts';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';
import type { Mailbox } from '../../ports/mail.ts';
import type { Clock, Log } from '../../ports/world.ts';
import { openMail } from '../mail/mime.ts';
import { arrivals } from './arrivals.ts';
import type { Secret } from './client-options.ts';
import { connection } from './connection.ts';
import { draftsStand, layDraft, withdrawDraft } from './drafts.ts';
import type { Cursors } from './folder-start.ts';
import { markMail } from './keywords.ts';
import { reviewFolders } from './review-folders.ts';
import { type SentFolder, sentFolder } from './sent-folder.ts';
import { specialFolders } from './special-folders.ts';
import { inLanguage } from './trouble.ts';

export interface ImapMailboxOf {
  readonly settings: ImapSettings;
  /** Fetched anew for every connection. */
  readonly secret: Secret;
  readonly cursors: Cursors;
  /** A letter as the bytes that lie in Drafts. */
  readonly render: (letter: Outgoing) => Uint8Array | Promise<Uint8Array>;
  readonly clock: Clock;
  readonly log: Log;
  readonly language: ProgramLanguage;
  /** Milliseconds of silence after which a command, or a NOOP on a quiet line, counts as unanswered. */
  readonly patience?: number;
}

/** A mailbox with its Sent folder, which the SMTP outbox needs too. */
export interface ImapMailbox extends Mailbox {
  readonly sentCopy: SentFolder['copy'];
  readonly findSent: SentFolder['has'];
}

const PATIENCE = 60_000;
const SWITCHED_OFF: Outcome = { kind: 'done', note: 'keywords-off' satisfies ActionNote };

/**
 * Opens its connection when it is first used, and again after each loss: what fails is thrown as `Unreachable` or
 * `Refused`, and the caller says when to try again. Nothing is ever marked read, moved, or deleted, but what we laid there
 * ourselves.
 */
export function imapMailbox(of: ImapMailboxOf): ImapMailbox {
  const { settings, secret, clock, log, cursors } = of;
  const say = inLanguage(of.language);
  const line = connection({ settings, secret, patience: of.patience ?? PATIENCE, clock, log, say });
  const folders = specialFolders(line, settings, say);
  const mails = arrivals({ line, folders: settings.folders, cursors, clock, log, say });
  const sent = sentFolder({ line, folders, cursors, clock, say });
  const drafts = { line, folders, render: of.render, say, seen: { key: '', look: null } };
  return {
    arrivals: mails.all,
    worked: mails.worked,
    changed: async (signal) => {
      if (signal.aborted) return;
      await line.use(settings.folders[0], () => Promise.resolve());
      await within(settings.poll * 60_000, signal, line.news);
    },
    open: openMail,
    label: (source, keyword) =>
      settings.keywords ? markMail({ line, say }, source, keyword) : Promise.resolve(SWITCHED_OFF),
    sentSince: sent.since,
    draft: (letter) => layDraft(drafts, letter),
    withdraw: (messageId) => withdrawDraft(drafts, messageId),
    draftsStand: (asked) => draftsStand(drafts, asked),
    sentText: sent.text,
    reviewFolders: settings.reviewFolders
      ? reviewFolders({ line, language: of.language, render: of.render, say })
      : null,
    state: line.state,
    close: async () => {
      await mails.flush();
      await line.close();
    },
    sentCopy: sent.copy,
    findSent: sent.has,
  };
}

/** Waits with an end: the polling floor. */
async function within(
  limit: number,
  signal: AbortSignal,
  wait: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const floor = new AbortController();
  const end = (): void => floor.abort();
  const timer = setTimeout(end, limit);
  signal.addEventListener('abort', end, { once: true });
  try {
    await wait(floor.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
