import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PlaceSeen, PracticeFiles } from '../../domain/practice-files.ts';

/** Only so many names are compared when one is missing. */
const MOST_NEIGHBOURS = 500;

/** A practice's folder on disk: the text of practice.yaml and a look at the places it names. Opens nothing else. */
export function practiceFolder(folder: string): PracticeFiles {
  const absolute = resolve(folder);
  return {
    folder: absolute,
    file: read(join(absolute, 'practice.yaml')),
    look: (path) => seen(resolve(absolute, path)),
  };
}

function read(file: string): PracticeFiles['file'] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    // UTF-16 without letters beyond ASCII is valid UTF-8, with a NUL beside each of them.
    return text.includes('\0') ? { kind: 'not-utf8' } : { kind: 'text', text };
  } catch (cause) {
    if (cause instanceof TypeError) return { kind: 'not-utf8' };
    return isMissing(cause) ? { kind: 'missing' } : { kind: 'unreadable' };
  }
}

function seen(path: string): PlaceSeen {
  return { ...whatStandsAt(path), neighbours: namesBeside(path) };
}

function whatStandsAt(path: string): Omit<PlaceSeen, 'neighbours'> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: null };
  const kind = stats.isDirectory() ? 'folder' : 'file';
  return process.platform === 'win32' ? { kind } : { kind, mode: stats.mode & 0o777 };
}

function namesBeside(path: string): readonly string[] {
  try {
    const names = readdirSync(dirname(path)).filter((name) => name !== basename(path));
    return names.sort().slice(0, MOST_NEIGHBOURS);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR';
}
