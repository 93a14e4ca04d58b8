// The last word of a secretary about how it stands, for when it no longer runs.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { isMissing } from '../files/failure-code.ts';
import { unreadable } from '../files/file-trouble.ts';

/** Writes the status for its owner alone: the whole of it is there, or the whole of the one before. */
export function writeStatusFile(path: string, status: unknown): void {
  const draft = `${path}.draft`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(status)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, path);
}

/** What was last written; null when nothing was, or when it is no JSON. */
export function readStatusFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw unreadable(path, error);
  }
}
