// What both stores, on disk and in memory, must do alike.

import { createHash, createHmac } from 'node:crypto';
import { wellFormed } from '../../core/audit.ts';
import type { Action } from '../../domain/action.ts';
import type { ActionRecord, ActionState, Case, Pause } from '../../domain/case.ts';
import type { SentMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import type { LetterState } from '../../ports/store.ts';

/**
 * Whether an action may go from one state to another. What is done stays done, and what was started, or may have
 * happened, is never started again: first somebody says that it did not happen (design §5).
 */
export function mayBecome(from: ActionState, to: ActionState): boolean {
  if (from === to) return to !== 'started';
  if (from === 'done') return false;
  return to !== 'started' || from === 'planned' || from === 'failed';
}

/** A pause as it is kept. */
export function wholePause({ by, since, until }: Pause): Pause {
  const kept = { by: wellFormed(by), since: asInstant(since) };
  return until === undefined ? kept : { ...kept, until: asInstant(until) };
}

/** Whether the time of a pause is up. */
export function isOver({ until }: Pause, now: Instant): boolean {
  return until !== undefined && until <= now;
}

/** Whether a case may be decided again: nothing of its plan was done, failed, or may have happened. */
export function mayReplan(
  { state }: Pick<Case, 'state'>,
  records: readonly Pick<ActionRecord, 'state'>[],
): boolean {
  return state === 'acting' && records.every((one) => one.state === 'planned' || one.state === 'started');
}

/** Whether the proposal of a case may become another one: nothing of it was planned yet. */
export function mayRevise(
  { state }: Pick<Case, 'state'>,
  records: readonly Pick<ActionRecord, 'stage'>[],
): boolean {
  return state === 'waiting' && records.every(({ stage }) => stage === 'now');
}

/** A bug of the caller: what may have been done is a human's, never planned anew. */
export function notReplanned(id: string): Error {
  return new Error(`something of ${id} may have been done: it can't be decided again`);
}

/** The Message-IDs by which a case's thread is found again, its own among them, as SHA-256. */
export function threadKeys(kase: Pick<Case, 'thread' | 'messageId'>): readonly string[] {
  const ids = kase.messageId === null ? kase.thread : [...kase.thread, kase.messageId];
  return [...new Set(ids.map(threadKey))];
}

/** One Message-ID as it is kept for comparing. */
export function threadKey(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex');
}

/** One Message-ID where it must not be readable: the same for the same key of this installation. */
export function messageKey(messageId: string, key: string): string {
  return createHmac('sha256', key).update(`message\0${messageId}`).digest('hex').slice(0, 32);
}

/** Letters that are kept until their copy lies in Sent. */
export const MOST_OWED = 20;

/** By which a thread is found that the practice wrote into: what it answered, and its own mail, which may be answered. */
export function writtenKeys(mails: readonly SentMail[], key: string): readonly string[] {
  const ids = mails.flatMap(({ messageId, answers }) =>
    messageId === null ? answers : [...answers, messageId],
  );
  return [...new Set(ids.map((id) => messageKey(id, key)))];
}

/** A follow-up's key when its time is over: still the same follow-up, of nobody. */
export function agedKey(key: string, secret: string): string {
  if (isAgedKey(key)) return key;
  return `h:${createHmac('sha256', secret).update(`follow-up\0${key}`).digest('hex').slice(0, 32)}`;
}

/** Whether `agedKey` made it: nobody's name is in it any more. */
export function isAgedKey(key: string): boolean {
  return /^h:[0-9a-f]{32}$/u.test(key);
}

const LETTER_STATES: readonly LetterState[] = ['leaving', 'left', 'returned'];

/** Whether a letter may go from one state to another: what has left is never only leaving again. */
export function letterMayBecome(from: LetterState | null, to: LetterState): boolean {
  return from === null || LETTER_STATES.indexOf(to) > LETTER_STATES.indexOf(from);
}

/** Heaviest first: an address that got the emergency text must not be taken for one that only wanted a human. */
const WEIGHT: readonly string[] = [
  'emergency',
  'unsafe-channel',
  'loss',
  'wrong-person',
  'human-wanted',
  'undeliverable',
] satisfies readonly Extract<Action, { kind: 'freeze' }>['why'][];

/** The reason that counts when a contact was frozen more than once; null when it was not. */
export function heaviest(reasons: readonly string[]): string | null {
  return WEIGHT.find((why) => reasons.includes(why)) ?? reasons[0] ?? null;
}

/** Refuses what is no moment: NaN or a fraction would be stored as something else. */
export function asInstant(at: Instant): Instant {
  if (!Number.isSafeInteger(at)) throw new TypeError(`${at} is not a moment in whole milliseconds`);
  return at;
}
