import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../ports.ts';

/** A disk of a few megabytes of its own. Needs root. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no room on it. */
  readonly fill: () => void;
  readonly free: () => void;
  /** Nothing may be written on it; possible only while no file on it is open for writing. */
  readonly readOnly: (is: boolean) => void;
  readonly remove: () => void;
}

/** Mounts one. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = tempFolder('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const filler = join(folder, '.filler');
  const remove = () => execFileSync('umount', ['-l', folder]);
  process.once('exit', remove);
  return {
    folder,
    fill: () => {
      for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
        for (;;) {
          try {
            writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
          } catch (error) {
            if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break;
            throw error;
          }
        }
    },
    free: () => rmSync(filler, { force: true }),
    readOnly: (is) => {
      execFileSync('mount', ['-o', `remount,${is ? 'ro' : 'rw'}`, folder]);
    },
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}
