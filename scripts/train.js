// Learns the reader's weights from examples/sentences/ and writes data/classifier/. `npm run train` builds dist/ first.
// With --evaluate it writes nothing and prints how well sentences of a manner never met are read (docs/reading.md).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { learn } from '../dist/core/reading/classifier/learn/learn.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The corpora in examples/sentences/, one a language. */
export function corpora() {
  const folder = `${root}examples/sentences`;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: language }) => {
      const read = (name) => ({ name, text: readFileSync(`${folder}/${language}/${name}`, 'utf8') });
      const sentences = readdirSync(`${folder}/${language}`).filter((name) => name.endsWith('.tsv'));
      return { language, sentences: sentences.sort().map(read), words: read('words.txt') };
    });
}

if (process.argv.includes('--evaluate')) {
  const { evaluate } = await import('./evaluate.js');
  for (const corpus of corpora()) evaluate(corpus);
} else {
  mkdirSync(`${root}data/classifier`, { recursive: true });
  for (const corpus of corpora()) {
    const bytes = learn(corpus);
    writeFileSync(`${root}data/classifier/${corpus.language}.bin`, bytes);
    console.log(`${corpus.language}: ${bytes.length} bytes`);
  }
}
