// One connection to the submission server (RFC 6409), kept for the letters that follow.
// Not nodemailer's pool: the pool puts a message back into its queue when a connection closes. Here a letter is handed
// over once, and the moment its last byte is handed over is known.

import type { NodemailerError } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { SmtpSettings } from '../../domain/server-settings.ts';
import { type LetterStream, letterStream } from './letter-stream.ts';
import type { SmtpLimits } from './limits.ts';
import { serverWords } from './server-words.ts';
import { isAnswer, type Trouble, troubleOfLetter, troubleOfOpening } from './trouble.ts';
import { within } from './within.ts';

/** Who signs in, with a password or an OAuth2 access token (XOAUTH2). */
export type Credentials = { readonly user: string } & (
  | { readonly password: string }
  | { readonly accessToken: string }
);

/** A letter with its envelope: one sender, one recipient, both checked addresses. */
export interface Parcel {
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
  /** Envelope id of the delivery report that is asked for (RFC 3461 §4.4), or empty; null when none is. */
  readonly report: string | null;
}

export type Delivery =
  | { readonly kind: 'taken'; readonly words: string }
  /** Certainly not. `unheard`: the connection ended before the server asked for the letter. */
  | { readonly kind: 'not-taken'; readonly trouble: Trouble; readonly unheard: boolean }
  /** Handed over whole, answer lost. */
  | { readonly kind: 'unknown' };

export interface Session {
  /** `handing` is awaited after the server asked for the letter and before the first byte of it leaves. */
  readonly deliver: (parcel: Parcel, handing: () => Promise<void>) => Promise<Delivery>;
  readonly usable: () => boolean;
  /** Says goodbye, and does not wait long for the answer. */
  readonly end: () => Promise<void>;
}

interface Opening {
  readonly settings: SmtpSettings;
  /** Null when the server asks nobody who they are. */
  readonly credentials: Credentials | null;
  /** PEM; null for the usual authorities. */
  readonly authority: string | null;
  readonly limits: SmtpLimits;
}

export type Opened =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Connects, encrypts and signs in. */
export async function openSession(opening: Opening): Promise<Opened> {
  const { limits, credentials } = opening;
  const connection = new SMTPConnection(optionsOf(opening));
  const got = await within(getIn(connection, credentials), limits.open, () => connection.close());
  if (got === 'in') return { kind: 'open', session: sessionOn(connection, limits) };
  connection.close();
  const trouble: Trouble = got === null ? { code: 'away', how: 'slow' } : troubleOfOpening(got);
  return { kind: 'trouble', trouble };
}

function optionsOf({ settings, authority, limits }: Opening): SMTPConnection.Options {
  const { host, port, security } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // The name of the practice's computer is nobody's business (RFC 5321 §4.1.3 allows a literal).
    name: '[127.0.0.1]',
    allowInternalNetworkInterfaces: true,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.idle + limits.letter,
    socketCloseTimeout: 1000,
    maxResponseSize: 64 * 1024,
    logger: false,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(authority === null ? {} : { ca: authority }),
    },
  };
}

function getIn(connection: SMTPConnection, credentials: Credentials | null): Promise<'in' | NodemailerError> {
  return new Promise((resolve) => {
    // Stays as long as the connection: an error that nobody listens to would end the process.
    connection.on('error', resolve);
    connection.once('end', () => resolve(cut('ECONNECTION')));
    connection.connect((error) => {
      if (error !== undefined) resolve(error);
      else if (credentials === null || !connection.allowsAuth) resolve('in');
      else connection.login(authOf(credentials), (refused) => resolve(refused ?? 'in'));
    });
  });
}

function authOf(credentials: Credentials): SMTPConnection.AuthenticationType {
  const { user } = credentials;
  return 'password' in credentials
    ? { user, credentials: { user, pass: credentials.password } }
    : { user, method: 'XOAUTH2', oauth2: new XOAuth2({ user, accessToken: credentials.accessToken }) };
}

