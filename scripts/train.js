// Learns the reader's weights from examples/sentences/ and writes data/classifier/ (`npm run train` builds dist/ first).
// `npm run train -- --evaluate` writes nothing and prints the figures of docs/reading.md; `-- fr` takes one language,
// `-- --mails [FOLDER]` learns what sentences are in their mails and what whole mails ask for, with the sentences as they
// stand (left-out.js tells what the folder is for).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { learn } from '../dist/core/reading/classifier/learn/learn.js';
import { readWeights } from '../dist/core/reading/classifier/weights.js';
import { evaluate } from './evaluate.js';
import { learnedWithout } from './left-out.js';
import { trainKinds } from './mail-kinds.js';
import { trainNeighbours } from './neighbours.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wanted = words.find((word) => languages().includes(word));
const folder = words.find((word) => word !== wanted);
const evaluating = process.argv.includes('--evaluate');

function corpusOf(language) {
  const folder = `${root}examples/sentences/${language}`;
  const read = (name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') });
  const sentences = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return {
    language,
    sentences: sentences.sort().map(read),
    mails: mailsOf(language, '.txt'),
    words: read('words.txt'),
  };
}

/** The same with the mails that only the second look learns from (examples/mails/README.md). */
function wholeCorpusOf(language) {
  const corpus = corpusOf(language);
  const mails = [...corpus.mails, ...mailsOf(language, '.mails')];
  return { ...corpus, mails: mails.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** Whole mails; those in `.txt` files are learned from sentence by sentence. */
function mailsOf(language, ending) {
  const folder = `${root}examples/mails/${language}`;
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names
    .sort()
    .map((name) => ({ name: `mails/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

function train(language) {
  const bytes = learn(corpusOf(language));
  mkdirSync(`${root}data/classifier`, { recursive: true });
  writeFileSync(`${root}data/classifier/${language}.bin`, bytes);
  console.log(`data/classifier/${language}.bin: ${bytes.length} bytes`);
}

function languages() {
  const entries = readdirSync(`${root}examples/sentences`, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Languages share nothing, so each learns in a process of its own, as many at a time as there are cores. */
async function inParallel(languages, then) {
  const left = [...languages];
  const lane = async () => {
    for (let language = left.shift(); language !== undefined; language = left.shift())
      then(await inItsOwn(language));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

/** What another run of this program prints for one language. */
async function inItsOwn(language) {
  const args = [fileURLToPath(import.meta.url), language, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = [];
  child.stdout.on('data', (chunk) => printed.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) process.exitCode = 1;
  return Buffer.concat(printed);
}

async function trainAllMails() {
  const without = new Map();
  await inParallel(languages(), (bytes) => {
    const { language, weights } = deserialize(bytes);
    without.set(language, weights.map(readWeights));
  });
  const neighbours = trainNeighbours(languages().map(corpusOf), without);
  await trainKinds(languages().map(wholeCorpusOf), without, neighbours);
}

if (process.argv.includes('--mails')) {
  if (wanted === undefined) await trainAllMails();
  else {
    const weights = learnedWithout(corpusOf(wanted), folder);
    process.stdout.write(serialize({ language: wanted, weights }));
  }
} else if (wanted === undefined) {
  await inParallel(languages(), (bytes) => process.stdout.write(bytes));
} else if (evaluating) {
  evaluate(corpusOf(wanted));
} else {
  train(wanted);
}
