#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

// Node 22 and later keep the program compiled for its next start, which halves it. Only where there is a place for such.
const { XDG_CACHE_HOME, HOME } = process.env;
const cache = XDG_CACHE_HOME || (HOME ? join(HOME, '.cache') : '');
if (existsSync(cache)) module.enableCompileCache?.(join(cache, 'practice-agent'));

const main = new URL('../dist/main.js', import.meta.url);
// After `npm ci --ignore-scripts` nothing is built yet: then it is built once, from the sources beside us.
if (!existsSync(main)) await import('../scripts/build.js');
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write(
    'Le programme n’est pas encore construit. Lancez : npm ci\nThe program is not built yet. Run: npm ci\n',
  );
  process.exitCode = 70;
}
