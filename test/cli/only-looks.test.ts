import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, type Terminal } from '../../src/cli/program.ts';
import { doors } from '../../src/doors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'looks-'));
  cpSync('examples/kine-fr', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function agent(...argv: readonly string[]): Promise<number> {
  const out = new PassThrough();
  const words = [...argv, '--practice', folder, '--lang', 'fr', '--now', '2026-11-24T09:00'];
  const terminal = { argv: words, env: { NO_COLOR: '1' }, folder, out, err: out, version: '0' };
  return runProgram(doors, terminal as unknown as Terminal);
}

describe('a practice that was never at work', () => {
  it.each([
    [['followups', 'preview', '--all']],
    [['followups', 'list']],
    [['followups', 'due']],
    [['contacts', 'list']],
    [['contacts', 'show', 'L-1041']],
    [['waitlist', 'list']],
    [['autonomy']],
  ])('gets no memory from a look: agent %j', async (argv) => {
    const before = readdirSync(folder);
    expect(await agent(...argv)).toBe(0);
    expect(readdirSync(folder)).toEqual(before);
  });
});
