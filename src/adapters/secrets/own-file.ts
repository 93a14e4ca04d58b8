import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A file as far as it may be trusted with a secret. */
export type OwnFile =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'missing' | 'denied' | 'no-file' | 'foreign' | 'large' }
  /** Others may read it; `mode` are its permission bits. */
  | { readonly kind: 'open'; readonly mode: number };

const OTHERS = 0o077;

/**
 * Reads a file that only this account may read (0600, 0400), at most `limit` bytes. What is checked is what is read:
 * one descriptor, so that nobody exchanges the file in between. Throws what is no matter of rights.
 */
export async function readOwnFile(path: string, limit: number): Promise<OwnFile> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    return faultOf(stats, limit) ?? { kind: 'bytes', bytes: await bytesOf(handle, stats.size) };
  } catch (error) {
    return withoutFile(error);
  } finally {
    await handle?.close();
  }
}

function faultOf(stats: Stats, limit: number): OwnFile | null {
  if (!stats.isFile()) return { kind: 'no-file' };
  if (stats.size > limit) return { kind: 'large' };
  if (process.platform === 'win32') return null;
  const me = process.getuid?.() ?? 0;
  if (me !== 0 && stats.uid !== me && stats.uid !== 0) return { kind: 'foreign' };
  return (stats.mode & OTHERS) === 0 ? null : { kind: 'open', mode: stats.mode & 0o777 };
}

async function bytesOf(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await handle.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}

function withoutFile(error: unknown): OwnFile {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'denied' };
  if (code === 'EISDIR' || code === 'ENXIO' || code === 'ELOOP') return { kind: 'no-file' };
  throw error;
}
