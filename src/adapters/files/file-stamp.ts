import { stat } from 'node:fs/promises';
import type { Instant } from '../../domain/time.ts';

export interface FileStamp {
  /** A file's identity and its last change, to the nanosecond. */
  readonly text: string;
  /** False for two seconds after a change: some file systems would not show another one in that time. */
  readonly settled: boolean;
  /** When its bytes were last written. */
  readonly written: Instant;
}

/** By which it is seen that a file may have changed. Throws what the file system throws. */
export async function fileStamp(path: string): Promise<FileStamp> {
  const { ino, size, mtimeNs, mtimeMs, ctimeNs, ctimeMs } = await stat(path, { bigint: true });
  const settled = BigInt(Date.now()) - ctimeMs > 2000n;
  return { text: [ino, size, mtimeNs, ctimeNs].join(' '), settled, written: Number(mtimeMs) };
}

/** Changes whenever a file, or its journal, is written; empty when there is none. */
export async function writtenStamp(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found === null ? '' : `${found.mtimeMs} ${found.size}`;
}
