// Builds dist/ from src/ after `npm ci`, with the TypeScript compiler that npm installed beside us.
// A package installed from the registry carries dist/ already and no src/: then there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { epoch } from './epoch.js';
import { writeLexiconJson } from './lexicon-json.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = `${root}node_modules/typescript/bin/tsc`;
if (existsSync(`${root}src/main.ts`) && existsSync(tsc)) {
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status === 0) {
    writeLexiconJson();
    await writeManual();
    await bundle();
  } else process.exitCode = built.status ?? 1;
}

/** The page that `npm i -g` lays down. */
async function writeManual() {
  const { manualPages } = await import('./man.js');
  mkdirSync(`${root}dist/man`, { recursive: true });
  for (const { language, text } of manualPages(epoch()))
    if (language === 'en') writeFileSync(`${root}dist/man/agent.1`, text);
}
