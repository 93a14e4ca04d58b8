import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeInstanceLock } from '../../../src/adapters/machine/instance-lock.ts';

it('is had by one at a time, who is named, and free when given back', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lock-')), 'state.db');
  const first = takeInstanceLock(file, 1000);
  expect(takeInstanceLock(file, 2000)).toEqual({ kind: 'held', owner: { pid: process.pid, since: 1000 } });
  if (first.kind === 'taken') first.release();
  const second = takeInstanceLock(file, 3000);
  expect(second.kind).toBe('taken');
  expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o600);
  if (second.kind === 'taken') second.release();
});
