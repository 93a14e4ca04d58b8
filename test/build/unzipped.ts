// Reads a ZIP archive by its directory at the end (PKWARE APPNOTE 4.3), as programs for them do.

import { crc32, inflateRawSync } from 'node:zlib';

/** The texts in an archive, by their names. Throws when it is not whole. */
export function unzipped(archive: Buffer): Readonly<Record<string, string>> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = archive.readUInt16LE(end + 10);
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let one = 0; one < count; one += 1) {
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    files[name] = textAt(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 16));
    at += 46 + length;
  }
  if (at !== end) throw new Error('the directory does not end where the archive says');
  return files;
}

function textAt(archive: Buffer, at: number, checksum: number): string {
  if (archive.toString('latin1', at, at + 4) !== 'PK\x03\x04') throw new Error('no file begins here');
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const bytes = inflateRawSync(archive.subarray(from, from + archive.readUInt32LE(at + 18)));
  if (crc32(bytes) !== checksum) throw new Error('the checksum of a file is wrong');
  return bytes.toString('utf8');
}
