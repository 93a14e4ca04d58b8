// Puts a practice back from a backup. All of it is proved first; what is there already is kept aside, and the memory
// changes in one step. A practice that comes back is paused: what happened after the backup it does not know.

import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { keyId } from '../../core/backup/recovery-phrase.ts';
import { lostIn } from '../../core/backup/same-counts.ts';
import type { BackupRestored } from '../../domain/backup.ts';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { exists } from '../files/text-files.ts';
import { keepKey } from '../keys/keep-key.ts';
import { idFile } from '../keys/key-ring.ts';
import { takeInstanceLock } from '../machine/instance-lock.ts';
import { forgetRestored } from '../privacy/forget-restored.ts';
import { forgottenKeys } from '../privacy/forgotten-list.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { syncFolder } from '../store/state-file.ts';
import type { Manifest } from './manifest.ts';
import { headerOf, type KeyFor, openBackup } from './open-backup.ts';
import { backupError, readingError, writingError } from './trouble.ts';
import { tryBackup } from './try-backup.ts';

export interface Restoring {
  readonly file: string;
  /** The practice's folder; made when it is missing. */
  readonly to: string;
  readonly keyFor: KeyFor;
  readonly env: NodeJS.ProcessEnv;
  readonly language: ProgramLanguage;
  readonly now: Instant;
}

/** Puts a backup back. Throws `UserError`; then nothing of what was there has changed, or it says what to do. */
export async function restoreBackup(input: Restoring): Promise<BackupRestored> {
  const look = await tryBackup(input);
  const { to, now } = input;
  const room = join(to, `.restore-${process.pid}`);
  try {
    await mkdir(room, { recursive: true, mode: 0o700 });
    const manifest = await unpack(input, room);
    const stateFile = isAbsolute(manifest.state) ? manifest.state : join(to, manifest.state);
    await mkdir(dirname(stateFile), { recursive: true, mode: 0o700 });
    const release = takenLock(stateFile, input);
    try {
      const forgotten = await readyMemory(input, manifest, room);
      const aside = join(to, '.agent', `before-restore-${stampOf(now)}`);
      const left = await putFiles({ to, room, aside, manifest });
      const key = await putKey(stateFile, manifest, input);
      await putMemory({ stateFile, room, aside });
      const before = (await exists(aside)) ? aside : null;
      return { ...look, folder: to, before, left, key, forgotten };
    } finally {
      release();
    }
  } catch (error) {
    throw writingError(to, error, input.language);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** Everything into `room`: the memory as `state`, the files under `files/`. */
async function unpack({ file, keyFor, language }: Restoring, room: string): Promise<Manifest> {
  const header = await headerOf(file, language);
  try {
    const { manifest, pages } = await openBackup(file, header, await keyFor(header.hint));
    for await (const page of pages) {
      const target = page.name === 'state' ? join(room, 'state') : join(room, 'files', page.name);
      if (page.name !== 'state' && !manifest.files.includes(page.name))
        throw backupError(file, 'not-genuine', language);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(page.bytes, createWriteStream(target, { mode: 0o600, flush: true }));
    }
    return manifest;
  } catch (error) {
    throw readingError(file, error, language, header.hint.kind);
  }
}

/** Nobody works the practice while it is put back. */
function takenLock(stateFile: string, { language, now }: Restoring): () => void {
  const lock = takeInstanceLock(stateFile, now);
  if (lock.kind === 'taken') return lock.release;
  throw new UserError(
    language === 'fr'
      ? 'Le secrétariat est en marche sur ce cabinet. Arrêtez-le d’abord, puis recommencez. Rien n’a été changé.'
      : 'The secretary is running for this practice. Stop it first, then try again. Nothing was changed.',
  );
}

/**
 * The memory as it shall be: it knows that it was put back, it is paused, and it has the practice's own key. Returns how many
 * people were forgotten again.
 */
async function readyMemory(
  { file, to, language, now }: Restoring,
  manifest: Manifest,
  room: string,
): Promise<number> {
  const store = await sqliteStore({
    file: join(room, 'state'),
    key: manifest.copyKey,
    now: () => now,
    language,
  });
  try {
    await store.noteRestored({ made: manifest.made, at: now });
    await store.pause({ by: 'agent restore', since: now });
    await store.copyTo(join(room, 'ready'), manifest.stateKey);
  } finally {
    await store.close();
  }
  const key = manifest.stateKey === null ? {} : { key: manifest.stateKey };
  const ready = await sqliteStore({ file: join(room, 'ready'), ...key, now: () => now, language });
  try {
    const whole =
      (await ready.damage()) === null && lostIn(manifest.counts, await ready.counts()).length === 0;
    if (!whole) throw backupError(file, 'incomplete', language);
    const keys = await forgottenKeys(file, { folder: to, made: manifest.made });
    return await forgetRestored(ready, { keys, files: join(room, 'files'), now });
  } finally {
    await ready.close();
  }
}

interface Putting {
  readonly to: string;
  readonly room: string;
  readonly aside: string;
  readonly manifest: Manifest;
}

/** Puts the files in their places; returns the agendas that were there and stay as they are. */
async function putFiles({ to, room, aside, manifest }: Putting): Promise<readonly string[]> {
  const left: string[] = [];
  for (const path of manifest.folders) await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  for (const path of manifest.files) {
    const [target, ready] = [join(to, path), join(room, 'files', path)];
    const there = await contentOf(target);
    if (there?.equals(await readFile(ready)) === true) continue;
    if (there !== null && manifest.agendas.includes(path)) {
      left.push(path);
      continue;
    }
    if (there !== null) await keepAside(target, join(aside, path));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(ready, target);
  }
  return left;
}

/** The key of the memory lies in its place before the memory does. */
async function putKey(stateFile: string, { stateKey }: Manifest, { env }: Restoring): Promise<string | null> {
  if (stateKey === null) {
    await rm(idFile(stateFile), { force: true });
    return null;
  }
  const kept = await keepKey(stateKey, env);
  await writeOwnFile(idFile(stateFile), Buffer.from(`${keyId(stateKey)}\n`));
  return kept;
}

interface PuttingMemory {
  readonly stateFile: string;
  readonly room: string;
  readonly aside: string;
}

/** The old memory is kept with its journal, which would else be played into the new one. */
async function putMemory({ stateFile, room, aside }: PuttingMemory): Promise<void> {
  const journal = `${stateFile}-journal`;
  for (const path of [stateFile, journal])
    if (await exists(path)) await keepAside(path, join(aside, `memory${path.slice(stateFile.length)}`));
  const draft = `${stateFile}.restored-${process.pid}`;
  await copyFile(join(room, 'ready'), draft);
  await rm(journal, { force: true });
  await rename(draft, stateFile);
  syncFolder(stateFile);
}

async function keepAside(path: string, aside: string): Promise<void> {
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
  await rm(aside, { force: true });
  try {
    await link(path, aside);
  } catch (error) {
    // Another disk, or one that knows no second names.
    if (!(error instanceof Error && 'code' in error)) throw error;
    await copyFile(path, aside);
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function stampOf(now: Instant): string {
  return `${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}
