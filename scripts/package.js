// Packs the program with its runtime: a .tar.gz that runs from any folder, and a .deb. The same sources, packages and
// runtime give the same bytes. Run after `npm run build`.
//   node scripts/package.js [--node PATH] [--out DIR] [--only deb|tar.gz]

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { epoch } from './epoch.js';
import { completionScripts, manualPages } from './man.js';
import { isMeant, programEntries } from './package/contents.js';
import { deb, debianArchitecture } from './package/deb.js';
import { gzip, tar } from './package/tar.js';
import { bill, licenceList } from './sbom.js';

/** Where Debian's shells look. */
const COMPLETIONS = {
  bash: 'usr/share/bash-completion/completions/agent',
  zsh: 'usr/share/zsh/vendor-completions/_agent',
  fish: 'usr/share/fish/vendor_completions.d/agent.fish',
};
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { node: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' } },
});
const out = values.out ?? join(root, 'packages');
const node = realpathSync(values.node ?? process.execPath);
const { version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

if (!existsSync(join(root, 'dist/chunks'))) {
  process.stderr.write(
    'dist/ is not there, or its modules are not joined. Run npm ci, then npm run build.\n',
  );
  process.exit(1);
}
const seconds = epoch();
const has = (folder) => isMeant(root, folder);
const home = [...programEntries(root), ...runtime(), ...papers()];
mkdirSync(out, { recursive: true });
if (values.only !== 'deb')
  written(`practice-agent-${version}-${process.platform}-${process.arch}.tar.gz`, tarball());
if (process.platform === 'linux' && values.only !== 'tar.gz')
  written(`practice-agent_${version}_${debianArchitecture(process.arch)}.deb`, debian());
const installed = home.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
process.stdout.write(`${nodeVersion()} inside, ${home.length} files, ${megabytes(installed)} installed\n`);

function runtime() {
  const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export MALLOC_ARENA_MAX=1
exec "$here/runtime/node" --max-semi-space-size=1 --optimize-for-size "$here/bin/agent.js" "$@"
`;
  return [
    { path: 'runtime/node', mode: 0o755, bytes: readFileSync(node) },
    { path: 'agent', mode: 0o755, bytes: Buffer.from(launcher) },
  ];
}

function papers() {
  return [
    { path: 'sbom.cdx.json', mode: 0o644, bytes: Buffer.from(bill(root, { runtime: nodeVersion(), has })) },
    { path: 'LICENCES.txt', mode: 0o644, bytes: Buffer.from(licenceList(root, has)) },
  ];
}

function nodeVersion() {
  return `Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`;
}

function tarball() {
  const folder = `practice-agent-${version}`;
  return gzip(
    tar(withFolders(home.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }))), seconds),
  );
}

function debian() {
  const place = 'usr/lib/practice-agent';
  const entries = [
    ...home.map((entry) => ({ ...entry, path: `${place}/${entry.path}` })),
    { path: 'usr/bin/agent', link: '../lib/practice-agent/agent' },
    ...manualPages(seconds).map(({ language, text }) => ({
      path: `usr/share/man/${language === 'en' ? '' : `${language}/`}man1/agent.1.gz`,
      mode: 0o644,
      bytes: gzip(Buffer.from(text)),
    })),
    ...completionScripts().map(({ shell, text }) => ({
      path: COMPLETIONS[shell],
      mode: 0o644,
      bytes: Buffer.from(text),
    })),
    {
      path: 'usr/share/doc/practice-agent/copyright',
      mode: 0o644,
      bytes: Buffer.concat([readFileSync(join(root, 'LICENSE')), Buffer.from(`\n${licenceList(root, has)}`)]),
    },
  ];
  return deb({ entries: withFolders(entries), control: control(), seconds });
}

function control() {
  return {
    Package: 'practice-agent',
    Version: version,
    Architecture: debianArchitecture(process.arch),
    Maintainer: process.env.DEBEMAIL ?? 'practice-agent <root@localhost>',
    Section: 'mail',
    Priority: 'optional',
    // What the runtime and the database are linked against.
    Depends: 'libc6 (>= 2.28), libgcc-s1, libstdc++6',
    Suggests: 'libnotify-bin',
    Description: [
      'secretary that lives in a medical practice',
      ...wrapped(description),
      '',
      `Licence: ${license}. The runtime is inside; nothing else is needed.`,
    ],
  };
}

function wrapped(text) {
  return text.match(/.{1,75}(?:\s|$)/g)?.map((line) => line.trim()) ?? [];
}

/** Archives name every folder before what lies in it. */
function withFolders(entries) {
  const folders = new Set();
  for (const { path } of entries)
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at));
  return [...entries, ...[...folders].map((path) => ({ path, mode: 0o755, folder: true }))];
}

function written(name, bytes) {
  writeFileSync(join(out, name), bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(out, `${name}.sha256`), `${sum}  ${name}\n`);
  process.stdout.write(`${join(out, name)}  ${megabytes(bytes.length)}  sha256 ${sum}\n`);
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
