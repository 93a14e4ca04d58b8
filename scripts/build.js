// Builds dist/ from src/ after `npm ci`, with the TypeScript compiler that npm installed beside us.
// A package installed from the registry carries dist/ already and no src/: then there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = `${root}node_modules/typescript/bin/tsc`;
if (existsSync(`${root}src/main.ts`) && existsSync(tsc)) {
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exitCode = built.status ?? 1;
}
