import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What dist/ is made of. */
const SOURCES = ['src', 'scripts', 'data', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Builds dist/ before the tests unless it is newer than its sources, so that commands are tried as people run them. */
export function setup(): void {
  if (isBuilt()) return;
  const script = join(root, 'scripts/build.js');
  const built = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`dist/ does not build:\n${built.stdout}${built.stderr}`);
}

/** Whether the joined program is there, whole, and younger than every source. */
function isBuilt(): boolean {
  const main = join(root, 'dist/main.js');
  if (!existsSync(main) || !readFileSync(main, 'utf8').includes('./chunks/')) return false;
  const pieces = ['dist/main.js', 'dist/man', 'dist/data'].flatMap(timesIn);
  const built = Math.min(...pieces, Math.max(...timesIn('dist/chunks')));
  return built > Math.max(...SOURCES.flatMap(timesIn));
}

/** When a file, or each folder and file in a folder, was last changed (a folder: when something in it came or went). */
function timesIn(path: string): readonly number[] {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (entry === undefined) return [Number.NEGATIVE_INFINITY];
  if (!entry.isDirectory()) return [entry.mtimeMs];
  return [entry.mtimeMs, ...readdirSync(join(root, path)).flatMap((name) => timesIn(join(path, name)))];
}
