// A Debian package (deb(5)): an ar archive of its format, its control files and what is installed.
import { createHash } from 'node:crypto';
import { gzip, tar } from './tar.js';

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' };

/** The name that Debian gives to a kind of processor. */
export function debianArchitecture(arch) {
  const name = ARCHITECTURES[arch];
  if (name === undefined) throw new Error(`Debian has no architecture for ${arch}`);
  return name;
}

/** The bytes of the package; `entries` are installed under /. */
export function deb({ entries, control, seconds }) {
  const files = entries.filter(({ bytes }) => bytes !== undefined);
  const sums = files.map(({ path, bytes }) => `${md5(bytes)}  ${path}\n`).sort(byPath);
  const size = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024);
  const own = [
    {
      path: './control',
      mode: 0o644,
      bytes: Buffer.from(controlText({ ...control, 'Installed-Size': size })),
    },
    { path: './md5sums', mode: 0o644, bytes: Buffer.from(sums.join('')) },
  ];
  const installed = entries.map((entry) => ({ ...entry, path: `./${entry.path}` }));
  return ar(
    [
      ['debian-binary', Buffer.from('2.0\n')],
      ['control.tar.gz', gzip(tar(own, seconds))],
      ['data.tar.gz', gzip(tar(installed, seconds))],
    ],
    seconds,
  );
}

function controlText({ Description, ...fields }) {
  const [synopsis, ...lines] = Description;
  return [
    ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`),
    `Description: ${synopsis}`,
    ...lines.map((line) => ` ${line === '' ? '.' : line}`),
    '',
  ].join('\n');
}

function ar(members, seconds) {
  const parts = members.flatMap(([name, bytes]) => [
    Buffer.from(
      `${name.padEnd(16)}${String(seconds).padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(bytes.length).padEnd(10)}\`\n`,
    ),
    bytes,
    Buffer.alloc(bytes.length % 2, '\n'),
  ]);
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts]);
}

function md5(bytes) {
  return createHash('md5').update(bytes).digest('hex');
}

function byPath(one, other) {
  return one.slice(34) < other.slice(34) ? -1 : 1;
}
