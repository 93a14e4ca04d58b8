import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('docs.test.ts'))
  .map((name) => ({ name, text: readFileSync(`${root}test/${name}`, 'utf8') }));

describe('docs/safety.md', () => {
  const page = readFileSync(`${root}docs/safety.md`, 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'));

  it.each(rows)('names tests that exist: %s', (row) => {
    const [, proof = ''] = row.split(' | ');
    for (const [, title = ''] of proof.matchAll(/\*([^*]+)\*/g)) {
      expect
        .soft(
          tests.some(({ text }) => text.includes(title)),
          title,
        )
        .toBe(true);
    }
    for (const [, file = ''] of proof.matchAll(/`([\w-]+\.test\.ts)`/g)) {
      expect
        .soft(
          tests.some(({ name }) => name.endsWith(file)),
          file,
        )
        .toBe(true);
    }
  });
});
