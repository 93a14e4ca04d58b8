// Letters over SMTP submission (RFC 6409). One letter at a time over one kept connection. What is promised: `done` only
// when the server has taken the letter, `failed` only when it certainly has not, `unknown` for everything else, and no
// letter is handed over a second time unless the first time certainly came to nothing.

import type { Outcome } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { SmtpSettings } from '../../domain/server-settings.ts';
import type { Zone } from '../../domain/time.ts';
import type { Outbox } from '../../ports/mail.ts';
import type { Store } from '../../ports/store.ts';
import type { Clock } from '../../ports/world.ts';
import { letterBytes } from '../mail/letter-bytes.ts';
import { type LetterTraces, letterTraces } from './letter-traces.ts';
import { SMTP_LIMITS, type SmtpLimits } from './limits.ts';
import type { Owing, SentFolder } from './sent-copies.ts';
import {
  noteOfCopy,
  noteOfEarlier,
  sentenceOfClear,
  sentenceOfTrouble,
  sentenceOfUnknown,
  sentenceOfUnseen,
} from './sentences.ts';
import type { Parcel } from './session.ts';
import { type Standing, standing } from './standing.ts';
import { type Submission, type SubmissionInput, submission } from './submission.ts';
import { isRefusal, mayRetry, type Trouble } from './trouble.ts';

export interface SmtpOutbox {
  readonly settings: SmtpSettings;
  /**
   * Asked for every new connection. May throw `Refused`, `Unreachable` or `UserError`. Null for a relay on this machine
   * that asks nobody who they are.
   */
  readonly secret: SubmissionInput['secret'];
  readonly journal: Pick<Store, 'noteLetter' | 'letterState' | 'restored'> & Owing;
  /** Null when the practice has no mailbox to keep copies in. */
  readonly sent: SentFolder | null;
  readonly zone: Zone;
  readonly clock: Clock;
  readonly language: ProgramLanguage;
  /** For the files of letters (see `readLetterFile`) and the certificate authority. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly limits?: SmtpLimits;
}

/**
 * What is written in the journal: `leaving` after the server has asked for a letter and before its first byte, `left`
 * after the server has taken it. A letter that is not there was never handed over. What the journal can't write is
 * thrown: then nothing was handed over, or the copy in Sent tells of it.
 */
export function smtpOutbox(input: SmtpOutbox): Outbox {
  const { settings, language, limits = SMTP_LIMITS } = input;
  if (settings.security === 'none' && !isThisComputer(settings.host))
    throw new UserError(sentenceOfClear(settings.host, language));
  const way = submission({ ...input, limits });
  const traces = letterTraces({ ...input, savesSent: settings.savesSent, limit: limits.sent });
  const stands = standing(input.clock);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    send: (letter) => {
      const mine = turn.then(() => send(letter, { input, way, traces, stands }));
      turn = mine.catch(() => null);
      return mine;
    },
    left: traces.left,
    state: () => (traces.owed() === 0 ? stands.state() : { ...stands.state(), copiesOwed: traces.owed() }),
    catchUp: () => {
      const mine = turn.then(traces.catchUp);
      turn = mine.catch(() => null);
      return mine;
    },
    close: async () => {
      await turn;
      await way.close();
    },
  };
}

interface Means {
  readonly input: SmtpOutbox;
  readonly way: Submission;
  readonly traces: LetterTraces;
  readonly stands: Standing;
}

async function send(letter: Outgoing, { input, way, traces, stands }: Means): Promise<Outcome> {
  const { settings, language } = input;
  const { messageId } = letter;
  const earlier: Outcome = { kind: 'done', note: noteOfEarlier(language) };
  const unknown: Outcome = { kind: 'unknown', sentence: sentenceOfUnknown(language) };
  const before = await traces.left(messageId);
  if (before === null && (await isUnseen(messageId, input)))
    return { kind: 'failed', sentence: sentenceOfUnseen(language), retry: true };
  if (before !== false) return before === true ? earlier : unknown;
  if (stands.rests()) return { kind: 'failed', sentence: stands.state().trouble, retry: true };
  const written = await letterBytes(letter, input);
  if (written.kind === 'failed') return written;
  const parcel = parcelOf(letter, written.bytes, settings);
  const delivery = await way.deliver(parcel, () => traces.leaving(messageId));
  switch (delivery.kind) {
    case 'taken': {
      stands.well();
      const copied = await traces.taken(messageId, written.bytes);
      return { kind: 'done', note: copied ? delivery.words : noteOfCopy(delivery.words, language) };
    }
    case 'not-taken':
      traces.notTaken(messageId);
      return failed(delivery.trouble, input, stands);
    case 'unknown':
      return (await traces.left(messageId)) === true ? earlier : unknown;
  }
}

/** The journal knows nothing of it, and Sent can't be looked at now: later it can. */
async function isUnseen(messageId: string, { journal, sent }: SmtpOutbox): Promise<boolean> {
  return sent !== null && (await journal.letterState(messageId)) === null;
}

function failed(trouble: Trouble, { settings, language }: SmtpOutbox, stands: Standing): Outcome {
  const sentence = sentenceOfTrouble(trouble, settings, language);
  const retry = mayRetry(trouble);
  // A server that refuses one letter for good is there, and lets us in.
  if (retry) stands.trouble(sentence, isRefusal(trouble));
  else stands.well();
  return { kind: 'failed', sentence, retry };
}

function parcelOf(letter: Outgoing, bytes: Uint8Array, { deliveryReports }: SmtpSettings): Parcel {
  const { from, to, messageId } = letter;
  const action = /^<([a-z0-9_-]{1,80})\./iu.exec(messageId)?.[1] ?? '';
  return { from, to, bytes, report: deliveryReports ? action : null };
}

function isThisComputer(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu.test(host);
}
