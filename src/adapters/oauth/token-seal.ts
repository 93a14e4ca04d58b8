// Tokens as they lie on the disk: AES-256-GCM under a key made for this file alone (HKDF, RFC 5869) from the key of the
// state file, or from a random key of their own.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Whose key sealed them: the state file's, or their own. */
export type KeyKind = 'state' | 'own';

export interface Sealed {
  readonly key: KeyKind;
  readonly salt: Buffer;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly text: Buffer;
}

const CIPHER = 'aes-256-gcm';
const PURPOSE = 'practice-agent sign-in 1';

/** Seals a text under a key of 32 bytes; a fresh salt and nonce each time. */
export function seal(text: string, key: Buffer, kind: KeyKind): Sealed {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, fileKey(key, salt), iv).setAAD(purpose(kind));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { key: kind, salt, iv, tag: cipher.getAuthTag(), text: sealed };
}

/** The text again; null when the key is another one or a byte was changed. */
export function unseal(sealed: Sealed, key: Buffer): string | null {
  const opened = createDecipheriv(CIPHER, fileKey(key, sealed.salt), sealed.iv, { authTagLength: 16 })
    .setAAD(purpose(sealed.key))
    .setAuthTag(sealed.tag);
  try {
    return Buffer.concat([opened.update(sealed.text), opened.final()]).toString('utf8');
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** One line of JSON. */
export function sealedBytes({ key, salt, iv, tag, text }: Sealed): Buffer {
  const coded = (bytes: Buffer): string => bytes.toString('base64');
  const line = { version: 1, key, salt: coded(salt), iv: coded(iv), tag: coded(tag), text: coded(text) };
  return Buffer.from(`${JSON.stringify(line)}\n`);
}

/** What `sealedBytes` wrote; null for anything else. */
export function sealedFrom(bytes: Buffer): Sealed | null {
  const fields = parsed(bytes);
  const { version, key } = fields;
  const [salt, iv, tag, text] = [fields.salt, fields.iv, fields.tag, fields.text].map(decoded);
  if (version !== 1 || (key !== 'state' && key !== 'own')) return null;
  if (salt?.length !== 16 || iv?.length !== 12 || tag?.length !== 16 || text === undefined) return null;
  return { key, salt, iv, tag, text };
}

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function decoded(value: unknown): Buffer | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
}

function fileKey(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, PURPOSE, 32));
}

function purpose(kind: KeyKind): Buffer {
  return Buffer.from(`${PURPOSE} ${kind}`);
}
