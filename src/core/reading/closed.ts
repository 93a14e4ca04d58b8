import type { Attachment, Mail } from '../../domain/mail.ts';
import type { Label, ReadSentence, RedFlag, Request } from '../../domain/reading.ts';
import { speaksForItsUser } from '../mail/calendar-answer.ts';
import { isProtected } from './labels.ts';

interface Understood {
  readonly mail: Pick<Mail, 'automatic' | 'truncated' | 'attachments' | 'cut' | 'calendar'>;
  readonly flags: readonly RedFlag[];
  readonly sentences: readonly ReadSentence[];
  readonly requests: readonly Request[];
  readonly unexplained: readonly string[];
}

/**
 * The closed world (R-CLOSED): nothing forbids an approved automatic answer before a human has read the mail. Every
 * sentence is explained as administration, no person is asked for, no flag was met, and nothing came with the mail
 * that its words don't name.
 */
export function isClosed({ mail, flags, sentences, requests, unexplained }: Understood): boolean {
  return (
    (mail.automatic === null || speaksForItsUser(mail)) &&
    !mail.truncated &&
    flags.length === 0 &&
    unexplained.length === 0 &&
    sentences.length > 0 &&
    !sentences.some(({ labels, disputed }) => disputed === true || labels.some(isProtected)) &&
    !requests.some(({ supposed }) => supposed === true) &&
    !requests.some(({ kind }) => kind === 'human') &&
    (requests.length > 0 || sentences.some(({ labels }) => labels.some(isCourtesy))) &&
    !mail.cut.some(({ kind, text }) => kind === 'forward' && text.trim() !== '') &&
    !mail.cut.some(({ kind }) => kind === 'other-version') &&
    !mail.cut.some(({ kind, text }) => kind === 'signature' && saysMore(text)) &&
    attachmentsAreNamed(mail, sentences)
  );
}

function isCourtesy(label: Label): boolean {
  return label === 'greeting' || label === 'closing' || label === 'thanks';
}

/** Labels of sentences that speak of a paper that comes with them. */
const SPEAKS_OF_PAPERS: ReadonlySet<Label> = new Set<Label>([
  'sends',
  'document',
  'renewal',
  'contact',
  'payment',
  'series',
  'home',
]);

function attachmentsAreNamed(
  { attachments, calendar }: Understood['mail'],
  sentences: readonly ReadSentence[],
): boolean {
  const real = attachments.filter(
    (attachment) => !isDecoration(attachment) && !(calendar !== null && isCalendar(attachment)),
  );
  return (
    real.length === 0 || sentences.some(({ labels }) => labels.some((label) => SPEAKS_OF_PAPERS.has(label)))
  );
}

/** Bytes under which a picture with a mail program's own name is a logo of a signature. */
const LOGO = 30_000;

function isDecoration({ name, contentType, size }: Attachment): boolean {
  return (
    contentType.startsWith('image/') &&
    size < LOGO &&
    /^(?:image\d{3}|outlook-|logo|facebook|linkedin|instagram)/i.test(name)
  );
}

function isCalendar({ contentType, name }: Attachment): boolean {
  return (
    contentType === 'text/calendar' ||
    contentType === 'application/ics' ||
    name.toLowerCase().endsWith('.ics')
  );
}

const OF_A_PROGRAM =
  /^(?:--|__|\*\*|—)|^(?:envoy|sent|get |obten|téléch|telech|download|verzonden|verstuurd|von mein|gesendet|wys[łl]an|enviad|inviat|provenance|diese|this (?:e-?mail|message)|ce (?:message|mail|courriel)|tel|tél|mob|fax|port|phone|www|http)/i;

/** A line under the signature that is no name, number, address or program's remark says something of its own. */
function saysMore(signature: string): boolean {
  return signature.split('\n').some((line) => {
    const text = line.trim();
    const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    if (words.length < 4 || OF_A_PROGRAM.test(text) || /[\d@|]|https?:/.test(text)) return false;
    return words.filter((word) => /^\p{Ll}/u.test(word)).length > words.length / 2;
  });
}
