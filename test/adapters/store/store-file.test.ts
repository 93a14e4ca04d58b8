import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { type SqliteInput, type SqliteStore, sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { trailIn } from '../../../src/adapters/store/tables/trail.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { aCase, aReply, LEA, MORNING, PAUL } from '../../contract/store-builders.ts';

const KEY = '0123456789abcdef'.repeat(4);
const OTHER_KEY = 'fedcba9876543210'.repeat(4);
const RESTORE =
  'Put the latest backup in its place. Nothing was changed, and nothing starts again from empty.';

let folder: string;
let file: string;
const opened: SqliteStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  file = join(folder, 'state.db');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

async function openStore(difference: Partial<SqliteInput> = {}): Promise<SqliteStore> {
  const store = await sqliteStore({ file, now: () => MORNING, ...difference });
  opened.push(store);
  return store;
}

/** A state file with one case in it, closed again. */
async function aStateFile(key?: string): Promise<void> {
  const store = await openStore(key === undefined ? {} : { key });
  await store.open(aCase());
  await store.close();
}

async function refusal(difference: Partial<SqliteInput> = {}): Promise<string> {
  const error = await openStore(difference).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return error instanceof Error ? error.message : '';
}

describe('the state file', () => {
  it('is made at first start for its owner only, with nothing left beside it', async () => {
    await aStateFile(KEY);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['state.db', 'state.db-journal']);
    expect(statSync(`${file}-journal`).size).toBe(0);
  });

  it('is closed to others again when somebody opened it up', async () => {
    await aStateFile();
    chmodSync(file, 0o644);
    await openStore();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('has everything in it when it is opened again', async () => {
    const store = await openStore({ key: KEY });
    await store.open(aCase());
    await store.stop(PAUL, MORNING);
    const secret = await store.secret();
    await store.close();
    const again = await openStore({ key: KEY });
    expect(await again.case(aCase().id)).toEqual(aCase());
    expect(await again.actions(aCase().id)).toHaveLength(2);
    expect(await again.stopped(PAUL)).toBe(true);
    expect(await again.secret()).toBe(secret);
    expect(await again.verifyAudit()).toBeNull();
    expect(await again.damage()).toBeNull();
  });

  it('is opened once in a process', async () => {
    await openStore();
    await expect(openStore()).rejects.toThrow('one connection per process');
  });

  it('holds nothing readable when it is encrypted', async () => {
    const store = await openStore({ key: KEY });
    for (let number = 0; number < 50; number += 1) await store.open(aCase({ id: `c-${number}` }));
    const secret = await store.secret();
    await store.close();
    const bytes = readFileSync(file).toString('latin1');
    for (const word of ['lea.martin', 'example.org', 'Votre rendez-vous', 'CREATE TABLE', 'SQLite', secret])
      expect(bytes).not.toContain(word);
  });

  it('does not name the addresses of the stop list and the freezes, even unencrypted', async () => {
    const store = await openStore();
    await store.stop(LEA, MORNING);
    await store.freeze(PAUL, 'emergency', MORNING);
    await store.audit({ at: MORNING, actor: 'agent', verb: 'x', case: null, detail: `wrote to <${LEA}>` });
    await store.close();
    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).not.toContain('lea.martin');
    expect(bytes).not.toContain('paul.roux');
  });
});

describe('a state file that cannot be read', () => {
  it('is not opened with another key', async () => {
    await aStateFile(KEY);
    const before = readFileSync(file);
    expect(await refusal({ key: OTHER_KEY })).toBe(
      `${file} does not open with this key, or the file is damaged. Check the key first. If it is right: ${RESTORE}`,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  it('is not opened without its key', async () => {
    await aStateFile(KEY);
    expect(await refusal()).toBe(
      `${file} is encrypted and no key is given, or the file is damaged. Give the key. If there never was one: ${RESTORE}`,
    );
  });

  it('is not opened with a key when it has none', async () => {
    await aStateFile();
    expect(await refusal({ key: KEY })).toBe(
      `${file} is not encrypted, but a key is given. Take the key out of the configuration, or put the encrypted backup back.`,
    );
  });

  it.each(['', 'secret', 'ab'.repeat(31), 'zz'.repeat(32), ` ${KEY}`])(
    'takes no key like "%s"',
    async (key) => {
      expect(await refusal({ key })).toBe(
        `${file} the key must have 64 hexadecimal digits (32 random bytes). To make one: openssl rand -hex 32`,
      );
      expect(existsSync(file)).toBe(false);
    },
  );

  it('speaks French to a French practice', async () => {
    await aStateFile(KEY);
    expect(await refusal({ key: OTHER_KEY, language: 'fr' })).toBe(
      `${file} ne s’ouvre pas avec cette clé, ou le fichier est abîmé. Vérifiez d’abord la clé. Si elle est juste : Remettez la dernière sauvegarde à sa place. Rien n’a été changé et rien ne repart de zéro.`,
    );
  });

  it('is never taken for a first start when it is empty', async () => {
    writeFileSync(file, '');
    expect(await refusal()).toBe(`${file} is empty: its content was lost. ${RESTORE}`);
    expect(statSync(file).size).toBe(0);
  });

  it('is never taken for a first start when only its journal is left', async () => {
    writeFileSync(`${file}-journal`, 'half a transaction');
    expect(await refusal()).toBe(`${file} is gone, while its "-journal" file is still there. ${RESTORE}`);
    expect(existsSync(file)).toBe(false);
  });

  it.each([undefined, KEY])('is refused when it was cut off (key: %s)', async (key) => {
    await aStateFile(key);
    truncateSync(file, statSync(file).size - 4096);
    const difference = key === undefined ? {} : { key };
    expect(await refusal(difference)).toBe(`${file} is damaged. ${RESTORE}`);
  });

  it.each([1, 15, 100, 4095, 5000])('is refused when only %i bytes are left', async (size) => {
    await aStateFile(KEY);
    truncateSync(file, size);
    expect(await refusal({ key: KEY })).toContain(RESTORE);
  });

  it('is refused when it is garbage', async () => {
    writeFileSync(file, 'these are not the bytes of a database\n'.repeat(500));
    expect(await refusal()).toContain(RESTORE);
    expect(await refusal({ key: KEY })).toContain(RESTORE);
  });

  it('is refused when it belongs to another program', async () => {
    const other = new Libsql(file);
    other.exec('CREATE TABLE songs (title TEXT)');
    other.close();
    expect(await refusal()).toBe(
      `${file} is the database of another program. Name another file for the state.`,
    );
  });

  it('is refused when a newer program wrote it, and left as it is', async () => {
    await aStateFile();
    const newer = new Libsql(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(file);
    expect(await refusal()).toBe(
      `${file} was written by a newer version of this program. Install that version, or put an older backup back.`,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  it('is refused when the secret is gone but the trail is not', async () => {
    await aStateFile();
    meddle(`DELETE FROM settings WHERE name = 'secret'`);
    expect(await refusal()).toBe(`${file} is damaged. ${RESTORE}`);
  });

  it('stops the program when a case in it can no longer be read', async () => {
    await aStateFile();
    meddle(`UPDATE cases SET body = replace(body, '"kind":"reply"', '"kind":"rePly"')`);
    const store = await openStore();
    await expect(store.case(aCase().id)).rejects.toThrow(`${file} is damaged. ${RESTORE}`);
    await expect(store.cases()).rejects.toThrow(UserError);
  });

  it('is not looked for in a folder that does not exist', async () => {
    const nowhere = join(folder, 'nowhere', 'state.db');
    expect(await refusal({ file: nowhere })).toBe(
      `${nowhere} cannot be opened. Check that the folder exists and that this account may write there.`,
    );
  });

  it('is not a folder', async () => {
    mkdirSync(file);
    expect(await refusal()).toBe(
      `${file} cannot be opened. Check that the folder exists and that this account may write there.`,
    );
  });
});

describe('a backup', () => {
  it('is a whole copy under the same key, for its owner only', async () => {
    const store = await openStore({ key: KEY });
    await store.open(aCase());
    const copy = join(folder, "it's a copy?.db");
    await store.backup(copy);
    await store.open(aCase({ id: 'c-after' }));
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await refusal({ file: copy })).toContain('is encrypted and no key is given');
    const restored = await openStore({ file: copy, key: KEY });
    expect((await restored.cases()).map(({ id }) => id)).toEqual([aCase().id]);
    expect(await restored.verifyAudit()).toBeNull();
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('never replaces a file', async () => {
    const store = await openStore();
    const copy = join(folder, 'copy.db');
    await store.backup(copy);
    const before = readFileSync(copy);
    await store.open(aCase());
    await expect(store.backup(copy)).rejects.toThrow(
      `${copy} exists already. A backup never replaces a file: choose another name.`,
    );
    expect(readFileSync(copy)).toEqual(before);
  });

  it('says when it has nowhere to go', async () => {
    const store = await openStore();
    const nowhere = join(folder, 'nowhere', 'copy.db');
    await expect(store.backup(nowhere)).rejects.toThrow(`${nowhere} cannot be opened.`);
    expect(await store.damage()).toBeNull();
  });

  it('can be put in the place of the file', async () => {
    const store = await openStore({ key: KEY });
    await store.open(aCase({ plan: [aReply(PAUL)] }));
    await store.backup(join(folder, 'copy.db'));
    await store.close();
    truncateSync(file, 10);
    copyFileSync(join(folder, 'copy.db'), file);
    expect(await (await openStore({ key: KEY })).case(aCase().id)).not.toBeNull();
  });
});

describe('the trail in the file', () => {
  async function trailOf(count: number): Promise<void> {
    const store = await openStore();
    for (let number = 1; number <= count; number += 1)
      await store.audit({
        at: MORNING + number,
        actor: 'agent',
        verb: 'Said',
        case: null,
        detail: `${number}`,
      });
    await store.close();
  }

  it.each([
    ['a changed word', `UPDATE audit SET detail = 'other' WHERE number = 4`, 4],
    ['a changed moment', 'UPDATE audit SET at = at + 1 WHERE number = 4', 4],
    ['a changed actor', `UPDATE audit SET actor = 'human' WHERE number = 4`, 4],
    ['a case put in', `UPDATE audit SET case_id = 'c-1' WHERE number = 1`, 1],
    ['a missing entry', 'DELETE FROM audit WHERE number = 4', 4],
    ['a missing first entry', 'DELETE FROM audit WHERE number = 1', 1],
    ['a missing last entry', 'DELETE FROM audit WHERE number = 9', 9],
    ['a trail cut off', 'DELETE FROM audit WHERE number > 3', 4],
    ['a trail emptied', 'DELETE FROM audit', 1],
    [
      'an entry added',
      `INSERT INTO audit SELECT 10, at, actor, verb, case_id, detail, hash FROM audit WHERE number = 9`,
      10,
    ],
    ['the end unsealed', `UPDATE settings SET value = '9 x y' WHERE name = 'audit-end'`, 10],
  ])('shows %s', async (_, sql, broken) => {
    await trailOf(9);
    meddle(sql);
    expect(await (await openStore()).verifyAudit()).toBe(broken);
  });

  it('does not heal when entries follow that were added later', async () => {
    await trailOf(9);
    meddle('DELETE FROM audit WHERE number > 6');
    const store = await openStore();
    await store.audit({ at: MORNING, actor: 'agent', verb: 'Said', case: null, detail: 'later' });
    expect(await store.verifyAudit()).toBe(7);
  });

  it('is checked over more entries than are read at once', async () => {
    const database = openDatabase({ file, language: 'en' });
    const { add } = trailIn(database);
    const entry = { at: MORNING, actor: 'agent', verb: 'Said', case: null, detail: '' } as const;
    database.transaction(() => {
      for (let number = 1; number <= 2001; number += 1) add(entry);
    });
    database.close();
    const store = await openStore();
    expect(await store.verifyAudit()).toBeNull();
    await store.close();
    meddle('UPDATE audit SET at = 1 WHERE number = 2000');
    expect(await (await openStore()).verifyAudit()).toBe(2000);
  });

  it('names no address', async () => {
    const store = await openStore();
    await store.open(aCase());
    await store.mark('c-0123456789ab-now-0', 'started', '', MORNING);
    await store.mark('c-0123456789ab-now-0', 'done', `250 <${LEA}> accepted`, MORNING);
    await store.stop(LEA, MORNING);
    await store.audit({
      at: MORNING,
      actor: 'human',
      verb: 'Verdict',
      case: null,
      detail: `ask "l m"@x.example, ${PAUL}`,
    });
    await store.close();
    const lines = trail();
    expect(lines.join('\n')).not.toMatch(/@|martin|roux/);
    expect(lines[1]).toMatch(
      /^ActionEnded c-0123456789ab-now-0 reply done to [0-9a-f]{32} texts confirmed=a1b2c3d4e5f6$/,
    );
    expect(lines[2]).toMatch(/^ContactStopped address:[0-9a-f]{32}$/);
  });
});

/** What a stranger with the file in hands could do. */
function meddle(sql: string): void {
  const raw = new Libsql(file);
  raw.exec(sql);
  raw.close();
}

function trail(): readonly string[] {
  const raw = new Libsql(file);
  const rows = raw.prepare('SELECT verb, detail FROM audit ORDER BY number').all([]) as {
    verb: string;
    detail: string;
  }[];
  raw.close();
  return rows.map(({ verb, detail }) => `${verb} ${detail}`);
}
