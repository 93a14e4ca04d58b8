import { createHash } from 'node:crypto';
import type { ActionId, CaseId } from '../domain/case.ts';
import type { Mail } from '../domain/mail.ts';

/** The case a mail makes: `c-` and 12 hex digits of SHA-256 over Message-ID and content, wherever the mail lies. */
export function caseIdOf(mail: Pick<Mail, 'messageId' | 'contentHash'>): CaseId {
  return `c-${fingerprintOf(mail).slice(0, 12)}`;
}

/** Tells mails apart, in 64 hex digits: two that share a Message-ID, and two that say the same. */
export function fingerprintOf({ messageId, contentHash }: Pick<Mail, 'messageId' | 'contentHash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([messageId, contentHash]))
    .digest('hex');
}

/** `c-` and twelve hex digits, the beginning of every action id. */
const CASE_ID_LENGTH = 14;

/** The case that an action belongs to. */
export function caseIdOfAction(action: ActionId): CaseId {
  return action.slice(0, CASE_ID_LENGTH);
}
