// The person's own editor for a letter: a file that only they may read, gone when it is closed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';

/**
 * The text as the person left it; null when the editor ended with an error (`:cq`), which means "leave it". Takes
 * `$VISUAL`, then `$EDITOR`, with their arguments, else what every machine has.
 */
export function editText(text: string, env: NodeJS.ProcessEnv): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'agent-letter-'));
  const file = join(folder, 'letter.txt');
  try {
    writeFileSync(file, `${text}\n`, { mode: 0o600 });
    const [program = '', ...options] = editorOf(env);
    const ended = spawnSync(program, [...options, file], { stdio: 'inherit' });
    if (ended.error !== undefined)
      throw new UserError(`${program} can't be started. Name your editor in EDITOR.`, {
        cause: ended.error,
        fr: `${program} ne démarre pas. Nommez votre éditeur dans EDITOR.`,
      });
    return ended.status === 0 ? readFileSync(file, 'utf8').trimEnd() : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function editorOf({ VISUAL, EDITOR }: NodeJS.ProcessEnv): readonly string[] {
  const wanted = (VISUAL || EDITOR || (process.platform === 'win32' ? 'notepad' : 'nano')).trim();
  return wanted.split(/\s+/);
}
