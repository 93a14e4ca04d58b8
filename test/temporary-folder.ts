import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run one folder for all that tests lay aside, and takes it away with everything in it when the run is over. */
export function setup(): () => void {
  const before = process.env.TMPDIR;
  // Short: the path of a socket has 107 bytes, and some tests make theirs in here.
  const folder = mkdtempSync(join(tmpdir(), 't-'));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  };
}
