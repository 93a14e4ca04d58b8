// Joins the program and the packages it uses into a few files, dist/main.js and dist/chunks: reading hundreds of small
// modules costs a command more than its work. Where the bundler is not installed, the program runs from single modules.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Native code, and what a practice may leave out. */
const APART = ['libsql', 'mailauth', 'fsevents'];

/** Bundles dist/main.js in place; false when there is no bundler. */
export async function bundle() {
  const bundler = await findBundler();
  const input = join(dist, 'main.js');
  if (bundler === null || !existsSync(input)) return false;
  const joined = await bundler.rolldown({
    input,
    platform: 'node',
    external: (id) =>
      id.startsWith('node:') || APART.some((name) => id === name || id.startsWith(`${name}/`)),
    resolve: { alias: { 'react-devtools-core': join(root, 'scripts/no-devtools.js') } },
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' } },
    plugins: [yogaFromItsOwnBytes],
    onLog: () => undefined,
  });
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  const always = loadedAlways(input);
  await joined.write({
    dir: dist,
    codeSplitting: { groups: [{ name: 'always', test: (id) => always.has(id) }] },
    format: 'esm',
    // Lines stay as they are for whoever reads a trace. V8 keeps the sources: of letters beyond Latin-1 in twice the room.
    comments: false,
    minify: { compress: false, mangle: false, codegen: { asciiOnly: true, removeWhitespace: false } },
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await joined.close();
  return true;
}

/**
 * Yoga, which lays the screen out, lies in its module as base64; it would still ask `fetch` for it, and Node's fetch is a
 * whole HTTP client to load.
 */
const yogaFromItsOwnBytes = {
  name: 'yoga-from-its-own-bytes',
  transform: (code, id) =>
    id.endsWith('yoga-wasm-base64-esm.js') ? code.replaceAll('"function"!=typeof fetch', 'true') : null,
};

async function findBundler() {
  const require = createRequire(join(root, 'package.json'));
  try {
    return await import(pathToFileURL(require.resolve('rolldown')).href);
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Our modules that every command loads: in one file they cost less than in forty. */
function loadedAlways(entry) {
  const found = new Set();
  const walk = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*["'](\.[^'"]+)["'];$/gm,
    ))
      walk(resolve(dirname(file), path));
  };
  walk(entry);
  found.delete(entry);
  return found;
}
