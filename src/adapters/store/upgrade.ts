// A state file of an earlier version is taken over in three steps: a copy becomes one of today, its rows are counted, and
// it takes the old file's name in one step. The old file stays beside for a while.

import { closeSync, linkSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lostIn } from '../../core/backup/same-counts.ts';
import { takeInstanceLock } from '../machine/instance-lock.ts';
import { countsOf } from './keyed-copy.ts';
import { versionOf } from './schema.ts';
import { OWNER_ONLY, syncFolder } from './state-file.ts';
import { type Place, troubleWith } from './trouble.ts';

interface Opened {
  readonly run: (sql: string, ...values: readonly string[]) => unknown;
  readonly rows: (sql: string) => readonly Readonly<Record<string, unknown>>[];
  readonly script: (sql: string) => void;
  readonly damage: () => string | null;
  readonly close: () => void;
}

interface Upgrading {
  readonly path: string;
  readonly place: Place;
  /** Opens a file and brings it to today's version. */
  readonly open: (file: string) => Opened;
}

/** Somebody who writes to the old file meanwhile makes the copy worthless. */
const ATTEMPTS = 5;

/** Takes over the open file of an earlier version. Throws `UserError`; then nothing has changed. */
export function upgrade(old: Opened, upgrading: Upgrading): void {
  const { path, place } = upgrading;
  const lock = takeInstanceLock(path, Date.now(), place.language);
  if (lock.kind === 'held' && lock.owner?.pid !== process.pid) throw troubleWith(place, 'older-running');
  try {
    removeLeftDrafts(path);
    for (let attempt = 1; !taken(old, upgrading); attempt++) {
      if (attempt === ATTEMPTS) throw troubleWith(place, 'older-running');
    }
  } finally {
    if (lock.kind === 'taken') lock.release();
  }
}

/** Where the file of before stays, by its version. */
function beforeUpgrade(path: string, version: number): string {
  return `${path}.before-${version}`;
}

/** False when somebody wrote to the old file after it was copied. */
function taken(old: Opened, { path, place, open }: Upgrading): boolean {
  const draft = `${path}.upgrade-${process.pid}`;
  removeDraft(draft);
  try {
    const seen = dataVersion(old);
    const before = countsOf(old);
    closeSync(openSync(draft, 'wx', OWNER_ONLY));
    old.run('VACUUM INTO ?', draft);
    const copy = open(draft);
    const whole =
      copy.damage() === null &&
      copy.rows('PRAGMA foreign_key_check').length === 0 &&
      lostIn(before, countsOf(copy)).length === 0;
    copy.close();
    // Empty by now; it would be left if the power went after the swap.
    rmSync(`${draft}-journal`, { force: true });
    if (!whole) throw troubleWith(place, 'not-upgraded');
    return swap(old, { path, draft, seen });
  } finally {
    removeDraft(draft);
  }
}

/** With the old file closed to all writers: nobody's work falls between copy and name. */
function swap(
  old: Opened,
  { path, draft, seen }: { readonly path: string; readonly draft: string; readonly seen: number },
): boolean {
  old.script('BEGIN IMMEDIATE');
  try {
    if (dataVersion(old) !== seen) return false;
    const kept = beforeUpgrade(path, versionOf(old));
    rmSync(kept, { force: true });
    linkSync(path, kept);
    renameSync(draft, path);
    syncFolder(path);
    return true;
  } finally {
    old.script('ROLLBACK');
  }
}

/** Changes whenever another connection commits (sqlite.org/pragma.html#pragma_data_version). */
function dataVersion({ rows }: Pick<Opened, 'rows'>): number {
  return Number(rows('PRAGMA data_version')[0]?.data_version);
}

/** Of programs that were killed in the middle: whole copies of the memory. Whoever holds the lock is the only one now. */
function removeLeftDrafts(path: string): void {
  const left = `${basename(path)}.upgrade-`;
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(left)) rmSync(join(dirname(path), name), { force: true });
}

function removeDraft(draft: string): void {
  for (const file of [draft, `${draft}-journal`]) rmSync(file, { force: true });
}
