// Joins what the doctor looks at. Each look is by itself: one that fails or hangs keeps no other back.

import type { Examination, ServerSeen } from '../../core/doctor/examination.ts';
import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { ServerSettings } from '../../domain/server-settings.ts';
import { DAY } from '../../domain/time.ts';
import { lookAtBackups } from '../backup/look-at-backups.ts';
import { overdueCopies } from '../backup/old-copies.ts';
import { overdueExports } from '../privacy/own-exports.ts';
import { lookAtDomain } from './look-at-domain.ts';
import { lookAtFiles } from './look-at-files.ts';
import { lookAtClock, lookAtDisk } from './look-at-machine.ts';
import { lookAtRunning } from './look-at-running.ts';
import { lookAtSecrets } from './look-at-secrets.ts';
import { lookAtState } from './look-at-state.ts';
import { mend } from './mend.ts';

export interface Examining {
  readonly env: NodeJS.ProcessEnv;
  /** The key of the memory, when it is encrypted. */
  readonly keyOf: () => Promise<string | undefined>;
}

/** Milliseconds in which a mail to oneself must be back. */
const WAY_BACK = 60_000;
/** Milliseconds that what was printed may take to be written. */
const LAST_WORDS = 300;

/** The looks at one practice; nothing is looked at before it is asked for. */
export function examination(practice: Practice, { env, keyOf }: Examining): Examination {
  const { imap, smtp } = practice.mail;
  return {
    files: () => lookAtFiles(practice),
    secrets: () => lookAtSecrets(practice, env),
    mailbox: async () => {
      if (imap === null) return null;
      const { lookAtMailbox } = await import('./look-at-mailbox.ts');
      const secret = await signInFor(practice, imap, env);
      return seen(() => lookAtMailbox({ settings: imap, secret, language: practice.programLanguage }));
    },
    outbox: () => lookAtOutbox(practice, env),
    selfMail: async () => {
      if (imap === null || smtp === null) return null;
      const { sendSelfMail } = await import('./send-self-mail.ts');
      const { readLetterFile: readFile } = await import('../mail/letter-bytes.ts');
      return sendSelfMail({
        address: practice.mail.addresses[0],
        imap,
        smtp,
        imapSecret: await signInFor(practice, imap, env),
        smtpSecret: await smtpSecret(practice, smtp, env),
        readFile,
        language: practice.programLanguage,
        patience: WAY_BACK,
      });
    },
    domain: () => lookAtDomain(practice),
    disk: () => lookAtDisk(practice.folder),
    clock: () => lookAtClock(),
    running: () => lookAtRunning(practice),
    state: () => lookAtState(practice, keyOf),
    backups: () => lookAtBackups(practice),
    overdueCopies: () => overdueCopies(practice, Date.now(), DAY),
    overdueExports: () => overdueExports(practice, Date.now(), DAY),
    mend,
    leave: () => void setTimeout(() => process.exit(), LAST_WORDS).unref(),
  };
}

async function lookAtOutbox(
  practice: Practice,
  env: NodeJS.ProcessEnv,
): Promise<ServerSeen<{ readonly took: number }>> {
  const settings = practice.mail.smtp;
  if (settings === null) return null;
  const { trySignIn } = await import('../smtp/try-sign-in.ts');
  const { readLetterFile: readFile } = await import('../mail/letter-bytes.ts');
  const began = performance.now();
  return seen(async () => {
    const secret = await smtpSecret(practice, settings, env);
    const trouble = await trySignIn({ settings, secret, language: practice.programLanguage, readFile });
    if (trouble !== null) throw new Unreachable(trouble);
    return { took: Math.round(performance.now() - began) };
  });
}

async function seen<T>(look: () => Promise<T>): Promise<ServerSeen<T>> {
  try {
    return { kind: 'reached', seen: await look() };
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable || error instanceof UserError)
      return { kind: 'trouble', sentence: error.message };
    throw error;
  }
}

async function smtpSecret(practice: Practice, settings: ServerSettings, env: NodeJS.ProcessEnv) {
  const { asksNobody } = await import('../secrets/sign-in.ts');
  return asksNobody({ settings, oauth: practice.mail.oauth }) ? null : signInFor(practice, settings, env);
}

async function signInFor(practice: Practice, settings: ServerSettings, env: NodeJS.ProcessEnv) {
  const { signIn } = await import('../secrets/sign-in.ts');
  const { folder, stateFile, programLanguage: language, mail } = practice;
  return signIn({ settings, oauth: mail.oauth, folder, stateFile, language, env, now: Date.now });
}
