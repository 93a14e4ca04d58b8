// Learns the reader's weights from examples/sentences/ and writes data/classifier/ (`npm run train` builds dist/ first).
// `npm run train -- --evaluate` writes nothing and prints the figures of docs/reading.md; `-- fr` takes one language.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { learn } from '../dist/core/reading/classifier/learn/learn.js';
import { evaluate } from './evaluate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const [wanted] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const evaluating = process.argv.includes('--evaluate');

function corpusOf(language) {
  const folder = `${root}examples/sentences/${language}`;
  const read = (name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') });
  const sentences = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return { language, sentences: sentences.sort().map(read), words: read('words.txt') };
}

function train(language) {
  const bytes = learn(corpusOf(language));
  mkdirSync(`${root}data/classifier`, { recursive: true });
  writeFileSync(`${root}data/classifier/${language}.bin`, bytes);
  console.log(`data/classifier/${language}.bin: ${bytes.length} bytes`);
}

/** Languages share nothing, so each learns in a process of its own. */
function inParallel(languages) {
  for (const language of languages) {
    const child = spawn(process.execPath, [
      fileURLToPath(import.meta.url),
      language,
      ...process.argv.slice(2),
    ]);
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.pipe(process.stderr);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      if (code !== 0) process.exitCode = 1;
    });
  }
}

if (wanted === undefined) {
  const entries = readdirSync(`${root}examples/sentences`, { withFileTypes: true });
  inParallel(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
} else if (evaluating) {
  evaluate(corpusOf(wanted));
} else {
  train(wanted);
}
