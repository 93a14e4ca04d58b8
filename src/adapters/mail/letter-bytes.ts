// The one place where a letter becomes bytes: what is sent, what lies in Sent, in Drafts and in the outbox folder are
// the same bytes.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FilePart } from '../../core/letters/file-part.ts';
import { isPlainAddress, rfc5322 } from '../../core/letters/rfc5322.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { LetterFile, Outgoing } from '../../domain/letter.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { Zone } from '../../domain/time.ts';

/** Bytes of one file; more does not arrive everywhere once it is encoded. */
const MAX_FILE = 5 * 1024 * 1024;

export interface LetterBytes {
  /** Of the practice: the Date field shows its clock. */
  readonly zone: Zone;
  /** Of the sentences for the practice. */
  readonly language: ProgramLanguage;
  /** At most a little more than `MAX_FILE` bytes of a file; throws when it can't be read. */
  readonly readFile?: (path: string) => Promise<Uint8Array>;
}

export type Written =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly sentence: string; readonly retry: false };

/** The letter with its files, as it travels. `failed` when nobody could be written to or a file can't go with it. */
export async function letterBytes(
  letter: Outgoing,
  { zone, language, readFile: read = readLetterFile }: LetterBytes,
): Promise<Written> {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  if (![letter.to, letter.from].every(isOneAddress)) return failed(strangeAddress(say));
  const files: FilePart[] = [];
  for (const file of letter.files) {
    const bytes = await contentOf(file, read);
    if (bytes === null) return failed(notThere(file, say));
    if (bytes.length > MAX_FILE) return failed(tooBig(file, say));
    if (file.hash !== undefined && file.hash !== fileHash(bytes)) return failed(changed(file, say));
    files.push({ name: file.name, contentType: file.contentType, bytes });
  }
  return { kind: 'bytes', bytes: Buffer.from(rfc5322(letter, zone, files), 'ascii') };
}

/** Nothing but one address, so that no second recipient can hide in it, and in ASCII. */
function isOneAddress(address: string): boolean {
  return parseAddress(address) === address && isPlainAddress(address);
}

/** A file, or as many zeros as show that it is too big: a huge file never enters memory, and what is no file is not opened. */
export async function readLetterFile(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (!found.isFile()) throw Object.assign(new Error('Not a file.'), { code: 'EISDIR' });
  return found.size > MAX_FILE ? new Uint8Array(MAX_FILE + 1) : readFile(path);
}

/** SHA-256, in hexadecimal digits. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Null when it can't be read: whatever the file system says, a human has to look. */
async function contentOf(
  { path }: LetterFile,
  read: NonNullable<LetterBytes['readFile']>,
): Promise<Uint8Array | null> {
  try {
    return await read(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

type Say = (fr: string, en: string) => string;

function failed(sentence: string): Written {
  return { kind: 'failed', sentence, retry: false };
}

function strangeAddress(say: Say): string {
  return say(
    "L'adresse contient des caractères que les serveurs de courrier n'acceptent pas.",
    'The address has characters that mail servers do not accept.',
  );
}

function notThere({ path }: LetterFile, say: Say): string {
  const name = basename(path);
  return say(
    `Le fichier joint ${name} ne se lit pas. Remettez-le à sa place, puis envoyez la réponse vous-même.`,
    `The attached file ${name} can't be read. Put it back, then send the reply yourself.`,
  );
}

function tooBig({ path }: LetterFile, say: Say): string {
  const name = basename(path);
  return say(
    `Le fichier joint ${name} dépasse 5 Mo. Réduisez-le, puis envoyez la réponse vous-même.`,
    `The attached file ${name} is over 5 MB. Make it smaller, then send the reply yourself.`,
  );
}

function changed({ path }: LetterFile, say: Say): string {
  const name = basename(path);
  return say(
    `Le fichier joint ${name} a changé depuis que la lettre a été préparée. Relisez-le, puis envoyez la lettre vous-même.`,
    `The attached file ${name} has changed since the letter was prepared. Look at it, then send the letter yourself.`,
  );
}
