import type { Label, ReadSentence } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';

/** What may stand beside a short answer. */
const MANNERS: readonly Label[] = ['thanks', 'greeting', 'closing', 'name', 'contact-line'];

/** What their one answer means; null when there is none, another one, or a sentence that says more. */
export function onlyAnswer<Meant>(
  { mail, reading }: Pick<Situation, 'mail' | 'reading'>,
  answer: (line: string) => Meant | null,
): Meant | null {
  const lines = mail.ownWords.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  const [meant, another] = lines.flatMap((line) => answer(line) ?? []);
  if (meant === undefined || another !== undefined) return null;
  const isWhole = reading.sentences.every(
    (sentence) => answer(sentence.text) !== null || isManners(sentence),
  );
  return isWhole ? meant : null;
}

/** Politeness and who writes, and nothing that the readers dispute. */
export function isManners({ labels, disputed }: ReadSentence): boolean {
  return disputed !== true && labels.length > 0 && labels.every((label) => MANNERS.includes(label));
}

/** Whether a mail is whole, of a person, and holds nothing but its own words, without a word of alarm. */
export function isPlain({ mail, reading }: Pick<Situation, 'mail' | 'reading'>): boolean {
  if (mail.automatic !== null || mail.truncated || mail.attachments.length > 0) return false;
  if (mail.cut.some(({ kind }) => kind === 'forward' || kind === 'other-version')) return false;
  return reading.flags.length === 0 && reading.urgency === 'none';
}
