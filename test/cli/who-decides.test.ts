import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, type Terminal } from '../../src/cli/program.ts';
import { doors } from '../../src/doors.ts';

/** Pauses the example practice and tells who is written down for it. */
async function pausedBy(env: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const folder = await doors.copyExample('kine-fr', join(mkdtempSync(join(tmpdir(), 'by-')), 'practice'));
  const silent = { write: () => true, isTTY: false, columns: 80 } as unknown as NodeJS.WriteStream;
  const terminal: Terminal = {
    argv: ['pause', '--practice', folder, '--lang', 'en', ...more],
    env: { ...env },
    folder,
    out: silent,
    err: silent,
    version: '0',
  };
  expect(await runProgram(doors, terminal)).toBe(0);
  const loaded = await doors.practice(folder, 'en');
  if (loaded.kind === 'problems') throw new Error('the example has problems');
  const store = await doors.store(loaded.practice, { create: false });
  const pause = await store?.paused();
  await store?.close();
  return pause?.by;
}

describe('who decides', () => {
  it('is whoever is signed in to the machine', async () => {
    expect(await pausedBy({ USER: 'marie' })).toBe('marie');
  });

  it('is whoever the line names', async () => {
    expect(await pausedBy({ USER: 'marie' }, '--by', 'Paul')).toBe('Paul');
  });

  it('is the practitioner, where nobody is signed in', async () => {
    expect(await pausedBy({})).toBe('practitioner');
  });
});
