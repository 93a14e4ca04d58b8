import { stat } from 'node:fs/promises';

export interface FileStamp {
  /** A file's identity and its last change, to the nanosecond. */
  readonly text: string;
  /** False for two seconds after a change: some file systems would not show another one in that time. */
  readonly settled: boolean;
}

/** By which it is seen that a file may have changed. Throws what the file system throws. */
export async function fileStamp(path: string): Promise<FileStamp> {
  const { ino, size, mtimeNs, ctimeNs, ctimeMs } = await stat(path, { bigint: true });
  return { text: [ino, size, mtimeNs, ctimeNs].join(' '), settled: BigInt(Date.now()) - ctimeMs > 2000n };
}

/** Changes whenever a file, or its journal, is written; empty when there is none. */
export async function writtenStamp(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found === null ? '' : `${found.mtimeMs} ${found.size}`;
}
