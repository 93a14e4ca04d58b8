// A backup as its pages, opened with the key that it names.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ProgramLanguage } from '../../domain/language.ts';
import { type Manifest, manifestIn } from './manifest.ts';
import { type Page, readPages, wholePage } from './pages.ts';
import { Unsealable, unsealed } from './sealed-chunks.ts';
import {
  fileKey,
  HEADER_ROOM,
  type Header,
  type KeyHint,
  readHeader,
  type SealKey,
} from './sealed-header.ts';
import { backupError } from './trouble.ts';

/** Gives the key that a backup asks for. Throws `UserError` when there is none. */
export type KeyFor = (hint: KeyHint) => Promise<SealKey>;

export interface OpenBackup {
  readonly manifest: Manifest;
  /** What follows the manifest. Throws `Unsealable` where it is not genuine or not whole. */
  readonly pages: AsyncIterable<Page>;
}

/** Which key a backup asks for. Throws `UserError` for a file that is none. */
export async function headerOf(file: string, language: ProgramLanguage): Promise<Header> {
  const read = readHeader(await firstBytes(file, language));
  if (read.kind !== 'header') throw backupError(file, read.kind, language);
  return read.header;
}

/** Opens a backup. Throws `Unsealable` when the key does not fit. */
export async function openBackup(file: string, header: Header, key: SealKey): Promise<OpenBackup> {
  const cipher = createReadStream(file, { start: header.bytes.length });
  const pages = readPages(unsealed(cipher, fileKey(key, header)))[Symbol.asyncIterator]();
  const first = await pages.next();
  if (first.done === true || first.value.name !== 'manifest') throw new Unsealable('no first page');
  const manifest = manifestIn(await wholePage(first.value));
  return { manifest, pages: { [Symbol.asyncIterator]: () => pages } };
}

async function firstBytes(file: string, language: ProgramLanguage): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const bytes = Buffer.alloc(HEADER_ROOM);
      const { bytesRead } = await handle.read(bytes, 0, HEADER_ROOM, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw backupError(file, 'missing', language, cause);
  }
}
