import { createHash } from 'node:crypto';
import type { CaseId } from '../domain/case.ts';
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
