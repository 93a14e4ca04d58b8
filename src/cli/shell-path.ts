import { relative } from 'node:path';
import { quoted } from '../core/doctor/judge-files.ts';

/** A path as it can be copied into a command line: quoted where a shell would take it apart. */
export function shellPath(path: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return quoted(path);
  return /\s|[&()^;,=]/.test(path) ? `"${path}"` : path;
}

/** What a printed command needs to find a practice from where the person is: empty in the practice's own folder. */
export function atPractice(here: string, folder: string): string {
  const place = relative(here, folder);
  return place === '' ? '' : ` --practice ${shellPath(place)}`;
}
