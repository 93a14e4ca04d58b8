import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nightlyBackup } from '../../../src/adapters/backup/nightly.ts';
import { noteBackup } from '../../../src/adapters/backup/standing-file.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { aPractice, moment } from '../../build/builders.ts';

let folder: string;
let practice: Practice;
let now = moment('2026-11-24T03:30');
let said: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nightly-'));
  mkdirSync(join(folder, '.agent'));
  practice = aPractice({ folder, stateFile: join(folder, 'state.db') });
  writeFileSync(join(folder, 'state.db.key-id'), 'k-0123456789ab\n');
  now = moment('2026-11-24T03:30');
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const night = (ends = true) =>
  nightlyBackup({
    program: 'agent.js',
    now: () => now,
    run: async (words) => {
      said.push(words.slice(0, 2).join(' '));
      if (ends && words[1] === 'make') await noteBackup(folder, { made: { file: 'b', at: now, bytes: 1 } });
      if (ends && words[1] === 'verify')
        await noteBackup(folder, { tried: { file: 'b', at: now, sentence: '' } });
      return ends;
    },
  });

describe('the backup of each night', () => {
  it('is made once its hour has come, and tried once a week', async () => {
    const backUp = night();
    expect(await backUp(practice)).toBe('made');
    expect(await backUp(practice)).toBe('not-due');
    now += DAY;
    expect(await backUp(practice)).toBe('made');
    expect(said).toEqual(['backup make', 'backup verify', 'backup make']);
    now += 7 * DAY;
    expect(await backUp(practice)).toBe('made');
    expect(said.at(-1)).toBe('backup verify');
  });

  it('that failed is tried again in six hours, not with every tick', async () => {
    const backUp = night(false);
    expect(await backUp(practice)).toBe('failed');
    expect(await backUp(practice)).toBe('not-due');
    now += 6 * HOUR;
    expect(await backUp(practice)).toBe('failed');
  });

  it('is not made without a key, nor where the practice wants none', async () => {
    const backUp = night();
    expect(await backUp({ ...practice, backup: { ...practice.backup, daily: false } })).toBe('not-due');
    rmSync(join(folder, 'state.db.key-id'));
    expect(await backUp(practice)).toBe('not-due');
    expect(said).toEqual([]);
  });
});
