// The first page of a backup. It is sealed like the rest: it holds the keys of what follows.

import type { Counts } from '../../domain/backup.ts';
import { Unsealable } from './sealed-chunks.ts';

export interface Manifest {
  readonly layout: 1;
  readonly made: number;
  readonly program: string;
  /** Paths of the practice's files, in the order of their pages. */
  readonly files: readonly string[];
  /** Among them: agendas, whose truth may be younger than the backup. */
  readonly agendas: readonly string[];
  /** Folders that the practice needs and whose content is its own: mailboxes. They come back empty. */
  readonly folders: readonly string[];
  readonly withSecrets: boolean;
  /** Where the memory lies: relative to the practice's folder, or absolute. */
  readonly state: string;
  readonly counts: Counts;
  /** What the copy of the memory is encrypted with, of this backup alone. */
  readonly copyKey: string;
  /** The practice's own key; null when its memory is not encrypted. */
  readonly stateKey: string | null;
}

/** The manifest in a page. Throws `Unsealable` for what is none. */
export function manifestIn(bytes: Buffer): Manifest {
  const raw: unknown = JSON.parse(bytes.toString('utf8'));
  if (typeof raw !== 'object' || raw === null || !('layout' in raw) || raw.layout !== 1)
    throw new Unsealable('the first page is unknown');
  const manifest = raw as Manifest;
  const safe = [...manifest.files, ...manifest.folders, manifest.state].every(
    (path) => !path.split('/').includes('..'),
  );
  if (!safe || [...manifest.files, ...manifest.folders].some((path) => path.startsWith('/')))
    throw new Unsealable('a path leads out of the folder');
  return manifest;
}
