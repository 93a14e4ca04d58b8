// Gives a practice's memory a key, or another one: a copy under the new key is made, counted and checked, and takes the
// place of the old file in one step. Old keys stay where they are kept: older backups are sealed with them.

import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyId } from '../../core/backup/recovery-phrase.ts';
import { lostIn } from '../../core/backup/same-counts.ts';
import { UserError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import { exists } from '../files/text-files.ts';
import { takeInstanceLock } from '../machine/instance-lock.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { syncFolder } from '../store/state-file.ts';
import { keepKey } from './keep-key.ts';
import { idFile, type KeyPlace, PLAIN } from './key-ring.ts';
import { stateKey } from './state-key.ts';

export interface ChangedKey {
  readonly hex: string;
  readonly id: string;
  /** Where it is kept now. */
  readonly at: string;
  /** Id of the one before; null when the memory was not encrypted, or not there. */
  readonly before: string | null;
  /** Whether there was a memory to encrypt. */
  readonly memory: boolean;
}

/** Makes a new key and encrypts the memory with it, when there is one. Throws `UserError` while a secretary runs. */
export async function changeKey(place: KeyPlace, now: Instant): Promise<ChangedKey> {
  const { stateFile, env, language } = place;
  const hex = randomBytes(32).toString('hex');
  const id = keyId(hex);
  await mkdir(dirname(stateFile), { recursive: true, mode: 0o700 });
  const lock = takeInstanceLock(stateFile, now);
  if (lock.kind === 'held') throw isRunning(place);
  try {
    const memory = await exists(stateFile);
    // Where there is nothing to read, a key that was lost keeps nobody from making another one.
    const before = memory ? await stateKey(place) : null;
    const at = (await keepKey(hex, env)) ?? '';
    if (memory) {
      await note(stateFile, [before?.id ?? PLAIN, id]);
      await reencrypt({ stateFile, from: before?.hex ?? null, to: hex, language, now });
    }
    await note(stateFile, [id]);
    return { hex, id, at, before: before?.id ?? null, memory };
  } finally {
    lock.release();
  }
}

interface Reencrypting {
  readonly stateFile: string;
  readonly from: string | null;
  readonly to: string;
  readonly language: KeyPlace['language'];
  readonly now: Instant;
}

async function reencrypt({ stateFile, from, to, language, now }: Reencrypting): Promise<void> {
  const draft = `${stateFile}.rekey-${process.pid}`;
  const open = (file: string, key: string | null) =>
    sqliteStore({ file, ...(key === null ? {} : { key }), now: () => now, language });
  try {
    const old = await open(stateFile, from);
    const counts = await old.counts();
    await old.copyTo(draft, to);
    await old.close();
    const copy = await open(draft, to);
    const lost = lostIn(counts, await copy.counts());
    const whole = (await copy.damage()) === null && lost.length === 0 && (await copy.verifyAudit()) === null;
    await copy.close();
    if (!whole) throw new Error(`the copy of ${stateFile} is not whole: ${lost.join(' ')}`);
    await rename(draft, stateFile);
    syncFolder(stateFile);
  } finally {
    for (const path of [draft, `${draft}-journal`]) await rm(path, { force: true });
  }
}

async function note(stateFile: string, ids: readonly string[]): Promise<void> {
  await writeOwnFile(idFile(stateFile), Buffer.from(`${ids.join('\n')}\n`));
}

function isRunning({ language }: KeyPlace): UserError {
  return new UserError(
    language === 'fr'
      ? 'Le secrétariat est en marche. Arrêtez-le d’abord : la clé se change quand personne ne travaille. Rien n’a été changé.'
      : 'The secretary is running. Stop it first: the key is changed while nobody works. Nothing was changed.',
  );
}
