// What the program needs of other packages, as package-lock.json holds it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every locked package by its folder; '' is the program itself. */
export function lockedPackages(root) {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/** Folders of these packages and of all that they need to run, sorted. */
export function neededBy(packages, names) {
  const found = new Set();
  const visit = (name, from) => {
    const folder = folderOf(packages, name, from);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    const { dependencies, optionalDependencies } = packages[folder];
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, folder);
  };
  for (const name of names) visit(name, '');
  return [...found].sort();
}

/** As Node looks for a package: beside the one that asks, then ever further out. */
export function folderOf(packages, name, from) {
  for (let at = from; ; at = outer(at)) {
    const folder = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[folder] !== undefined) return folder;
    if (at === '') return null;
  }
}

/** `node_modules/a/node_modules/@b/c` → `node_modules/a/node_modules/@b/c` without its last package. */
function outer(folder) {
  const at = folder.lastIndexOf('/node_modules/');
  return at === -1 ? '' : folder.slice(0, at);
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
export function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
