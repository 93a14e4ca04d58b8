// Builds dist/ from src/ after `npm ci`, with the TypeScript compiler that npm installed beside us.
// A package installed from the registry carries dist/ already and no src/: then there is nothing to do.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(`${root}/src/main.ts`) && existsSync(`${root}/node_modules/typescript`)) {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  process.exit(built.status ?? 1);
}
