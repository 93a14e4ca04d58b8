// A Debian with nothing in it, and the package of the program as an installer gets it.

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from '../ports.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const ROOT = '/var/cache/practice-agent/debian/root';
/** What a person who has just signed in finds. */
const ENVIRONMENT = ['PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'LANG=C.UTF-8'];

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Debian {
  /** Its root, as this machine sees it. */
  readonly root: string;
  /** Runs a program in it, with nothing of this machine's environment. */
  readonly run: (...words: readonly string[]) => Said;
  /** As `run`; throws when it does not end well. */
  readonly must: (...words: readonly string[]) => string;
}

/** A copy of a clean Debian, which goes with the process. Throws what is missing when there is none. */
export function cleanDebian(): Debian {
  const made = said('bash', [join(repository, 'test/servers/debian/make-root')]);
  if (made.code !== 0) throw new Error(made.err);
  const root = tempFolder('debian');
  execFileSync('cp', ['-a', '--reflink=auto', `${ROOT}/.`, root]);
  return inRoot(root, (words) => said('chroot', [root, ...withoutOurs(words)]));
}

/** The same, with a way of its own to run programs. */
export function inRoot(root: string, run: (words: readonly string[]) => Said): Debian {
  return {
    root,
    run: (...words) => run(words),
    must: (...words) => {
      const ran = run(words);
      if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.code}\n${ran.out}${ran.err}`);
      return ran.out;
    },
  };
}

/** Packs the program and lays the package into a root; returns its path there. */
export function packageIn({ root }: Debian): string {
  const packed = tempFolder('packed');
  const made = said(process.execPath, [
    join(repository, 'scripts/package.js'),
    '--only',
    'deb',
    '--out',
    packed,
  ]);
  if (made.code !== 0) throw new Error(made.err);
  const name = readdirSync(packed).find((file) => file.endsWith('.deb')) ?? '';
  copyFileSync(join(packed, name), join(root, 'root', name));
  rmSync(packed, { recursive: true });
  return join('/root', name);
}

/** Words for a program that finds nothing of this machine's environment. */
export function withoutOurs(words: readonly string[]): readonly string[] {
  return ['/usr/bin/env', '-i', ...ENVIRONMENT, ...words];
}

export function said(program: string, words: readonly string[]): Said {
  const ran = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 300_000 });
  return { code: ran.status, out: ran.stdout ?? '', err: `${ran.stderr ?? ''}${ran.error?.message ?? ''}` };
}
