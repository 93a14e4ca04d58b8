import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { deb } from '../../scripts/package/deb.js';
import { lockedPackages, neededBy } from '../../scripts/package/lock-tree.js';
import { gzip, tar } from '../../scripts/package/tar.js';
import { bill, licenceList } from '../../scripts/sbom.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LONG = `${'a-long-folder-name/'.repeat(8)}file.js`;
const ENTRIES = [
  { path: 'usr', mode: 0o755, folder: true },
  { path: 'usr/program', mode: 0o755, bytes: Buffer.from('#!/bin/sh\necho works\n') },
  { path: 'usr/empty', mode: 0o644, bytes: Buffer.alloc(0) },
  { path: `usr/${LONG}`, mode: 0o644, bytes: Buffer.from('far down') },
  { path: 'usr/link', link: 'program' },
];
const DAY = 1_700_000_000;
const CONTROL = {
  Package: 'practice-agent',
  Version: '1.0',
  Architecture: 'all',
  Maintainer: 'somebody <somebody@example.org>',
  Description: ['a short word', 'and a longer one', '', 'end'],
};

function run(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

function kept(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe('an archive', () => {
  it('is what tar reads, with names of any length, links, rights and one time', () => {
    const file = kept('x.tar.gz', gzip(tar(ENTRIES, DAY)));
    const listed = run('tar', '-tvzf', file, '--full-time', '--utc');
    expect(listed).toMatch(/^-rwxr-xr-x root\/root +21 2023-11-14 22:13:20 usr\/program$/m);
    expect(listed).toContain(`usr/${LONG}`);
    expect(listed).toMatch(/usr\/link -> program$/m);
    run('tar', '-xzf', file, '-C', folder);
    expect(readFileSync(join(folder, 'usr', LONG), 'utf8')).toBe('far down');
  });

  it('has the same bytes whatever the order it is told in', () => {
    expect(gzip(tar([...ENTRIES].reverse(), DAY))).toEqual(gzip(tar(ENTRIES, DAY)));
  });

  it('refuses a name that no archive of this kind can hold', () => {
    const path = 'x'.repeat(101);
    expect(() => tar([{ path, mode: 0o644, bytes: Buffer.alloc(0) }], DAY)).toThrow(/is too long/);
  });
});

describe('a Debian package', () => {
  it.runIf(spawnSync('dpkg-deb', ['--version']).error === undefined)('is what dpkg reads', () => {
    const file = kept('x.deb', deb({ entries: ENTRIES, control: CONTROL, seconds: DAY }));
    expect(run('dpkg-deb', '--field', file, 'Package', 'Description')).toBe(
      'Package: practice-agent\nDescription: a short word\n and a longer one\n .\n end\n',
    );
    expect(run('dpkg-deb', '--contents', file)).toMatch(/\.\/usr\/program$/m);
    expect(run('dpkg-deb', '--info', file, 'md5sums')).toMatch(/^[0-9a-f]{32} {2}usr\/program$/m);
  });

  it('has the same bytes twice', () => {
    const once = deb({ entries: ENTRIES, control: CONTROL, seconds: DAY });
    expect(deb({ entries: [...ENTRIES].reverse(), control: CONTROL, seconds: DAY })).toEqual(once);
  });
});

describe('the bill of materials', () => {
  const text = bill(root, { runtime: 'Node v24.1.0' });
  const told = JSON.parse(text);

  it('names every package that the program needs, its version, its licence and its checksum', () => {
    const needed = neededBy(lockedPackages(root), Object.keys(lockedPackages(root)[''].dependencies ?? {}));
    const names = told.components.map(({ group, name }: { group?: string; name: string }) =>
      group === undefined ? name : `${group}/${name}`,
    );
    for (const place of needed) expect(names).toContain(place.split('node_modules/').at(-1));
    for (const { type, version, licenses, hashes } of told.components) {
      expect(version).toMatch(/^\d/);
      expect(licenses).not.toEqual([]);
      if (type === 'library') expect(hashes[0]).toMatchObject({ alg: 'SHA-512' });
    }
  });

  it('names the runtime, and nothing that is only needed for building', () => {
    expect(text).toContain('pkg:generic/node@24.1.0');
    expect(text).not.toContain('pkg:npm/typescript@');
  });

  it('is a document of CycloneDX 1.6 in which every reference leads somewhere', () => {
    expect(told).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(told.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const known = new Set([
      told.metadata.component['bom-ref'],
      ...told.components.map((one: { 'bom-ref': string }) => one['bom-ref']),
    ]);
    expect(known.size).toBe(told.components.length + 1);
    for (const { ref, dependsOn } of told.dependencies)
      for (const one of [ref, ...dependsOn]) expect(known).toContain(one);
  });

  it('is the same text twice', () => {
    expect(bill(root, { runtime: 'Node v24.1.0' })).toBe(text);
  });

  it('has the words of the licences beside it', () => {
    const list = licenceList(root);
    expect(list).toMatch(/^commander \d\S* +MIT$/m);
    expect(list).toMatch(/---- commander [\s\S]*Permission is hereby granted/);
  });
});
