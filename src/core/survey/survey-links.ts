import type { Address } from '../../domain/mail.ts';
import { messageIdFor, subjectTokenOf } from '../mail/reply-token.ts';

interface Asking {
  /** The practice's own address, which the answers go to. */
  readonly to: Address;
  /** The case of the letter that asks. */
  readonly case: string;
  /** The installation's secret. */
  readonly key: string;
}

/** Five prepared mails, from 1 to 5: the subject carries the number and the letter's token, nothing personal (S4). */
export function surveyLinks({ to, case: id, key }: Asking): readonly string[] {
  const [local = '', domain = ''] = to.split('@');
  const token = subjectTokenOf(messageIdFor(`${id}-now-0`, domain, key));
  const address = `${encodeURIComponent(local)}@${domain}`;
  return [1, 2, 3, 4, 5].map((score) => `mailto:${address}?subject=${score}%20${token}`);
}
