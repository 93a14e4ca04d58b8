// Bytes sealed in chunks with ChaCha20-Poly1305 (RFC 8439), numbered and with a mark on the last one (the STREAM
// construction): a chunk that is changed, swapped, left out or cut off is noticed before any later byte is given.

import { createCipheriv, createDecipheriv } from 'node:crypto';

export const CHUNK = 64 * 1024;
const TAG = 16;
const CIPHER = 'chacha20-poly1305';

/** The content is not what was sealed, or the key is another one. */
export class Unsealable extends Error {
  override readonly name = 'Unsealable';
}

/** Seals plain bytes, however they come. */
export async function* sealed(plain: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0;
  let held: Buffer | null = null;
  for await (const chunk of inChunks(plain, CHUNK)) {
    if (held !== null) yield seal(held, key, nonceOf(number++, false));
    held = chunk;
  }
  yield seal(held ?? Buffer.alloc(0), key, nonceOf(number, true));
}

/** The plain bytes of what `sealed` made. Throws `Unsealable`; what was given before is genuine. */
export async function* unsealed(cipher: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0;
  let held: Buffer | null = null;
  for await (const chunk of inChunks(cipher, CHUNK + TAG)) {
    if (held !== null) yield unseal(held, key, nonceOf(number++, false));
    held = chunk;
  }
  if (held === null) throw new Unsealable('nothing is there');
  yield unseal(held, key, nonceOf(number, true));
}

/** Eleven bytes count, the last marks the end. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function seal(plain: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(chunk: Buffer, key: Buffer, nonce: Buffer): Buffer {
  if (chunk.length < TAG) throw new Unsealable('a chunk is cut off');
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAuthTag(chunk.subarray(chunk.length - TAG));
  try {
    return Buffer.concat([cipher.update(chunk.subarray(0, chunk.length - TAG)), cipher.final()]);
  } catch (cause) {
    throw new Unsealable('a chunk is not genuine', { cause });
  }
}

async function* inChunks(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const more of bytes) {
    rest.push(more);
    length += more.length;
    if (length < size) continue;
    let whole = Buffer.concat(rest);
    while (whole.length >= size) {
      yield whole.subarray(0, size);
      whole = whole.subarray(size);
    }
    rest = [whole];
    length = whole.length;
  }
  if (length > 0) yield Buffer.concat(rest);
}
