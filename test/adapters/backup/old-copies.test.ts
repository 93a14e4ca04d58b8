import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nightlyBackup } from '../../../src/adapters/backup/nightly.ts';
import { overdueCopies } from '../../../src/adapters/backup/old-copies.ts';
import { backUpPractice } from '../../../src/adapters/backup/practice-backups.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { judgeOldCopies } from '../../../src/core/doctor/judge-files.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { english } from '../../build/english.ts';

let folder: string;
let practice: Practice;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'old-copies-'));
  practice = aPractice({ folder, stateFile: join(folder, 'state.db') });
  mkdirSync(join(folder, '.agent/before-restore-20261124T080000Z/faq'), { recursive: true });
  write('.agent/before-restore-20261124T080000Z/memory');
  write('.agent/before-restore-20261124T080000Z/faq/parking.md');
  write('.agent/agent.log');
  write('state.db.before-7');
  write('practice.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string) => writeFileSync(join(folder, name), 'x');
const is = (name: string) => existsSync(join(folder, name));
const COPIES = ['state.db.before-7', '.agent/before-restore-20261124T080000Z'];
const others = () => is('.agent/agent.log') && is('practice.yaml');
/** A night that makes no backup, so many days after the copies were laid. */
const night = (days: number) => {
  const now = () => Date.now() + days * DAY + HOUR;
  return nightlyBackup({ program: 'agent.js', now, run: async () => true })(practice);
};

describe('a copy of before a return or an upgrade', () => {
  it('is there for 35 days', async () => {
    await night(34);
    expect(COPIES.map(is)).toEqual([true, true]);
  });

  it('is removed by the secretary after that, also where no backup is made, and nothing else is', async () => {
    expect(await night(35)).toBe('not-due');
    expect(COPIES.map(is)).toEqual([false, false]);
    expect(others()).toBe(true);
  });

  it('is looked at once a day, not with every tick', async () => {
    let now = Date.now();
    const tick = nightlyBackup({ program: 'agent.js', now: () => now, run: async () => true });
    await tick({
      ...practice,
      folder: join(folder, 'elsewhere'),
      stateFile: join(folder, 'elsewhere/state.db'),
    });
    now += 35 * DAY + HOUR;
    await tick(practice);
    expect(COPIES.map(is)).toEqual([false, false]);
    write('state.db.before-8');
    now += 12 * HOUR;
    await tick(practice);
    expect(is('state.db.before-8')).toBe(true);
  });

  it('is named by the doctor a day later, with the way to remove it', async () => {
    const paths = await overdueCopies(practice, Date.now() + 36 * DAY + HOUR, DAY);
    expect(paths).toEqual(COPIES.map((name) => join(folder, name)));
    expect(await overdueCopies(practice, Date.now() + 35 * DAY + HOUR, DAY)).toEqual([]);
    expect(judgeOldCopies(paths.slice(0, 1), english)).toEqual([
      {
        severity: 'mend',
        sentence: `${paths[0]} is older than 35 days, and the secretary did not remove it`,
        fix: `rm -r ${paths[0]}`,
        mending: null,
      },
    ]);
  });
});

describe('what a backup that died left behind', () => {
  const LEFT = [
    'state.db.copy-4711',
    'state.db.copy-4711-journal',
    'backups/practice-20261124T080000Z.backup.part-4711',
  ];
  beforeEach(() => {
    mkdirSync(join(folder, 'backups'));
    for (const name of LEFT) write(name);
  });
  const backUp = async (later: number) => {
    const now = Date.now() + later;
    const store = await sqliteStore({ file: practice.stateFile, now: () => now, language: 'en' });
    try {
      const keep = { days: 7, weeks: 4, months: 0 };
      const to = join(folder, 'backups');
      const passphrase = 'correct horse battery';
      const given = { practice, store, env: {}, now, program: '0', to, keep, withSecrets: false, passphrase };
      return await backUpPractice(given);
    } finally {
      await store.close();
    }
  };

  it('is removed by the next one after an hour', async () => {
    const { file } = await backUp(2 * HOUR);
    expect(LEFT.map(is)).toEqual([false, false, false]);
    expect(existsSync(file)).toBe(true);
  });

  it('is left alone before that: somebody may be at it', async () => {
    await backUp(0);
    expect(LEFT.map(is)).toEqual([true, true, true]);
  });
});
