import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastUntil } from '../../../src/adapters/backup/last-until.ts';
import { makeBackup } from '../../../src/adapters/backup/make-backup.ts';
import { restoreBackup } from '../../../src/adapters/backup/restore-backup.ts';
import type { SealKey } from '../../../src/adapters/backup/sealed-header.ts';
import { noteBackup } from '../../../src/adapters/backup/standing-file.ts';
import { carryForgotten, markBackups } from '../../../src/adapters/privacy/forgotten-list.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { backupName } from '../../../src/core/backup/backup-name.ts';
import { personKeys } from '../../../src/core/privacy/person-keys.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { aCase, LEA, PAUL } from '../../contract/store-builders.ts';

const SEAL: SealKey = { kind: 'key', id: 'k-0123456789ab', hex: 'ef'.repeat(32) };
let room: string;
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'again-'));
});
afterEach(() => rm(room, { recursive: true }));

it('a backup from before somebody was forgotten forgets them again when it is put back', async () => {
  const folder = join(room, 'practice');
  const to = join(room, 'backups');
  await mkdir(join(folder, 'learned'), { recursive: true });
  await writeFile(join(folder, 'practice.yaml'), '# as it is\n');
  const keep = { daily: true, to, minute: 0, keep: { days: 7, weeks: 4 } };
  const practice = aPractice({ folder, stateFile: join(folder, 'state.db'), backup: keep });
  const store = await sqliteStore({ file: practice.stateFile, now: () => NOW });
  await store.open(aCase());
  await store.open(aCase({ id: 'c-00000000000b', patient: 'p-2', from: PAUL, plan: [] }));
  await store.mark('c-0123456789ab-now-0', 'started', '', NOW);
  await store.mark('c-0123456789ab-now-0', 'done', '', NOW);
  await store.settle('c-0123456789ab', 'done');
  const making = { practice, store, key: SEAL, stateKey: null, to, withSecrets: false, program: '0.1.0' };
  const { file } = await makeBackup({ ...making, now: NOW });
  const keys = personKeys({ patient: 'p-1', addresses: [LEA] }, await store.secret());
  await store.close();
  await markBackups(practice, keys, NOW);
  const list = await readFile(join(to, 'forgotten.tsv'), 'utf8');
  expect(list).not.toMatch(/lea|martin|p-1/u);

  // Another machine: all that came along is the folder of the backups.
  const back = join(room, 'elsewhere');
  const env = { XDG_CONFIG_HOME: room };
  const restored = {
    file,
    to: back,
    keyFor: async () => SEAL,
    env,
    language: 'en',
    now: NOW + HOUR,
  } as const;
  expect((await restoreBackup(restored)).forgotten).toBe(1);

  const again = await sqliteStore({ file: join(back, 'state.db'), now: () => NOW + HOUR });
  expect(await again.case('c-0123456789ab')).toMatchObject({ patient: null, reason: { code: 'forgotten' } });
  expect(await again.case('c-00000000000b')).toMatchObject({ patient: 'p-2', from: PAUL });
  const trail = (await again.trail({ last: 9 })).filter(({ verb }) => verb === 'PersonForgotten');
  expect(trail.map(({ detail }) => detail)).toContainEqual(expect.stringContaining('by agent restore'));
  await again.close();
  expect((await readFile(join(back, 'state.db'))).toString('utf8')).not.toContain(LEA);
});

it('who came back after being forgotten stays in a younger backup, and goes again once forgotten again', async () => {
  const folder = join(room, 'practice');
  const to = join(room, 'backups');
  await mkdir(folder, { recursive: true });
  const keep = { daily: true, to, minute: 0, keep: { days: 7, weeks: 4 } };
  const practice = aPractice({ folder, stateFile: join(folder, 'state.db'), backup: keep });
  const store = await sqliteStore({ file: practice.stateFile, now: () => NOW });
  const keys = personKeys({ patient: 'p-1', addresses: [LEA] }, await store.secret());
  await markBackups(practice, keys, NOW - HOUR);
  await store.open(aCase({ state: 'waiting', decision: 'review', plan: [] }));
  const making = { practice, store, key: SEAL, stateKey: null, to, withSecrets: false, program: '0.1.0' };
  const { file } = await makeBackup({ ...making, now: NOW });
  await store.close();
  const env = { XDG_CONFIG_HOME: room };
  const putBack = (name: string) =>
    restoreBackup({
      file,
      to: join(room, name),
      keyFor: async () => SEAL,
      env,
      language: 'en',
      now: NOW + HOUR,
    });

  expect((await putBack('first')).forgotten).toBe(0);
  const there = await sqliteStore({ file: join(room, 'first', 'state.db'), now: () => NOW + HOUR });
  expect(await there.case('c-0123456789ab')).toMatchObject({ patient: 'p-1', from: LEA });
  await there.close();

  await markBackups(practice, keys, NOW + 1);
  expect((await putBack('second')).forgotten).toBe(1);
});

it('is noted in every folder that backups were written to; one that is away is named and hears of it later', async () => {
  const folder = join(room, 'practice');
  const [to, usb, gone] = [join(room, 'backups'), join(room, 'usb'), join(room, 'gone')];
  for (const place of [join(folder, '.agent'), to, usb]) await mkdir(place, { recursive: true });
  for (const place of [to, usb]) await writeFile(join(place, backupName(NOW)), 'sealed');
  const backup = { daily: true, to, minute: 0, keep: { days: 7, weeks: 4 } };
  const practice = aPractice({ folder, stateFile: join(folder, 'state.db'), backup });
  await noteBackup(folder, {
    folders: [
      { to: usb, longest: 372 },
      { to: gone, longest: 28 },
    ],
  });
  const key = 'ab'.repeat(16);
  expect(await markBackups(practice, [key], NOW)).toEqual([gone]);
  for (const place of [to, usb, join(folder, '.agent')])
    expect(await readFile(join(place, 'forgotten.tsv'), 'utf8')).toContain(key);
  expect(await lastUntil(practice, NOW)).toBe(NOW + 373 * DAY);
  await carryForgotten(folder, gone);
  expect(await readFile(join(gone, 'forgotten.tsv'), 'utf8')).toContain(key);
});
