// Archives whose bytes depend on nothing but what lies in them: sorted, one time, one owner.
import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/**
 * A tar archive (POSIX ustar) of entries `{ path, mode, bytes }`, `{ path, mode, folder: true }` or `{ path, link }`,
 * all of one moment (seconds since 1970) and of root.
 */
export function tar(entries, seconds) {
  const sorted = [...entries].sort((one, other) => (one.path < other.path ? -1 : 1));
  const blocks = sorted.flatMap((entry) => {
    const bytes = entry.bytes ?? Buffer.alloc(0);
    const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
    return [header(entry, bytes.length, seconds), bytes, Buffer.alloc(rest)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** gzip without a name and without a time (RFC 1952 §2.3.1); the same on every system. */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 0xff;
  return packed;
}

function header({ path, mode = 0o777, folder, link }, size, seconds) {
  const block = Buffer.alloc(BLOCK);
  const [prefix, name] = split(folder ? `${path}/` : path);
  block.write(name, 0, 100, 'utf8');
  octal(block, 100, 8, mode);
  octal(block, 108, 8, 0);
  octal(block, 116, 8, 0);
  octal(block, 124, 12, size);
  octal(block, 136, 12, seconds);
  block.write('        ', 148);
  block.write(folder ? '5' : link === undefined ? '0' : '2', 156);
  if (link !== undefined) block.write(link, 157, 100, 'utf8');
  block.write('ustar\u000000', 257);
  block.write('root', 265);
  block.write('root', 297);
  block.write(prefix, 345, 155, 'utf8');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A long path is cut at a slash into prefix and name. */
function split(path) {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (name !== '' && Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100)
      return [prefix, name];
  }
  throw new Error(`${path} is too long for a tar archive`);
}

function octal(block, at, length, value) {
  block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
}

function checksum(block) {
  return block.reduce((sum, byte) => sum + byte, 0);
}
