// What goes into the package: the program as it was built, the packages that stay apart, the runtime, and no more.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lockedPackages, nameOf, neededBy } from './lock-tree.js';

/** Not joined into dist/main.js (scripts/bundle.js): native code, and what checks signatures. */
const APART = ['libsql', 'mailauth'];
const PLAIN = ['LICENSE', 'README.md', 'CHANGELOG.md', 'practice.example.yaml', 'practice.schema.json'];
const FOLDERS = ['bin', 'dist/chunks', 'data', 'templates', 'examples', 'followups', 'docs'];
/** In other people's packages: what no program reads while it runs. */
const UNREAD = /\.(?:d\.[cm]?ts|ts|map|md|markdown|flow|yml)$|\/(?:test|tests|docs|examples|\.github)\//;

/** Entries for an archive, with paths that begin at the program's own folder. */
export function programEntries(root) {
  return [
    ...PLAIN.filter((name) => existsSync(join(root, name))).map((name) => fileAt(root, name)),
    fileAt(root, 'dist/main.js'),
    ...FOLDERS.flatMap((folder) => filesUnder(root, folder)),
    ...apart(root).flatMap((folder) => packageFiles(root, folder)),
    { path: 'package.json', mode: 0o644, bytes: shippedManifest(root) },
  ];
}

/** Folders of the packages beside the program, as they are installed for this kind of machine. */
export function apart(root) {
  return neededBy(lockedPackages(root), APART).filter((folder) => isMeant(root, folder));
}

/** Whether a locked package belongs to this kind of machine. */
export function isMeant(root, folder) {
  return existsSync(join(root, folder)) && !isOtherLibc(nameOf(folder));
}

/** The runtime is built with glibc; what is meant for musl can't be loaded by it. */
function isOtherLibc(name) {
  return name.startsWith('@libsql/') && name.includes('musl');
}

function packageFiles(root, folder) {
  return filesUnder(root, folder).filter(
    ({ path }) => !path.slice(folder.length).includes('/node_modules/') && !UNREAD.test(path),
  );
}

function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''))
    .map((path) => fileAt(root, path));
}

function fileAt(root, path) {
  const full = join(root, path);
  const isProgram = path === 'bin/agent.js' || (statSync(full).mode & 0o111 && path.startsWith('examples/'));
  return { path, mode: isProgram ? 0o755 : 0o644, bytes: readFileSync(full) };
}

/** The program reads its version here; nothing in it is for building. */
function shippedManifest(root) {
  const { name, version, description, license, type, bin } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return Buffer.from(`${JSON.stringify({ name, version, description, license, type, bin }, null, 2)}\n`);
}
