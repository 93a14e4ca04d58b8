// What of a person lies outside the memory: sentences that were learned, letters in the outbox folder, old memories.

import { readFile, rm } from 'node:fs/promises';
import type { LearnedSentence } from '../../core/learning/learned-sentence.ts';
import type { Address } from '../../domain/mail.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { readLearnedSentences, writeLearnedSentences } from '../reader/learned-sentences.ts';
import { copiesOf } from './aged-files.ts';
import { exportsAbout } from './own-exports.ts';
import { pathsIn } from './paths-in.ts';

interface About {
  readonly patient: PatientId | null;
  readonly addresses: readonly Address[];
  readonly sentences: readonly LearnedSentence[];
}

interface Erased {
  readonly learned: number;
  readonly letters: number;
  readonly copies: number;
  readonly exports: number;
}

/** Removes it; returns how many of each there were. */
export async function forgetFiles(
  practice: Practice,
  { patient, addresses, sentences }: About,
): Promise<Erased> {
  const learned = await readLearnedSentences(practice.folder);
  const kept = learned.filter(
    (one) => !sentences.some((gone) => gone.text === one.text && gone.language === one.language),
  );
  if (kept.length < learned.length) await writeLearnedSentences(practice.folder, kept);
  const letters = await lettersTo(practice, addresses);
  const copies = await copiesOf(practice);
  const exports = await exportsAbout(practice, { patient, addresses });
  for (const path of [...letters, ...copies, ...exports]) await rm(path, { recursive: true, force: true });
  return {
    learned: learned.length - kept.length,
    letters: letters.length,
    copies: copies.length,
    exports: exports.length,
  };
}

/** Letters that wait as files for somebody to send them. */
async function lettersTo({ mail }: Practice, addresses: readonly Address[]): Promise<readonly string[]> {
  const files = await pathsIn(mail.outbox, (name) => name.endsWith('.eml'));
  const found: string[] = [];
  for (const path of files) {
    const head = (await readFile(path, 'utf8')).split(/\r?\n\r?\n/u)[0] ?? '';
    const to = /^To:(.*(?:\r?\n[ \t].*)*)/imu.exec(head)?.[1]?.toLowerCase() ?? '';
    if (addresses.some((address) => to.includes(address))) found.push(path);
  }
  return found;
}
