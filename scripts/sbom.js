// Names everything that ships: a bill of materials (CycloneDX 1.6) and the list of licences, from package-lock.json.
//   node scripts/sbom.js [--out DIR]     writes sbom.cdx.json and LICENCES.txt, without the runtime
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { folderOf, lockedPackages, nameOf, neededBy } from './package/lock-tree.js';

/**
 * The bill as JSON text; `runtime` as `Node v24.1.0`, left out where none ships; `has` tells which locked packages are
 * meant. The same input, the same text.
 */
export function bill(root, { runtime, has = () => true } = {}) {
  const packages = lockedPackages(root);
  const folders = shipped(packages, has);
  const own = { ...packages[''], ...manifest(root) };
  const components = [
    ...folders.map((folder) => component(folder, packages[folder])),
    ...(runtime === undefined ? [] : [runtimeComponent(runtime)]),
  ];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(components))}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': purl(own.name, own.version),
        name: own.name,
        version: own.version,
        description: own.description,
        licenses: licences(own.license),
        purl: purl(own.name, own.version),
      },
    },
    components,
    dependencies: [
      { ref: purl(own.name, own.version), dependsOn: needs(packages, '', own, folders) },
      ...folders.map((folder) => ({
        ref: refOf(folder, packages[folder]),
        dependsOn: needs(packages, folder, packages[folder], folders),
      })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Each package, its licence, and the words of the licence where it ships them. */
export function licenceList(root, has = () => true) {
  const packages = lockedPackages(root);
  const folders = shipped(packages, has);
  const width = Math.max(...folders.map((folder) => titleOf(folder, packages).length));
  const lines = folders.map(
    (folder) => `${titleOf(folder, packages).padEnd(width)}  ${packages[folder].license}`,
  );
  const texts = folders.flatMap((folder) => licenceText(root, folder, titleOf(folder, packages)));
  return [`Packages inside, ${folders.length}, each with its licence:`, '', ...lines, '', ...texts].join(
    '\n',
  );
}

function shipped(packages, has) {
  const { dependencies, peerDependencies } = packages[''];
  return neededBy(packages, Object.keys({ ...dependencies, ...peerDependencies })).filter(has);
}

function component(folder, { version, license, integrity }) {
  const name = nameOf(folder);
  return {
    type: 'library',
    'bom-ref': refOf(folder, { version }),
    ...(name.startsWith('@') ? { group: name.split('/')[0], name: name.split('/')[1] } : { name }),
    version,
    ...(integrity === undefined ? {} : { hashes: [hashOf(integrity)] }),
    licenses: licences(license),
    purl: purl(name, version),
  };
}

function runtimeComponent(runtime) {
  const version = runtime.replace('Node v', '');
  return {
    type: 'platform',
    'bom-ref': `pkg:generic/node@${version}`,
    name: 'node',
    version,
    licenses: [{ license: { id: 'MIT' } }],
    purl: `pkg:generic/node@${version}`,
  };
}

/** Two folders may hold the same package: the folder tells them apart. */
function refOf(folder, { version }) {
  const plain = purl(nameOf(folder), version);
  return folder.lastIndexOf('node_modules/') === 0 ? plain : `${plain}#${folder}`;
}

function needs(packages, from, { dependencies, optionalDependencies, peerDependencies }, folders) {
  const names = { ...dependencies, ...optionalDependencies, ...(from === '' ? peerDependencies : {}) };
  return Object.keys(names)
    .map((name) => folderOf(packages, name, from))
    .filter((folder) => folder !== null && folders.includes(folder))
    .map((folder) => refOf(folder, packages[folder]))
    .sort();
}

/** An expression of SPDX, or one licence by its id. */
function licences(license) {
  if (license === undefined) return [];
  return / (?:OR|AND|WITH) /.test(license)
    ? [{ expression: license.replace(/^\((.*)\)$/, '$1') }]
    : [{ license: { id: license } }];
}

function hashOf(integrity) {
  const [kind, base64] = integrity.split(' ')[0].split('-');
  return { alg: kind.replace('sha', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') };
}

function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** The shape of RFC 9562, version 8, from what is listed. */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function licenceText(root, folder, title) {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  const file = readdirSync(full)
    .filter((name) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(name))
    .sort()[0];
  if (file === undefined) return [];
  return [`---- ${title}`, '', readFileSync(join(full, file), 'utf8').trim(), ''];
}

function titleOf(folder, packages) {
  return `${nameOf(folder)} ${packages[folder].version}`;
}

function manifest(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const out = values.out ?? join(root, 'packages');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'sbom.cdx.json'), bill(root));
  writeFileSync(join(out, 'LICENCES.txt'), licenceList(root));
  process.stdout.write(`${join(out, 'sbom.cdx.json')}\n${join(out, 'LICENCES.txt')}\n`);
}
