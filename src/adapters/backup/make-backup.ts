// Makes a backup of a practice while the secretary works: a consistent copy of the memory and the files of the folder,
// sealed as they are read. Nothing of it lies on the disk in clear.

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupName } from '../../core/backup/backup-name.ts';
import type { BackupLook } from '../../domain/backup.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { type SqliteStore, sqliteStore } from '../store/sqlite.ts';
import { syncFolder } from '../store/state-file.ts';
import { readyFolder } from './backup-folder.ts';
import type { Manifest } from './manifest.ts';
import { type Page, PageChanged, writtenPages } from './pages.ts';
import { filesOf, placeIn } from './practice-places.ts';
import { sealed } from './sealed-chunks.ts';
import { fileKey, newHeader, type SealKey } from './sealed-header.ts';
import { writingError } from './trouble.ts';

export interface BackupInput {
  readonly practice: Practice;
  readonly store: Pick<SqliteStore, 'copyTo'>;
  readonly key: SealKey;
  /** Of the memory; null when it is not encrypted. */
  readonly stateKey: string | null;
  /** Folder of the backups; made when it alone is missing. */
  readonly to: string;
  /** A person said that the disk of `to` is another one than before. */
  readonly newDisk?: boolean;
  readonly withSecrets: boolean;
  readonly program: string;
  readonly now: Instant;
}

/** Files that change while they are read are read again, so often. */
const ATTEMPTS = 3;

/** Writes one backup. Throws `UserError` when it can't be written; then there is no file of its name. */
export async function makeBackup(
  input: BackupInput,
): Promise<BackupLook & { readonly outside: readonly string[] }> {
  const { practice, to, now } = input;
  const file = join(to, backupName(now));
  try {
    await readyFolder(practice, { to, newDisk: input.newDisk ?? false });
    const copy = await copyOfMemory(input);
    try {
      return await written(file, input, copy, ATTEMPTS);
    } finally {
      await removeCopy(copy.file);
    }
  } catch (error) {
    throw writingError(file, error, practice.programLanguage);
  }
}

interface MemoryCopy {
  readonly file: string;
  readonly key: string;
  readonly counts: Manifest['counts'];
}

/** A copy beside the memory, under a key of its own, opened once to see that it is whole. */
async function copyOfMemory({ practice, store, now }: BackupInput): Promise<MemoryCopy> {
  const file = `${practice.stateFile}.copy-${process.pid}`;
  const key = randomBytes(32).toString('hex');
  await removeCopy(file);
  try {
    await store.copyTo(file, key);
    const language = practice.programLanguage;
    const copy = await sqliteStore({ file, key, now: () => now, language });
    try {
      return { file, key, counts: await copy.counts() };
    } finally {
      await copy.close();
    }
  } catch (error) {
    await removeCopy(file);
    throw error;
  }
}

async function removeCopy(file: string): Promise<void> {
  for (const path of [file, `${file}-journal`]) await rm(path, { force: true });
}

async function written(file: string, input: BackupInput, copy: MemoryCopy, attempts: number) {
  const { practice, key, to, withSecrets, program, now, stateKey } = input;
  const { files, agendas, folders, outside } = await filesOf(practice, { backups: to, withSecrets });
  const manifest: Manifest = {
    layout: 1,
    made: now,
    program,
    files,
    agendas,
    folders,
    withSecrets,
    state: placeIn(practice.folder, practice.stateFile),
    counts: copy.counts,
    copyKey: copy.key,
    stateKey,
  };
  const draft = `${file}.part-${process.pid}`;
  try {
    await sealInto(draft, key, pagesOf(practice.folder, manifest, copy.file));
    await link(draft, file);
    syncFolder(file);
    const { size } = await stat(file);
    const { counts } = copy;
    return { file, made: now, program, files: files.length, bytes: size, counts, withSecrets, outside };
  } catch (error) {
    const again = attempts > 1 && (error instanceof PageChanged || isGone(error));
    if (!again) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return written(file, input, copy, attempts - 1);
}

async function sealInto(draft: string, key: SealKey, pages: AsyncIterable<Page>): Promise<void> {
  const header = newHeader(key);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.write(header.bytes);
    for await (const chunk of sealed(writtenPages(pages), fileKey(key, header)))
      await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* pagesOf(folder: string, manifest: Manifest, copy: string): AsyncGenerator<Page> {
  const first = Buffer.from(JSON.stringify(manifest));
  yield { name: 'manifest', size: first.length, bytes: once(first) };
  yield await fileAs('state', copy);
  for (const path of manifest.files) yield await fileAs(path, join(folder, path));
}

async function fileAs(name: string, path: string): Promise<Page> {
  const { size } = await stat(path);
  return { name, size, bytes: createReadStream(path) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function isGone(error: unknown): boolean {
  return isMissing(error);
}
