// Writes the reader's YAML files as JSON to dist/data, each with the fingerprint of what it was made from: JSON is read in
// a hundredth of the time. A YAML file edited since is read itself (src/adapters/reader/shipped-lexicon.ts).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILES = ['red-flags.yaml', 'look-alikes.yaml', 'languages/function-words.yaml'];

export function writeLexiconJson() {
  const folder = join(root, 'dist/data');
  mkdirSync(folder, { recursive: true });
  for (const name of FILES) {
    const text = readFileSync(join(root, 'data', name), 'utf8');
    const of = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(folder, `${basename(name)}.json`), JSON.stringify({ of, value: parse(text) }));
  }
}
