// What lies inside a sealed backup: named pages one after another, each a line of JSON with its length, then its bytes.

import { Unsealable } from './sealed-chunks.ts';

export interface Page {
  /** `manifest`, `state`, or a file of the practice by its path, `/`-separated. */
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

const LONGEST_HEAD = 8192;

/** Pages as bytes. A page that turns out shorter or longer than its size throws: its file changed meanwhile. */
export async function* writtenPages(pages: AsyncIterable<Page>): AsyncGenerator<Buffer> {
  for await (const { name, size, bytes } of pages) {
    const head = Buffer.from(JSON.stringify({ name, size }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    yield Buffer.concat([length, head]);
    let written = 0;
    for await (const more of bytes) {
      written += more.length;
      if (written > size) break;
      yield more;
    }
    if (written !== size) throw new PageChanged(name);
  }
  yield Buffer.alloc(4);
}

/** A file changed while it was copied. */
export class PageChanged extends Error {
  override readonly name = 'PageChanged';
}

/** The pages of such bytes. The bytes of a page are to be read, or are skipped, before the next is asked for. */
export async function* readPages(bytes: AsyncIterable<Buffer>): AsyncGenerator<Page> {
  const source = reader(bytes);
  try {
    yield* pagesFrom(source);
  } finally {
    await source.close();
  }
}

async function* pagesFrom(source: ReturnType<typeof reader>): AsyncGenerator<Page> {
  for (;;) {
    const length = (await source.exactly(4)).readUInt32BE(0);
    if (length === 0) break;
    if (length > LONGEST_HEAD) throw new Unsealable('a page has no name');
    const { name, size } = headIn(await source.exactly(length));
    let left = size;
    const content = (async function* () {
      while (left > 0) {
        const more = await source.atMost(left);
        left -= more.length;
        yield more;
      }
    })();
    yield { name, size, bytes: content };
    while (left > 0) left -= (await source.atMost(left)).length;
  }
  await source.end();
}

/** A page that fits into memory, whole. */
export async function wholePage({ bytes }: Page): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

function headIn(bytes: Buffer): { readonly name: string; readonly size: number } {
  const raw = JSON.parse(bytes.toString('utf8')) as { readonly name?: unknown; readonly size?: unknown };
  if (typeof raw.name !== 'string' || !Number.isSafeInteger(raw.size))
    throw new Unsealable('a page has no name');
  return { name: raw.name, size: Number(raw.size) };
}

function reader(bytes: AsyncIterable<Buffer>) {
  const source = bytes[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await source.next();
    if (done === true) return false;
    held = held.length === 0 ? value : Buffer.concat([held, value]);
    return true;
  };
  const take = (count: number) => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return {
    exactly: async (count: number) => {
      while (held.length < count) if (!(await more())) throw new Unsealable('a page is cut off');
      return take(count);
    },
    atMost: async (count: number) => {
      while (held.length === 0) if (!(await more())) throw new Unsealable('a page is cut off');
      return take(count);
    },
    close: async () => void (await source.return?.()),
    /** Reads to the end, so that the mark on the last chunk is seen. */
    end: async () => {
      while (await more()) held = Buffer.alloc(0);
    },
  };
}
