import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtBackups } from '../../../src/adapters/backup/look-at-backups.ts';
import { noteBackup } from '../../../src/adapters/backup/standing-file.ts';
import { backupName } from '../../../src/core/backup/backup-name.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { DAY } from '../../../src/domain/time.ts';
import { aPractice, NOW } from '../../build/builders.ts';

let room: string;
let practice: Practice;
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'look-'));
  const to = join(room, 'backups');
  await mkdir(to);
  const backup = { daily: true, to, minute: 0, keep: { days: 7, weeks: 4 } };
  practice = aPractice({ folder: room, stateFile: join(room, 'state.db'), backup });
});
afterEach(() => rm(room, { recursive: true }));

async function aBackup(folder: string, at: number) {
  const file = join(folder, backupName(at));
  await writeFile(file, 'sealed');
  return { file, at, bytes: 6 };
}

describe('the look at the backups', () => {
  it('finds the youngest where it was written, and that it lies beside the memory', async () => {
    const made = await aBackup(practice.backup.to, NOW);
    await noteBackup(room, { made });
    expect(await lookAtBackups(practice)).toMatchObject({ made, lost: null, onOwnDisk: true });
  });

  it('misses one that was deleted, and sees one that was cut', async () => {
    const made = await aBackup(practice.backup.to, NOW);
    await noteBackup(room, { made });
    await writeFile(made.file, 'seal');
    expect(await lookAtBackups(practice)).toMatchObject({ lost: 'cut' });
    await rm(made.file);
    expect(await lookAtBackups(practice)).toMatchObject({ lost: 'gone', onOwnDisk: false });
  });

  it('goes by the usual folder while a disk that one was carried to is away', async () => {
    const usual = await aBackup(practice.backup.to, NOW - DAY);
    await noteBackup(room, { made: { file: join(room, 'usb', backupName(NOW)), at: NOW, bytes: 6 } });
    expect(await lookAtBackups(practice)).toMatchObject({ made: usual, lost: null });
  });
});
