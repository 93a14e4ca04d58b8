import { noteWords } from '../action-notes.ts';
import type { AuditLine } from '../audit.ts';
import { colon } from '../punctuation.ts';
import { upperFirst } from '../upper-first.ts';
import type { Moment, Told } from './told.ts';
import { trailWords } from './trail-words.ts';

/** What somebody said or what else the trail tells of the case; nothing where a later entry tells the same. */
export function said(
  { language }: Pick<Told, 'language'>,
  entry: AuditLine,
  after: readonly AuditLine[],
): readonly Moment[] {
  const { at, verb, detail } = entry;
  if (isToldLater(entry, after)) return [];
  const by = /(?:^| )by (.+)$/u.exec(detail)?.[1];
  const what = trailWords(
    verb === 'VerdictGiven' ? { verb: `Verdict ${detail.split(' ')[0]}` } : entry,
    language,
  );
  const waits = verb === 'VerdictGiven' ? (language === 'fr' ? ' (noté)' : ' (noted)') : '';
  const words = by === undefined ? upperFirst(what) : whoSaid(by, what, language);
  return [{ at, words: `${words}${waits}`, detail: noteOf(entry, language) }];
}

/** A verdict that was noted and then met; a yes, whose case tells who said it. */
function isToldLater({ verb, detail }: AuditLine, after: readonly AuditLine[]): boolean {
  const given = verb === 'VerdictGiven' ? `Verdict ${detail.split(' ')[0]}` : null;
  if (verb === 'Verdict approve') return true;
  return given !== null && after.some((later) => later.verb === given);
}

const MAIL_PROGRAM = 'mail program';

function whoSaid(by: string, what: string, language: Told['language']): string {
  const who =
    by === MAIL_PROGRAM ? (language === 'fr' ? 'Depuis le logiciel de mail' : 'From the mail program') : by;
  return `${who}${colon(language)}${what}`;
}

/** The words that a person gave with a no, or how it was given in the mail program. */
function noteOf({ verb, detail }: AuditLine, language: Told['language']): readonly string[] {
  const note = detail.replace(/ ?by .+$/u, '');
  return verb === 'Verdict refuse' && note !== '' ? [noteWords(note, language)] : [];
}
