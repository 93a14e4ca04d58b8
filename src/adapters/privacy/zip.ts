// A ZIP archive of a few small files (PKWARE APPNOTE 6.3.10, without its extensions for more than 4 GiB).

import { crc32, deflateRawSync } from 'node:zlib';

/** APPNOTE 4.4.3.2 and 4.4.2: needs version 2.0 to be opened; made on Unix, so that modes count. */
const VERSION = 20;
const ON_UNIX = (3 << 8) | VERSION;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8 = 1 << 11;
const DEFLATED = 8;
/** A regular file that its owner alone may read and write. */
const OWNER_ONLY = 0o100600 << 16;
const LARGEST = 0xffff_ffff;

interface Entry {
  readonly name: Buffer;
  /** What both headers of an entry say of it (APPNOTE 4.3.7, from "version needed" to "extra field length"). */
  readonly facts: Buffer;
  readonly packed: Buffer;
}

/** The bytes of an archive; names are paths with `/`, `modified` is milliseconds. Ready for `unzip` and for every desktop. */
export function zip(files: Readonly<Record<string, string>>, modified: number): Buffer {
  const entries = Object.entries(files).map(([name, text]) => entryOf(name, Buffer.from(text), modified));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const body = Buffer.concat([signature('PK\x03\x04'), entry.facts, entry.name, entry.packed]);
    directory.push(directoryEntry(entry, at));
    bodies.push(body);
    at += body.length;
  }
  if (at > LARGEST) throw new RangeError('too large for a ZIP archive');
  return Buffer.concat([...bodies, ...directory, endOf(entries.length, Buffer.concat(directory).length, at)]);
}

function entryOf(name: string, bytes: Buffer, modified: number): Entry {
  const packed = deflateRawSync(bytes);
  const path = Buffer.from(name);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(UTF8, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt32LE(dosTime(modified), 6);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return { name: path, facts, packed };
}

/** APPNOTE 4.3.12; `at`: where the entry's own header begins. */
function directoryEntry({ name, facts }: Entry, at: number): Buffer {
  const more = Buffer.alloc(14);
  more.writeUInt32LE(OWNER_ONLY >>> 0, 6);
  more.writeUInt32LE(at, 10);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(ON_UNIX, 0);
  return Buffer.concat([signature('PK\x01\x02'), made, facts, more, name]);
}

/** APPNOTE 4.3.16. */
function endOf(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([signature('PK\x05\x06'), end]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Date and time in two words of the FAT file system, in UTC, to two seconds; it begins with 1980. */
function dosTime(modified: number): number {
  const day = new Date(Math.max(modified, Date.UTC(1980, 0, 1)));
  const time = (day.getUTCHours() << 11) | (day.getUTCMinutes() << 5) | (day.getUTCSeconds() >> 1);
  const date = ((day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();
  return ((date << 16) | time) >>> 0;
}
