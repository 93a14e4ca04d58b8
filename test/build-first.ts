import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds dist/ before the tests, so that commands are tried as people run them. */
export function setup(): void {
  const script = fileURLToPath(new URL('../scripts/build.js', import.meta.url));
  const built = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`dist/ does not build:\n${built.stdout}${built.stderr}`);
}
