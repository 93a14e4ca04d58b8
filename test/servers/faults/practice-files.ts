// Where a practice of the fault tests keeps what its secretary writes.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The JSON objects among the lines. */
export function rowsIn(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The file of its memory. */
export function stateFileOf(folder: string): string {
  return settingOf(folder, /^state: (\S+)/m, 'state.db');
}

/** The file of its alarms. */
export function alertFileOf(folder: string): string {
  return settingOf(folder, /^alerts:\n {2}file: (\S+)/m, 'alerts.jsonl');
}

function settingOf(folder: string, pattern: RegExp, usual: string): string {
  const written = pattern.exec(readFileSync(join(folder, 'practice.yaml'), 'utf8'))?.[1] ?? usual;
  return written.startsWith('/') ? written : join(folder, written);
}

/** The last lines of the secretary's own log. */
export function logOf(folder: string): string {
  const file = join(folder, '.agent', 'agent.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-25).join('\n') : '';
}
