// learned/ in the practice's folder: sentences that were corrected there. They hold words of patients, so only this
// account may read them, and they never leave the machine.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LearnedSentence, learnedText, parseLearned } from '../../core/learning/learned-sentence.ts';
import { UserError } from '../../domain/errors.ts';
import { isMissing } from '../files/failure-code.ts';
import { unreadable, unwritable } from '../files/file-trouble.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

/** Where a practice's own learning lies. */
export interface LearnedPlaces {
  readonly folder: string;
  readonly sentences: string;
  readonly switches: string;
}

/** Paths only: neither needs to be there before somebody corrects a reading. */
export function learnedPlaces(practiceFolder: string): LearnedPlaces {
  const folder = join(practiceFolder, 'learned');
  return { folder, sentences: join(folder, 'sentences.tsv'), switches: join(folder, 'switches.tsv') };
}

/** The practice's sentences, oldest first; none when nothing was corrected yet. */
export async function readLearnedSentences(practiceFolder: string): Promise<readonly LearnedSentence[]> {
  const { sentences } = learnedPlaces(practiceFolder);
  const text = await textOrNone(sentences);
  return asUserError(() => parseLearned({ name: sentences, text }));
}

/** Puts these in the place of all that were there. */
export async function writeLearnedSentences(
  practiceFolder: string,
  sentences: readonly LearnedSentence[],
): Promise<void> {
  const places = learnedPlaces(practiceFolder);
  await writeLearnedFile(places, places.sentences, Buffer.from(learnedText(sentences)));
}

/** Writes a file of the folder so that only this account can read it. */
export async function writeLearnedFile(
  { folder }: LearnedPlaces,
  path: string,
  content: Buffer,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeOwnFile(path, content);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** The text of a file; empty when there is none. */
export async function textOrNone(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return '';
    throw unreadable(path, cause);
  }
}

/** A file that a person may have edited: what is wrong with it is told, with its line. */
export function asUserError<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const fr = `Une ligne n’est pas comprise, corrigez-la ou retirez-la : ${cause.message}`;
    throw new UserError(`${cause.message} Mend the line or take it out.`, { cause, fr });
  }
}
