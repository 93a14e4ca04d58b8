// The first bytes of a backup: what it is, which version of the layout, and which key opens it. They are readable by
// anybody and authenticated with everything that follows.

import { createHash, hkdfSync, randomBytes, scryptSync } from 'node:crypto';

const MAGIC = Buffer.from('PRACBKUP', 'latin1');
const LAYOUT = 1;
/** scrypt (RFC 7914): 128 MB, about half a second. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const LONGEST = 4096;

/** What seals a backup: the key of the practice, known by its id, or a passphrase. */
export type SealKey =
  | { readonly kind: 'key'; readonly id: string; readonly hex: string }
  | { readonly kind: 'passphrase'; readonly text: string };

/** What the header says of the key that opens the rest. */
export type KeyHint = { readonly kind: 'key'; readonly id: string } | { readonly kind: 'passphrase' };

export interface Header {
  readonly hint: KeyHint;
  readonly salt: Buffer;
  /** As they stand in the file. */
  readonly bytes: Buffer;
}

/** A fresh header: every backup has its own salt, and so its own key. */
export function newHeader(key: SealKey): Header {
  const salt = randomBytes(32);
  const hint: KeyHint = key.kind === 'key' ? { kind: 'key', id: key.id } : { kind: 'passphrase' };
  const text = Buffer.from(JSON.stringify({ layout: LAYOUT, hint, salt: salt.toString('hex') }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return { hint, salt, bytes: Buffer.concat([MAGIC, length, text]) };
}

export type HeaderRead =
  | { readonly kind: 'header'; readonly header: Header }
  /** `newer`: of a later version of the program. */
  | { readonly kind: 'foreign' | 'newer' };

/** The header at the beginning of a file. */
export function readHeader(start: Buffer): HeaderRead {
  if (start.length < 12 || !start.subarray(0, 8).equals(MAGIC)) return { kind: 'foreign' };
  const length = start.readUInt32BE(8);
  if (length > LONGEST || start.length < 12 + length) return { kind: 'foreign' };
  const bytes = start.subarray(0, 12 + length);
  return parsed(bytes);
}

/** Bytes that hold any header whole. */
export const HEADER_ROOM = 12 + LONGEST;

function parsed(bytes: Buffer): HeaderRead {
  try {
    const raw: unknown = JSON.parse(bytes.subarray(12).toString('utf8'));
    if (typeof raw !== 'object' || raw === null || !('layout' in raw)) return { kind: 'foreign' };
    if (raw.layout !== LAYOUT) return { kind: 'newer' };
    const { hint, salt } = raw as { readonly hint?: unknown; readonly salt?: unknown };
    const known = hintIn(hint);
    if (known === null || typeof salt !== 'string' || !/^[0-9a-f]{64}$/u.test(salt))
      return { kind: 'foreign' };
    return { kind: 'header', header: { hint: known, salt: Buffer.from(salt, 'hex'), bytes } };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'foreign' };
    throw error;
  }
}

function hintIn(raw: unknown): KeyHint | null {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return null;
  if (raw.kind === 'passphrase') return { kind: 'passphrase' };
  return raw.kind === 'key' && 'id' in raw && typeof raw.id === 'string' ? { kind: 'key', id: raw.id } : null;
}

/** The 32 bytes that seal one file. They depend on every byte of its header. */
export function fileKey(key: SealKey, { salt, bytes }: Header): Buffer {
  const master =
    key.kind === 'key'
      ? Buffer.from(key.hex, 'hex')
      : scryptSync(key.text.normalize('NFKC'), salt, 32, { ...COST, maxmem: 256 * 1024 * 1024 });
  const about = Buffer.concat([
    Buffer.from('practice-agent backup\0'),
    createHash('sha256').update(bytes).digest(),
  ]);
  return Buffer.from(hkdfSync('sha256', master, salt, about, 32));
}
