import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../../src/adapters/backup/make-backup.ts';
import type { KeyFor } from '../../../src/adapters/backup/open-backup.ts';
import { restoreBackup } from '../../../src/adapters/backup/restore-backup.ts';
import type { SealKey } from '../../../src/adapters/backup/sealed-header.ts';
import { noteBackup } from '../../../src/adapters/backup/standing-file.ts';
import { tryBackup } from '../../../src/adapters/backup/try-backup.ts';
import { practiceFolder } from '../../../src/adapters/files/practice-folder.ts';
import { changeKey } from '../../../src/adapters/keys/change-key.ts';
import { stateKey } from '../../../src/adapters/keys/state-key.ts';
import { takeInstanceLock } from '../../../src/adapters/machine/instance-lock.ts';
import { type SqliteStore, sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { loadPractice } from '../../../src/config/load.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { NOW } from '../../build/builders.ts';
import { aCase, aWaitingCase } from '../../contract/store-builders.ts';

const WRITTEN = `
practice: { name: "Cabinet, 12 rue des Lilas", profession: physiotherapist, country: FR, phone: "01 99 00 12 34", address: "12 rue des Lilas" }
mail: { addresses: [cabinet@example.org], authserv-ids: [mx.example.org], inbox: inbox, outbox: outbox }
hours: { monday: "09:00-12:00" }
`;
const SECRET_WORD = 'Zweiundvierzigstein';

let room: string;
let folder: string;
let practice: Practice;
const opened: SqliteStore[] = [];

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'backup-'));
  folder = join(room, 'practice');
  for (const name of ['faq', 'templates', 'inbox', 'outbox', 'secrets', '.agent', 'learned'])
    mkdirSync(join(folder, name), { recursive: true });
  write('practice.yaml', WRITTEN);
  write('patients.csv', `id,given\n1,${SECRET_WORD}\n`);
  write('learned/sentences.tsv', 'x\n');
  write('agenda.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n');
  write('inbox/1.eml', 'Subject: x\n');
  write('secrets/mail', 'hunter2\n');
  write('.agent/agent.log', '{}\n');
  const loaded = loadPractice(practiceFolder(folder));
  if (loaded.kind !== 'practice') throw new Error(JSON.stringify(loaded.problems));
  practice = loaded.practice;
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(room, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const env = () => ({ XDG_CONFIG_HOME: join(room, 'config') });
const place = (stateFile = practice.stateFile) => ({ stateFile, env: env(), language: 'en' as const });

async function memory(stateFile = practice.stateFile): Promise<SqliteStore> {
  const key = await stateKey(place(stateFile));
  const store = await sqliteStore({
    file: stateFile,
    now: () => NOW,
    ...(key === null ? {} : { key: key.hex }),
  });
  opened.push(store);
  return store;
}

const SEAL: SealKey = { kind: 'key', id: 'k-0123456789ab', hex: 'ef'.repeat(32) };
const bySeal: KeyFor = async () => SEAL;
const PASSPHRASE: SealKey = { kind: 'passphrase', text: 'correct horse battery' };

interface Wanted {
  readonly key?: SealKey;
  readonly now?: number;
  readonly withSecrets?: boolean;
}

async function backUp({ key = SEAL, now = NOW, withSecrets = false }: Wanted = {}) {
  const store = await memory();
  const found = await stateKey(place());
  const made = await makeBackup({
    practice,
    store,
    key,
    stateKey: found?.hex ?? null,
    to: join(folder, 'backups'),
    withSecrets,
    program: '0.1.0',
    now,
  });
  await store.close();
  return made;
}

async function backUpTo(to: string, newDisk: boolean) {
  const store = await memory();
  const input = { practice, store, key: SEAL, stateKey: null, to, newDisk, withSecrets: false };
  try {
    return await makeBackup({ ...input, program: '0.1.0', now: NOW });
  } finally {
    await store.close();
  }
}

const trial = (file: string, keyFor = bySeal) => ({ file, keyFor, language: 'en' as const, now: NOW });
const restoring = (file: string, to: string, keyFor = bySeal) => ({
  ...trial(file, keyFor),
  to,
  env: env(),
});

async function filled(): Promise<void> {
  const store = await memory();
  await store.open(aCase());
  await store.open(aWaitingCase({ id: 'c-waits' }));
  await store.close();
}

describe('a backup', () => {
  it('holds the files and the memory, is readable by its owner alone, and shows nothing of them', async () => {
    await filled();
    const made = await backUp();
    expect(made).toMatchObject({ made: NOW, files: 4, withSecrets: false, outside: [] });
    expect(made.counts).toMatchObject({ cases: 2 });
    const bytes = readFileSync(made.file);
    for (const word of [SECRET_WORD, 'BEGIN:VCALENDAR', 'SQLite format 3', 'hunter2', 'practice.yaml'])
      expect(bytes.includes(word)).toBe(false);
    expect(statSync(made.file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['practice-20261124T080000Z.backup']);
    expect(readdirSync(folder).filter((name) => name.includes('copy'))).toEqual([]);
  });

  it('proves whole when it is tried, and leaves nothing behind', async () => {
    await filled();
    const { file } = await backUp();
    expect(await tryBackup(trial(file))).toMatchObject({ file, counts: { cases: 2 }, files: 4 });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('agent-restore-test-'))).toEqual([]);
  });

  it('is refused with a bit turned, cut off, or when it is none, in words', async () => {
    await filled();
    const { file } = await backUp();
    const bytes = readFileSync(file);
    const other = Buffer.from(bytes);
    other[other.length - 40] = (other[other.length - 40] ?? 0) ^ 1;
    const refusal = `${file} is damaged or was changed: nothing of it is used.`;
    writeFileSync(file, other);
    await expect(tryBackup(trial(file))).rejects.toThrow(refusal);
    writeFileSync(file, bytes.subarray(0, bytes.length - 1));
    await expect(tryBackup(trial(file))).rejects.toThrow(refusal);
    writeFileSync(file, 'notes');
    await expect(tryBackup(trial(file))).rejects.toThrow(`${file} is no backup of this program.`);
  });

  it('sealed with a passphrase opens with that one alone', async () => {
    await filled();
    const { file } = await backUp({ key: PASSPHRASE });
    await expect(tryBackup(trial(file, async () => PASSPHRASE))).resolves.toMatchObject({ files: 4 });
    const wrong: KeyFor = async () => ({ kind: 'passphrase', text: 'wrong' });
    await expect(tryBackup(trial(file, wrong))).rejects.toThrow('does not open with this passphrase');
  });

  it('never takes the place of a file', async () => {
    await filled();
    await backUp();
    await expect(backUp()).rejects.toThrow('existe déjà, et n’est jamais remplacé');
  });

  it('to another disk holds none of those that lie in the practice already', async () => {
    await filled();
    await backUp();
    const store = await memory();
    const to = join(room, 'usb');
    const given = {
      practice,
      store,
      key: SEAL,
      stateKey: null,
      to,
      withSecrets: false,
      program: '0',
      now: NOW,
    };
    expect(await makeBackup(given)).toMatchObject({ files: 4 });
  });

  it('is not written where the disk is not: no folder above, or a place whose backups are gone', async () => {
    await filled();
    const disk = join(room, 'media', 'usb');
    const onDisk = (newDisk = false) => backUpTo(join(disk, 'lilas'), newDisk);
    await expect(onDisk()).rejects.toThrow(`${disk} n’est pas là.`);
    expect(existsSync(disk)).toBe(false);
    mkdirSync(disk, { recursive: true });
    const made = await onDisk();
    await noteBackup(folder, { folders: [{ to: join(disk, 'lilas'), longest: 28 }] });
    await rm(made.file);
    await expect(onDisk()).rejects.toThrow('le disque des sauvegardes n’est pas là');
    expect(readdirSync(join(disk, 'lilas'))).toEqual([]);
    expect((await onDisk(true)).file).toBe(made.file);
  });

  it('holds secrets only when it is asked to', async () => {
    await filled();
    expect(await backUp({ withSecrets: true })).toMatchObject({ files: 5, withSecrets: true });
  });

  it('is one moment of a memory that is written to meanwhile', async () => {
    await filled();
    const store = await memory();
    const writing = (async () => {
      for (let number = 0; number < 40; number++) {
        await store.open(
          aCase({ id: `c-${number}`, messageId: `<m${number}@example.org>`, contentHash: `h${number}` }),
        );
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const made = await makeBackup({
      practice,
      store,
      key: SEAL,
      stateKey: null,
      to: join(folder, 'backups'),
      withSecrets: false,
      program: '0.1.0',
      now: NOW,
    });
    await writing;
    await store.close();
    await expect(tryBackup(trial(made.file))).resolves.toMatchObject({ counts: made.counts });
  });
});

describe('a practice put back', () => {
  it('into an empty folder has its files and its memory, is paused, and knows since when', async () => {
    await filled();
    const { file } = await backUp({ now: NOW - DAY });
    const to = join(room, 'new-machine');
    const back = await restoreBackup(restoring(file, to));
    expect(back).toMatchObject({ folder: to, before: null, left: [], key: null });
    expect(readFileSync(join(to, 'practice.yaml'), 'utf8')).toBe(WRITTEN);
    const store = await memory(join(to, 'state.db'));
    expect((await store.cases()).map(({ id }) => id)).toEqual([aCase().id, 'c-waits']);
    expect(await store.restored()).toEqual({ made: NOW - DAY, at: NOW });
    expect(await store.paused()).toEqual({ by: 'agent restore', since: NOW });
    expect(await store.verifyAudit()).toBeNull();
    expect(readdirSync(join(to, 'inbox'))).toEqual([]);
    expect(readdirSync(to).filter((name) => name.startsWith('.restore'))).toEqual([]);
  });

  it('over a living one keeps what was there aside, and leaves the agenda', async () => {
    await filled();
    const { file } = await backUp({ now: NOW - HOUR });
    const store = await memory();
    await store.open(aCase({ id: 'c-later', messageId: '<later@example.org>', contentHash: 'later' }));
    await store.close();
    write('patients.csv', 'id,given\n1,Younger\n');
    write('agenda.ics', 'BEGIN:VCALENDAR\nX-YOUNGER:1\nEND:VCALENDAR\n');
    const back = await restoreBackup(restoring(file, folder));
    expect(back.left).toEqual(['agenda.ics']);
    expect(readFileSync(join(folder, 'agenda.ics'), 'utf8')).toContain('X-YOUNGER');
    expect(readFileSync(join(folder, 'patients.csv'), 'utf8')).toContain(SECRET_WORD);
    expect(readFileSync(join(back.before ?? '', 'patients.csv'), 'utf8')).toContain('Younger');
    const now = await memory();
    expect(await now.case('c-later')).toBeNull();
    const old = await memory(join(back.before ?? '', 'memory'));
    expect(await old.case('c-later')).not.toBeNull();
    expect(readFileSync(join(folder, 'secrets/mail'), 'utf8')).toBe('hunter2\n');
  });

  it('is refused while a secretary runs, and nothing changes', async () => {
    await filled();
    const { file } = await backUp();
    write('patients.csv', 'id,given\n1,Younger\n');
    const lock = takeInstanceLock(practice.stateFile, NOW);
    if (lock.kind === 'held') throw new Error('held');
    await expect(restoreBackup(restoring(file, folder))).rejects.toThrow('The secretary is running');
    lock.release();
    expect(readFileSync(join(folder, 'patients.csv'), 'utf8')).toContain('Younger');
  });

  it('from a damaged backup changes nothing', async () => {
    await filled();
    const { file } = await backUp();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 100));
    const before = readFileSync(practice.stateFile);
    await expect(restoreBackup(restoring(file, folder))).rejects.toThrow('damaged');
    expect(readFileSync(practice.stateFile).equals(before)).toBe(true);
  });

  it('takes the place of a memory that nobody can read any more', async () => {
    await filled();
    const { file } = await backUp();
    writeFileSync(practice.stateFile, 'x'.repeat(5000));
    await restoreBackup(restoring(file, folder));
    expect(await (await memory()).cases()).toHaveLength(2);
  });

  it('moves to another machine with the phrase alone: key and memory come along', async () => {
    await filled();
    const { hex, id } = await changeKey(place(), NOW);
    const { file } = await backUp({ key: { kind: 'key', id, hex } });
    await rm(join(room, 'config'), { recursive: true });
    const to = join(room, 'new-machine');
    const byKey: KeyFor = async (hint) => {
      expect(hint).toEqual({ kind: 'key', id });
      return { kind: 'key', id, hex };
    };
    const back = await restoreBackup(restoring(file, to, byKey));
    expect(back.key).toBe(join(room, 'config', 'practice-agent', 'keys', id));
    expect(readFileSync(join(to, 'state.db')).includes('SQLite format 3')).toBe(false);
    expect(await (await memory(join(to, 'state.db'))).cases()).toHaveLength(2);
  });
});

describe('the key of a memory', () => {
  it('that was lost before there was a memory keeps nobody from making another one', async () => {
    const { at, id } = await changeKey(place(), NOW);
    await rm(at);
    const again = await changeKey(place(), NOW);
    expect(again.id).not.toBe(id);
    expect(await stateKey(place())).toMatchObject({ id: again.id });
  });

  it('that was lost with a memory that is there is not replaced by another one', async () => {
    await filled();
    const { at } = await changeKey(place(), NOW);
    await rm(at);
    const before = readFileSync(practice.stateFile);
    await expect(changeKey(place(), NOW)).rejects.toThrow('is nowhere');
    expect(readFileSync(practice.stateFile).equals(before)).toBe(true);
  });

  it('encrypts one that was in clear, with all that is in it, and is kept apart from it', async () => {
    await filled();
    expect(readFileSync(practice.stateFile).includes('SQLite format 3')).toBe(true);
    const changed = await changeKey(place(), NOW);
    expect(changed).toMatchObject({ before: null, memory: true });
    expect(statSync(changed.at).mode & 0o777).toBe(0o600);
    expect(changed.at.startsWith(folder)).toBe(false);
    const bytes = readFileSync(practice.stateFile);
    for (const word of ['SQLite format 3', 'CREATE TABLE', 'c-waits'])
      expect(bytes.includes(word)).toBe(false);
    expect(await (await memory()).cases()).toHaveLength(2);
    expect(readdirSync(folder).filter((name) => name.includes('rekey'))).toEqual([]);
  });

  it('is made before the first mail, and the memory begins encrypted', async () => {
    await changeKey(place(), NOW);
    await filled();
    expect(readFileSync(practice.stateFile).includes('SQLite format 3')).toBe(false);
  });

  it('is changed for another one; the old one stays for older backups', async () => {
    await filled();
    const first = await changeKey(place(), NOW);
    const second = await changeKey(place(), NOW);
    expect(second.before).toBe(first.id);
    expect(await stateKey(place())).toMatchObject({ id: second.id });
    expect(existsSync(first.at)).toBe(true);
    expect(await (await memory()).cases()).toHaveLength(2);
  });

  it.each([
    ['before the file changed', false],
    ['after it', true],
  ])('is found when the program died in the middle, %s', async (_, swapped) => {
    await filled();
    const first = await changeKey(place(), NOW);
    const old = readFileSync(practice.stateFile);
    const second = await changeKey(place(), NOW);
    if (!swapped) writeFileSync(practice.stateFile, old);
    writeFileSync(`${practice.stateFile}.key-id`, `${first.id}\n${second.id}\n`);
    expect(await stateKey(place())).toMatchObject({ id: swapped ? second.id : first.id });
    expect(await (await memory()).cases()).toHaveLength(2);
  });

  it('that is nowhere is told in words, with its id and the way back', async () => {
    await filled();
    const { id, at } = await changeKey(place(), NOW);
    await rm(at);
    await expect(stateKey(place())).rejects.toThrow(
      `${practice.stateFile} is encrypted, and its key ${id} is nowhere`,
    );
    await expect(stateKey(place())).rejects.toThrow('agent key recover');
  });

  it('that others can read is refused', async () => {
    const { at } = await changeKey(place(), NOW);
    chmodSync(at, 0o644);
    await expect(stateKey(place())).rejects.toThrow(`Close it: chmod 600 ${at}`);
  });

  it('comes from systemd where systemd gives one, from the first day on', async () => {
    const given = join(room, 'credentials');
    mkdirSync(given);
    writeFileSync(join(given, 'state-key'), `${'ab'.repeat(32)}\n`);
    const bySystemd = { ...place(), env: { ...env(), CREDENTIALS_DIRECTORY: given } };
    expect(await stateKey(bySystemd)).toMatchObject({ hex: 'ab'.repeat(32), from: { kind: 'credential' } });
    await expect(stateKey(place())).rejects.toThrow('is nowhere');
  });

  it('is not changed while a secretary runs', async () => {
    await filled();
    const lock = takeInstanceLock(practice.stateFile, NOW);
    if (lock.kind === 'held') throw new Error('held');
    await expect(changeKey(place(), NOW)).rejects.toThrow('Nothing was changed.');
    lock.release();
    expect(await stateKey(place())).toBeNull();
  });
});
