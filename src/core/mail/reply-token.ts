import { createHmac, timingSafeEqual } from 'node:crypto';

// Our Message-IDs are signed, so that an answer proves that its writer got our mail (handbook §3.3, level 1).

const SIGNATURE_LENGTH = 32;
const TOKEN = /^<([a-z0-9][a-z0-9_-]{0,80})\.([0-9a-f]{32})@[^\s<>@]{1,253}>$/i;
/** References that are looked at; a longer chain is looked at from its end. */
const MAX_IDS = 200;

/** The Message-ID of the letter that an action sends: `<action.signature@domain>`, 128 bits of HMAC-SHA256. */
export function messageIdFor(actionId: string, domain: string, key: string | Uint8Array): string {
  if (!/^[a-z0-9][a-z0-9_-]{0,80}$/i.test(actionId))
    throw new RangeError('An action id must be letters, digits, "-" and "_".');
  return `<${actionId}.${signatureOf(actionId, key)}@${domain}>`;
}

/**
 * The id of the action that one of these Message-IDs truly names; null when none does. In-Reply-To, then References:
 * the first is asked first, then the youngest reference.
 */
export function actionIdIn(messageIds: readonly string[], key: string | Uint8Array): string | null {
  for (const messageId of [...messageIds.slice(0, 1), ...messageIds.slice(1).slice(-MAX_IDS).reverse()]) {
    const [, actionId, signature] = TOKEN.exec(messageId) ?? [];
    if (actionId === undefined || signature === undefined) continue;
    if (same(signature.toLowerCase(), signatureOf(actionId, key))) return actionId;
  }
  return null;
}

/** What stands in the subject of a mail that a link of our letter prepares: the letter's own token. */
export function subjectTokenOf(messageId: string): string {
  return messageId.slice(1, messageId.lastIndexOf('@'));
}

const IN_SUBJECT = /(?:^|[\s[(])([a-z0-9][a-z0-9_-]{0,80}\.[0-9a-f]{32})(?=$|[\s\])])/i;

/** The Message-ID, at no host, that a subject names with such a token; null when it names none. It proves nothing yet. */
export function messageIdInSubject(subject: string): string | null {
  const [, token] = IN_SUBJECT.exec(subject) ?? [];
  return token === undefined ? null : `<${token}@subject.invalid>`;
}

/** Whether a Message-ID has the form of ours. It proves nothing yet. */
export function looksLikeOurs(messageId: string): boolean {
  return TOKEN.test(messageId);
}

function signatureOf(actionId: string, key: string | Uint8Array): string {
  return createHmac('sha256', key).update(`reply-token:${actionId}`).digest('hex').slice(0, SIGNATURE_LENGTH);
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
