import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asideOf, bringBack, replaceFiles } from '../../../src/adapters/files/replace-files.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'));
  path = join(folder, 'agenda.ics');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that knows no lock: it replaces the file by renames, as fast as it can, and counts them. */
const OTHER = `
  const { writeFileSync, renameSync } = require('node:fs');
  const { workerData, parentPort } = require('node:worker_threads');
  let count = 0;
  const stop = new Int32Array(workerData.stop);
  while (Atomics.load(stop, 0) === 0) {
    count += 1;
    writeFileSync(workerData.path + '.other', 'theirs ' + count);
    renameSync(workerData.path + '.other', workerData.path);
    Atomics.store(stop, 1, count);
    Atomics.wait(stop, 0, 0, Math.random() * 2);
  }
  parentPort.postMessage(count);
`;

describe('a file that two programs replace at the same time', () => {
  it('never loses what the other wrote unseen', async () => {
    writeFileSync(path, 'theirs 0');
    const stop = new SharedArrayBuffer(8);
    const other = new Worker(OTHER, { eval: true, workerData: { path, stop } });
    const lost: string[] = [];
    let done = 0;
    const end = Date.now() + 3000;
    while (Date.now() < end) {
      const before = await readNow();
      const seen = Number(/\d+$/.exec(before.toString())?.[0]);
      const result = await replaceFiles([{ path, before, after: Buffer.from(`ours on theirs ${seen}`) }]);
      if (result !== 'done') continue;
      done += 1;
      // Ours stands, and theirs was put there meanwhile without our having seen it: then theirs is lost.
      const theirs = Atomics.load(new Int32Array(stop), 1);
      if ((await readNow()).toString() === `ours on theirs ${seen}` && theirs > seen)
        lost.push(`theirs ${theirs}`);
    }
    Atomics.store(new Int32Array(stop), 0, 1);
    Atomics.notify(new Int32Array(stop), 0);
    const count = await new Promise<number>((resolve) => other.once('message', resolve));
    await other.terminate();
    expect(lost).toEqual([]);
    expect(done).toBeGreaterThan(0);
    expect(count).toBeGreaterThan(10);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 20_000);

  it('keeps theirs when it comes in the moment between the last look and the change', async () => {
    writeFileSync(path, 'before');
    const change = { path, before: Buffer.from('before'), after: Buffer.from('ours') };
    const doing = replaceFiles([change]);
    for (let turn = 0; turn < 200; turn += 1) {
      writeFileSync(`${path}.other`, `theirs ${turn}`);
      renameSync(`${path}.other`, path);
      if (turn % 10 === 0) await wait(0);
    }
    await doing;
    expect(readFileSync(path, 'utf8')).toBe('theirs 199');
  });

  async function readNow(): Promise<Buffer> {
    for (;;) {
      try {
        return readFileSync(path);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        await wait(1);
      }
    }
  }
});

describe('a file that a program left aside when it died', () => {
  it('gets its name back, but not while somebody may be at work', async () => {
    writeFileSync(asideOf(path), 'agenda');
    expect(await bringBack(path)).toBe(false);
    await wait(2100);
    utimesSync(folder, new Date(), new Date());
    expect(await bringBack(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('agenda');
    expect(readdirSync(folder)).toEqual(['agenda.ics']);
  });
});
