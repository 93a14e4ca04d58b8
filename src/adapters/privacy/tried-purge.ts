import { rm } from 'node:fs/promises';
import type { Practice } from '../../domain/practice.ts';
import type { KnownContacts, Purged, PurgeLimits } from '../../domain/privacy.ts';
import type { Instant } from '../../domain/time.ts';
import { type SqliteInput, sqliteStore } from '../store/sqlite.ts';

interface Purging {
  readonly limits: PurgeLimits;
  readonly known: KnownContacts | null;
  readonly now: Instant;
}

/** What a purge would take: it is done on a copy beside the memory, under the same key, which is thrown away. */
export async function triedPurge(
  { practice, key }: { readonly practice: Practice } & Pick<SqliteInput, 'key'>,
  { limits, known, now }: Purging,
): Promise<Purged> {
  const { stateFile, programLanguage: language } = practice;
  // Named as a copy that died is: what a power cut leaves is taken away by the next backup.
  const copy = `${stateFile}.copy-${process.pid}`;
  const open = (file: string) =>
    sqliteStore({ file, now: () => now, language, ...(key === undefined ? {} : { key }) });
  const store = await open(stateFile);
  try {
    await store.copyTo(copy, key ?? null);
  } finally {
    await store.close();
  }
  try {
    const tried = await open(copy);
    const purged = await tried.purge(limits, known, now);
    await tried.close();
    return purged;
  } finally {
    await rm(copy, { force: true });
    await rm(`${copy}-journal`, { force: true });
  }
}
