import { caseIdOfAction } from '../../core/case-id.ts';
import { namesNumbers } from '../../core/followups/answer-number.ts';
import { actionIdIn, messageIdInSubject } from '../../core/mail/reply-token.ts';
import type { Mail } from '../../domain/mail.ts';
import type { AnsweredLetter } from '../../domain/situation.ts';
import type { Store } from '../../ports/store.ts';

/** The letter of ours that a mail answers, by the thread or by the token in its subject; null when it answers none. */
export async function letterAnswered(
  store: Pick<Store, 'case'>,
  mail: Pick<Mail, 'subject' | 'inReplyTo' | 'references'>,
  key: string,
): Promise<AnsweredLetter | null> {
  const named = messageIdInSubject(mail.subject);
  const bySubject = named === null ? null : actionIdIn([named], key);
  const action = bySubject ?? actionIdIn([...mail.inReplyTo, ...mail.references], key);
  const kase = action === null ? null : await store.case(caseIdOfAction(action));
  if (kase === null) return null;
  const letters = [...kase.plan, ...kase.proposal].flatMap((one) =>
    one.kind === 'reply' ? [one.letter] : [],
  );
  const [letter] = letters;
  if (letter === undefined) return null;
  const contacts = kase.plan.flatMap((one) => (one.kind === 'task' ? (one.contacts ?? []) : []));
  return {
    case: kase.id,
    class: letter.class,
    to: letter.to,
    patient: kase.patient,
    rule: kase.origin.kind === 'clock' ? kase.origin.rule : null,
    texts: letter.made.map(({ id }) => id),
    numbered: namesNumbers(letter),
    bySubject: bySubject !== null,
    contacts,
  };
}
