import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of a folder with a hash of its bytes. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const bytes = files.filter((file) => statSync(join(folder, file)).isFile());
  return Object.fromEntries(
    bytes.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

it('has no way to send and changes no file of the practice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dry-run-'));
  cpSync(`${root}examples/kine-fr`, folder, { recursive: true });
  const before = snapshot(folder);
  const args = ['dry-run', join(folder, 'inbox'), '--practice', folder, '--as', 'auto', '--json'];
  const ended = spawnSync(process.execPath, [`${root}bin/agent.js`, ...args], { encoding: 'utf8' });
  const lines = ended.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(ended.status).toBe(0);
  expect(lines).toHaveLength(26);
  expect(snapshot(folder)).toEqual(before);
  rmSync(folder, { recursive: true });
});
