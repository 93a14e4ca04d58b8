// Tries a backup: everything is unsealed, the memory is opened in a temporary folder (still encrypted), checked by SQLite
// and counted, and its trail verified. Nothing of the practice is touched.

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lostIn } from '../../core/backup/same-counts.ts';
import type { BackupLook } from '../../domain/backup.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import { sqliteStore } from '../store/sqlite.ts';
import type { Manifest } from './manifest.ts';
import { headerOf, type KeyFor, openBackup } from './open-backup.ts';
import type { Page } from './pages.ts';
import { Unsealable } from './sealed-chunks.ts';
import { backupError, readingError, writingError } from './trouble.ts';

export interface Trial {
  readonly file: string;
  readonly keyFor: KeyFor;
  readonly language: ProgramLanguage;
  readonly now: Instant;
}

/** What a backup holds, once all of it has proved whole. Throws `UserError` saying what is wrong with it. */
export async function tryBackup({ file, keyFor, language, now }: Trial): Promise<BackupLook> {
  const header = await headerOf(file, language);
  const key = await keyFor(header.hint);
  const room = await mkdtemp(join(tmpdir(), 'agent-restore-test-'));
  try {
    const { manifest, pages } = await openBackup(file, header, key);
    const state = join(room, 'state.db');
    await unpackMemory(pages, manifest, state);
    await proveMemory(state, manifest, { file, language, now });
    const { size: bytes } = await stat(file);
    const { made, program, counts, withSecrets, files } = manifest;
    return { file, made, program, files: files.length, bytes, counts, withSecrets };
  } catch (error) {
    throw writingError(tmpdir(), readingError(file, error, language, header.hint.kind), language);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** Reads all pages to the end; only the memory is written. */
async function unpackMemory(pages: AsyncIterable<Page>, manifest: Manifest, state: string): Promise<void> {
  const names: string[] = [];
  for await (const page of pages) {
    names.push(page.name);
    if (page.name === 'state') await pipeline(page.bytes, createWriteStream(state, { mode: 0o600 }));
  }
  if (names.join('\n') !== ['state', ...manifest.files].join('\n')) throw new Unsealable('pages are missing');
}

/** Opens the unpacked memory and compares it with what was counted when it was copied. */
async function proveMemory(
  state: string,
  { copyKey, counts }: Pick<Manifest, 'copyKey' | 'counts'>,
  { file, language, now }: Pick<Trial, 'file' | 'language' | 'now'>,
): Promise<void> {
  const store = await sqliteStore({ file: state, key: copyKey, now: () => now, language });
  try {
    const damage = await store.damage();
    const lost = lostIn(counts, await store.counts());
    const broken = await store.verifyAudit();
    if (damage !== null || lost.length > 0 || broken !== null)
      throw backupError(
        file,
        'incomplete',
        language,
        new Error(`${damage ?? ''} ${lost.join(' ')} ${broken ?? ''}`),
      );
  } finally {
    await store.close();
  }
}
