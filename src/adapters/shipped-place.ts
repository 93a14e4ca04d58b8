import { existsSync } from 'node:fs';

/** The folder of the program itself, in which data, templates and examples ship: the nearest one above with a package.json. */
export const SHIPPED: URL = rootAbove(new URL('.', import.meta.url));

function rootAbove(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('..', folder);
  if (above.href === folder.href) throw new Error('the program lies outside its package');
  return rootAbove(above);
}
