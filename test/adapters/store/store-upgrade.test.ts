import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeInstanceLock } from '../../../src/adapters/machine/instance-lock.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { aCase, MORNING } from '../../contract/store-builders.ts';
import { aged } from '../aged.ts';

const KEY = '0123456789abcdef'.repeat(4);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  file = join(folder, 'state.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (key?: string) =>
  sqliteStore({ file, now: () => MORNING, ...(key === undefined ? {} : { key }) });

async function ofBefore(key?: string): Promise<void> {
  const store = await open(key);
  await store.open(aCase());
  await store.close();
  aged(file, key);
}

describe('a state file of an earlier version', () => {
  it.each([undefined, KEY])('is taken over as a copy; the old one stays beside (key %s)', async (key) => {
    await ofBefore(key);
    const bytes = readFileSync(file);
    const store = await open(key);
    expect(await store.case(aCase().id)).toEqual(aCase());
    expect(await store.damage()).toBeNull();
    await store.close();
    const kept = `${file}.before-1`;
    expect(readFileSync(kept).equals(bytes)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('upgrade'))).toEqual([]);
    const again = await open(key);
    await again.close();
    expect(readFileSync(kept).equals(bytes)).toBe(true);
  });

  it('is left alone while a secretary of that version runs, with words', async () => {
    await ofBefore();
    const holder = spawn(process.execPath, ['-e', HOLDS, file], {
      cwd: process.cwd(),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(open()).rejects.toThrow(
      `${file} is of an earlier version, and the secretary of that version still runs. Stop it, then start it again`,
    );
    holder.kill();
    expect(existsSync(`${file}.before-1`)).toBe(false);
  });

  it('is taken over by the secretary that holds the lock itself', async () => {
    await ofBefore();
    const lock = takeInstanceLock(file, MORNING);
    if (lock.kind === 'held') throw new Error('held');
    const database = openDatabase({ file, language: 'en' });
    expect(database.rows('SELECT id FROM cases')).toHaveLength(1);
    database.close();
    lock.release();
  });
});

const HOLDS = `
const Libsql = require('libsql');
const fs = require('node:fs');
const lock = process.argv[1] + '.lock';
fs.closeSync(fs.openSync(lock, 'a', 0o600));
const database = new Libsql(lock, { timeout: 0 });
database.exec('BEGIN EXCLUSIVE');
fs.writeFileSync(lock + '.owner', JSON.stringify({ pid: process.pid, since: 1 }));
console.log('held');
setInterval(() => database, 1000);
`;
