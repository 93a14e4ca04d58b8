import type { Case } from '../../domain/case.ts';
import type { SentMail } from '../../domain/mail.ts';

/**
 * Whether a mail of the practice's own answers the mail of a case. Naming that mail is enough; naming only its thread
 * is enough for a mail sent later, and not for one that the patient answers with theirs. A forward to somebody else
 * names it too and answers nothing: the patient, or where they want answers, must be among the recipients, as far as
 * they are known.
 */
export function answersCase(
  sent: SentMail,
  {
    messageId,
    thread,
    from,
    replyTo = [],
    sent: written,
  }: Pick<Case, 'messageId' | 'thread' | 'from' | 'replyTo' | 'sent'>,
): boolean {
  const theirs = from === null ? [] : [from, ...replyTo];
  if (sent.to.length > 0 && theirs.length > 0 && !sent.to.some((to) => theirs.includes(to))) return false;
  if (messageId !== null && sent.answers.includes(messageId)) return true;
  const earlier = sent.messageId !== null && thread.includes(sent.messageId);
  return !earlier && sent.at > written && sent.answers.some((id) => thread.includes(id));
}
