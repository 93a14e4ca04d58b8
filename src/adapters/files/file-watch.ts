// Notices that somebody changed a file of the practice. A single file is watched through its folder: one that is taken
// away and put back (a backup, a sync program) would else not be seen again.

import { statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { watch } from 'chokidar';

/** Milliseconds of silence after the last change: an editor writes a file in several steps. */
const SILENCE = 250;

export interface Watching {
  readonly close: () => Promise<void>;
}

/** Calls `changed` once after each burst of changes in these files and folders, also for those that appear later. */
export async function watchFiles(paths: readonly string[], changed: () => void): Promise<Watching> {
  let timer: NodeJS.Timeout | null = null;
  const wanted = paths.map((path) => resolve(path));
  const folders = new Set(wanted.map((path) => (isFolder(path) ? path : dirname(path))));
  const watcher = watch([...folders], {
    ignoreInitial: true,
    atomic: true,
    depth: 3,
    ignored: (path) => !concerns(resolve(path), { wanted, folders }),
  });
  const later = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(changed, SILENCE);
  };
  watcher.on('all', later);
  // A folder that can't be watched (too many watches) is looked at by the clock instead.
  watcher.on('error', () => later());
  await new Promise<void>((resolve) => watcher.on('ready', () => resolve()));
  return {
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
    },
  };
}

interface Concern {
  readonly wanted: readonly string[];
  readonly folders: ReadonlySet<string>;
}

/** A watched folder, a wanted file, or what lies in a wanted folder; hidden files and an editor's own are nobody's. */
function concerns(path: string, { wanted, folders }: Concern): boolean {
  if (folders.has(path) || wanted.includes(path)) return true;
  if (/(?:^|[\\/])\.[^\\/]*$|~$/.test(path)) return false;
  return wanted.some((one) => path.startsWith(`${one}${sep}`));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
