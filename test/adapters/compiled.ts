import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A TypeScript file made runnable by Node 20 as a process of its own. */
export interface Compiled {
  readonly script: string;
  readonly remove: () => void;
}

/** Compiles one file of the repository, with what it imports, into a folder that git ignores. */
export function compiled(file: string): Compiled {
  mkdirSync(join(ROOT, 'tmp'), { recursive: true });
  const outDir = mkdtempSync(join(ROOT, 'tmp', 'compiled-'));
  const project = join(outDir, 'tsconfig.json');
  const compilerOptions = { noEmit: false, noCheck: true, rootDir: ROOT, outDir };
  writeFileSync(
    project,
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: [join(ROOT, file)] }),
  );
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${file} does not compile: ${run.stdout}`);
  // What ships beside the program is found from where its code lies.
  for (const name of ['data', 'templates', 'package.json']) symlinkSync(join(ROOT, name), join(outDir, name));
  const script = join(outDir, file.replace(/\.ts$/, '.js'));
  return { script, remove: () => rmSync(outDir, { recursive: true }) };
}
