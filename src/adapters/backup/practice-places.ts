// Which files of a practice's folder go into its backup.

import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { belongs, type Places } from '../../core/backup/belongs.ts';
import type { Practice } from '../../domain/practice.ts';

export interface PracticeFilesFound {
  /** Relative to the practice's folder, `/`-separated, in order. */
  readonly files: readonly string[];
  readonly agendas: readonly string[];
  /** Mailboxes in the folder: not copied, but needed. */
  readonly folders: readonly string[];
  /** Absolute: named by practice.yaml, and not in the folder. */
  readonly outside: readonly string[];
}

/** The files that belong into a backup that lies in `backups`; secrets only when they are asked for. */
export async function filesOf(
  practice: Practice,
  { backups, withSecrets }: { readonly backups: string; readonly withSecrets: boolean },
): Promise<PracticeFilesFound> {
  const places = placesOf(practice, backups);
  const entries = await readdir(practice.folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(practice.folder, join(entry.parentPath, entry.name))))
    .filter((path) => {
      const answer = belongs(path, places);
      return answer === 'yes' || (answer === 'secret' && withSecrets);
    })
    .sort();
  const agendas = agendaPaths(practice);
  return {
    files,
    agendas: files.filter((file) => agendas.some((path) => file === path || file.startsWith(`${path}/`))),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => slashed(relative(practice.folder, join(entry.parentPath, entry.name))))
      .filter((path) => [practice.mail.inbox, practice.mail.outbox].includes(join(practice.folder, path))),
    outside: named(practice).filter((path) => isOutside(practice.folder, path)),
  };
}

/** A path as it stands in a backup: relative when it lies in the folder, else absolute. */
export function placeIn(folder: string, path: string): string {
  return isOutside(folder, path) ? path : slashed(relative(folder, path));
}

function placesOf(practice: Practice, backups: string): Places {
  const { folder, mail, stateFile, backup } = practice;
  const inside = (paths: readonly string[]) =>
    paths.filter((path) => !isOutside(folder, path)).map((path) => slashed(relative(folder, path)));
  return {
    state: placeIn(folder, stateFile),
    apart: inside([mail.inbox, mail.outbox, backups, backup.to]),
    secrets: inside(secretFiles(practice)),
  };
}

function agendaPaths({ folder, agenda }: Practice): readonly string[] {
  return agenda.sources.flatMap((source) => (source.kind === 'files' ? [placeIn(folder, source.path)] : []));
}

function named(practice: Practice): readonly string[] {
  const { faqFolder, templatesFolder, patientsFile, followUps } = practice;
  return [faqFolder, templatesFolder, patientsFile, followUps.folder];
}

/** Every secret that is kept in a file, wherever the practice names it. */
function secretFiles(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSecret =
    'kind' in value && value.kind === 'file' && 'path' in value && typeof value.path === 'string';
  return isSecret ? [String(value.path)] : Object.values(value).flatMap(secretFiles);
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
