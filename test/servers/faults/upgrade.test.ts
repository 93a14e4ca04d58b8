import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { FIRST_COUNTS, firstMemory } from '../../adapters/store/first-memory.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

let disk: SmallDisk | null = null;
afterEach(() => {
  disk?.remove();
  disk = null;
});

it.each([0, 40_000, 160_000, 300_000])(
  'a memory of an earlier version on a full disk (%s bytes left) stays as it was, is told of, and is taken over when there is room',
  async (left) => {
    const small = smallDisk(4);
    disk = small;
    const file = join(small.folder, 'state.db');
    firstMemory(file);
    const before = readFileSync(file);
    writeFileSync(join(small.folder, 'room'), Buffer.alloc(left));
    small.fill();
    rmSync(join(small.folder, 'room'));
    const open = () => sqliteStore({ file, now: Date.now, language: 'en' });
    await expect(open()).rejects.toThrow(
      /the disk is full\. Free some space, then start the program again\.$/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(small.folder).filter((name) => /upgrade|before/.test(name))).toEqual([]);
    small.free();
    const store = await open();
    expect(await store.cases()).toHaveLength(FIRST_COUNTS.cases);
    expect(await store.damage()).toBeNull();
    await store.close();
    expect(statSync(`${file}.before-1`).size).toBe(before.length);
  },
);
