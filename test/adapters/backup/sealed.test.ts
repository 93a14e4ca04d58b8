import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Page, readPages, wholePage, writtenPages } from '../../../src/adapters/backup/pages.ts';
import { CHUNK, sealed, Unsealable, unsealed } from '../../../src/adapters/backup/sealed-chunks.ts';
import { fileKey, newHeader, readHeader } from '../../../src/adapters/backup/sealed-header.ts';

const KEY = randomBytes(32);

async function* pieces(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}

async function all(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

const seal = (plain: Buffer) => all(sealed(pieces(plain), KEY));
const unseal = (cipher: Buffer, key = KEY) => all(unsealed(pieces(cipher), key));

describe('sealed bytes', () => {
  it('come back as they were, whatever their length and however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 3 * CHUNK }),
        fc.integer({ min: 1, max: 2 * CHUNK }),
        async (length, cut) => {
          const plain = randomBytes(length);
          const cipher = await all(sealed(pieces(plain.subarray(0, cut), plain.subarray(cut)), KEY));
          const back = await all(unsealed(pieces(cipher.subarray(0, cut), cipher.subarray(cut)), KEY));
          expect(back.equals(plain)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])('of %i bytes come back', async (length) => {
    const plain = randomBytes(length);
    expect((await unseal(await seal(plain))).equals(plain)).toBe(true);
  });

  it('with one bit turned are refused, wherever it is', async () => {
    const cipher = await seal(randomBytes(2 * CHUNK + 100));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: cipher.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const other = Buffer.from(cipher);
        other[at] = (other[at] ?? 0) ^ (1 << bit);
        await expect(unseal(other)).rejects.toThrow(Unsealable);
      }),
      { numRuns: 40 },
    );
  });

  it('cut off anywhere, at the end of a chunk too, are refused', async () => {
    const cipher = await seal(randomBytes(2 * CHUNK));
    for (const length of [0, 1, CHUNK, CHUNK + 16, CHUNK + 17, cipher.length - 1]) {
      await expect(unseal(cipher.subarray(0, length))).rejects.toThrow(Unsealable);
    }
  });

  it('with chunks swapped, doubled or more behind the end are refused', async () => {
    const cipher = await seal(randomBytes(3 * CHUNK));
    const chunk = (at: number) => cipher.subarray(at * (CHUNK + 16), (at + 1) * (CHUNK + 16));
    await expect(unseal(Buffer.concat([chunk(1), chunk(0), chunk(2)]))).rejects.toThrow(Unsealable);
    await expect(unseal(Buffer.concat([chunk(0), chunk(0), chunk(2)]))).rejects.toThrow(Unsealable);
    await expect(unseal(Buffer.concat([cipher, chunk(2)]))).rejects.toThrow(Unsealable);
    await expect(unseal(cipher, randomBytes(32))).rejects.toThrow(Unsealable);
  });
});

describe('the header', () => {
  it('names the key by its id, and gives every file a key of its own', () => {
    const key = { kind: 'key', id: 'k-0123456789ab', hex: 'ab'.repeat(32) } as const;
    const [one, two] = [newHeader(key), newHeader(key)];
    expect(readHeader(one.bytes)).toMatchObject({
      kind: 'header',
      header: { hint: { kind: 'key', id: key.id } },
    });
    expect(fileKey(key, one).equals(fileKey(key, two))).toBe(false);
    expect(one.bytes.includes(key.hex)).toBe(false);
  });

  it('opens with the passphrase alone that sealed it', () => {
    const header = newHeader({ kind: 'passphrase', text: 'été à la mer' });
    const right = fileKey({ kind: 'passphrase', text: 'e\u0301te\u0301 a\u0300 la mer' }, header);
    expect(right.equals(fileKey({ kind: 'passphrase', text: 'été à la mer' }, header))).toBe(true);
    expect(right.equals(fileKey({ kind: 'passphrase', text: 'hiver' }, header))).toBe(false);
  });

  it('of another file is told from one of a later version', () => {
    expect(readHeader(Buffer.from('SQLite format 3\0 and more'))).toEqual({ kind: 'foreign' });
    expect(readHeader(Buffer.alloc(0))).toEqual({ kind: 'foreign' });
    const later = Buffer.from(JSON.stringify({ layout: 2 }));
    const head = Buffer.concat([Buffer.from('PRACBKUP'), Buffer.from([0, 0, 0, later.length]), later]);
    expect(readHeader(head)).toEqual({ kind: 'newer' });
  });
});

describe('pages', () => {
  const page = (name: string, bytes: Buffer, size = bytes.length): Page => ({
    name,
    size,
    bytes: pieces(bytes),
  });
  async function* some(...pages: readonly Page[]): AsyncGenerator<Page> {
    yield* pages;
  }

  it('come back in their order, also when one is not read', async () => {
    const big = randomBytes(200_000);
    const written = await all(
      writtenPages(some(page('a', Buffer.from('eins')), page('b', big), page('é/c', Buffer.alloc(0)))),
    );
    const seen: [string, number][] = [];
    for await (const one of readPages(pieces(written))) {
      seen.push([one.name, one.name === 'b' ? -1 : (await wholePage(one)).length]);
    }
    expect(seen).toEqual([
      ['a', 4],
      ['b', -1],
      ['é/c', 0],
    ]);
  });

  it('of a file that grew or shrank while it was copied are not written', async () => {
    await expect(all(writtenPages(some(page('a', Buffer.from('eins'), 3))))).rejects.toThrow('a');
    await expect(all(writtenPages(some(page('a', Buffer.from('eins'), 5))))).rejects.toThrow('a');
  });

  it('that end too early are refused', async () => {
    const written = await all(writtenPages(some(page('a', Buffer.from('eins')))));
    await expect(all(flat(readPages(pieces(written.subarray(0, -4)))))).rejects.toThrow(Unsealable);
  });

  async function* flat(pages: AsyncIterable<Page>): AsyncGenerator<Buffer> {
    for await (const one of pages) yield await wholePage(one);
  }
});
