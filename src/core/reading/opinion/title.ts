// A subject: it names what its mail is about, and the mail says what it wants.

import type { Mail } from '../../../domain/mail.ts';
import { wordsOf } from '../fold.ts';
import type { InItsMail } from '../neighbours/beside-neighbours.ts';
import { isCalmTitle } from './calm.ts';
import type { Classified } from './classified.ts';

/** Words of a subject that is calm above its mail. */
const LONGEST_SUBJECT = 8;

interface Titled {
  readonly mail: Mail;
  readonly p: Classified['p'];
  readonly inMail: InItsMail | null;
}

/** A subject of few words above a mail that says what it wants. */
export function isTitle(text: string, { mail: { ownWords }, p = {}, inMail }: Titled): boolean {
  if (ownWords.trim() === '' || text.includes('?')) return false;
  const words = wordsOf(text).length;
  return isCalmTitle(words, p) || (inMail?.calm === true && words <= LONGEST_SUBJECT);
}

/** What a subject seems to ask, its mail asks: heard there. */
export function asTitle(inMail: InItsMail | null): InItsMail | null {
  return inMail === null ? null : { ...inMail, labels: [], heard: false };
}
