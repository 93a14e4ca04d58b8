import { quoted } from '../core/doctor/judge-files.ts';

/** A path as it can be copied into a command line: quoted where a shell would take it apart. */
export function shellPath(path: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return quoted(path);
  return /\s|[&()^;,=]/.test(path) ? `"${path}"` : path;
}