function sessionOn(connection: SMTPConnection, limits: SmtpLimits): Session {
  let letters = 0;
  let idle: NodeJS.Timeout | undefined;
  return {
    usable: () => !connection.destroyed && letters < MAX_LETTERS,
    deliver: async (parcel, handing) => {
      clearTimeout(idle);
      letters += 1;
      const delivery = await deliver(connection, { parcel, handing, limits });
      if (delivery.kind !== 'taken') connection.close();
      else if (letters >= MAX_LETTERS) void goodbye(connection);
      else idle = setTimeout(() => void goodbye(connection), limits.idle).unref();
      return delivery;
    },
    end: () => {
      clearTimeout(idle);
      return goodbye(connection);
    },
  };
}

/** Letters over one connection; servers dislike endless ones. */
const MAX_LETTERS = 100;

async function goodbye(connection: SMTPConnection): Promise<void> {
  if (connection.destroyed) return;
  const ended = new Promise<void>((resolve) => connection.once('end', resolve));
  connection.quit();
  await within(ended, 1000, () => connection.close());
}

interface Handing {
  readonly parcel: Parcel;
  readonly handing: () => Promise<void>;
  readonly limits: SmtpLimits;
}

type Answer =
  | { readonly kind: 'answer'; readonly accepted: readonly string[]; readonly response: string }
  | { readonly kind: 'error'; readonly error: NodemailerError };

async function deliver(connection: SMTPConnection, { parcel, handing, limits }: Handing): Promise<Delivery> {
  // nodemailer would take "250" for "354": the letter's lines would be taken for commands, and one of the answers to
  // them for the letter's.
  const invited = () => /^354/u.test(connection.lastServerResponse || '');
  const letter = letterStream({ bytes: parcel.bytes, invited, handing });
  const early = setTimeout(() => (letter.asked() ? undefined : connection.close()), limits.envelope);
  const answer = await within(answerTo(connection, parcel, letter), limits.letter, () => connection.close());
  clearTimeout(early);
  if (letter.failure() !== null) {
    connection.close();
    throw letter.failure();
  }
  return deliveryOf(answer ?? { kind: 'error', error: cut('ETIMEDOUT') }, letter, parcel.to);
}

function answerTo(connection: SMTPConnection, parcel: Parcel, { stream }: LetterStream): Promise<Answer> {
  const { from, to, bytes, report } = parcel;
  const dsn =
    report === null
      ? {}
      : { dsn: { ret: 'HDRS', envid: report === '' ? null : report, notify: ['FAILURE', 'DELAY'] } };
  return new Promise((resolve) => {
    // The error that ended the connection is told right after its end.
    const ended = () => setImmediate(() => resolve({ kind: 'error', error: cut('ETIMEDOUT') }));
    connection.once('end', ended);
    connection.send({ from, to: [to], size: bytes.length, ...dsn }, stream, (error, info) => {
      connection.off('end', ended);
      if (error !== null) resolve({ kind: 'error', error });
      else resolve({ kind: 'answer', accepted: info.accepted, response: info.response });
    });
  });
}

/**
 * Before the last byte has left, nothing can have been taken. After it, only a clear answer tells; whatever else comes
 * leaves it unknown. A yes that comes too early answers something else.
 */
function deliveryOf(answer: Answer, letter: LetterStream, to: string): Delivery {
  const whole = letter.handed() === 'all';
  if (answer.kind === 'answer') {
    if (whole && answer.accepted.includes(to))
      return { kind: 'taken', words: serverWords(answer.response, to) };
    const trouble: Trouble = whole ? { code: 'refused', words: '' } : { code: 'away', how: 'cut' };
    return { kind: 'not-taken', trouble, unheard: false };
  }
  const { error } = answer;
  if (whole && !isAnswer(error)) return { kind: 'unknown' };
  const unheard = !letter.asked() && (!isAnswer(error) || error.responseCode === 421);
  return { kind: 'not-taken', trouble: troubleOfLetter(error, to), unheard };
}

function cut(code: 'ECONNECTION' | 'ETIMEDOUT'): NodemailerError {
  return Object.assign(new Error('The connection ended.'), { code });
}
