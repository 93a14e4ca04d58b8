// Prints how the reader does on sentences whose manner of writing it has never met: for every style, it learns from
// all other styles and reads that one. Beside it, on the same split: plain word lists, and naive Bayes.
import { featuresOf } from '../dist/core/reading/classifier/features.js';
import { labelsOf } from '../dist/core/reading/classifier/labels-of.js';
import { learnRows, rowsOf } from '../dist/core/reading/classifier/learn/learn.js';
import { runOns, sampleOf } from '../dist/core/reading/classifier/learn/samples.js';
import { isHumansKind, isPlainKind, parseWordKinds } from '../dist/core/reading/classifier/word-kinds.js';
import { isProtected } from '../dist/core/reading/labels.js';
import { isDanger, LABELS } from '../dist/domain/reading.js';

const guarded = ({ labels }) => labels.some(isProtected);
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Learns and reads once for every held-out part, and prints the tables of one language. */
export function evaluate(corpus) {
  const rows = rowsOf(corpus);
  const kinds = parseWordKinds(corpus.words.text);
  const styles = [...new Set(rows.map(({ style }) => style))].filter((style) => style !== 'plain').sort();
  const parts = [
    ...styles.map((style) => ({ name: `style ${style}`, held: (row) => row.style === style })),
    ...corpus.sentences
      .filter(({ name }) => name === 'lookalikes.tsv')
      .map(({ name }) => ({ name: `file ${name}`, held: (row) => row.file === name, apart: true })),
  ];
  console.log(`\n## ${corpus.language}: ${rows.length} sentences\n`);
  const read = parts.flatMap((part) => partRead(part, rows, corpus, kinds));
  printSafety(read, parts);
  printLabels(read.filter(({ apart, joined }) => !apart && !joined));
}

function partRead({ name, held, apart = false }, rows, corpus, kinds) {
  const rest = rows.filter((row) => !held(row));
  const left = rows.filter(held);
  const weights = { [corpus.language]: learnRows(rest, corpus) };
  const bayes = naiveBayes(rest, kinds);
  const samples = left.map((row) => sampleOf(row, kinds));
  const joined = apart ? [] : runOns(samples, Math.floor(samples.length / 2), kinds);
  return [...samples, ...joined].map((sample, at) => ({
    name,
    apart,
    joined: at >= samples.length,
    labels: sample.labels,
    reader: labelsOf(sample.text, corpus.language, weights),
    words: explainedByWords(sample.features.kinds),
    bayes: bayes(sample.features),
  }));
}

/** No word of a human's kinds, and at least one of a secretary's. */
function explainedByWords(kinds) {
  return !kinds.some((own) => own.some(isHumansKind)) && kinds.some((own) => own.some(isPlainKind));
}

/**
 * Multinomial naive Bayes over words and pairs, one label against the rest; the last head is "guarded". What it never
 * met says nothing; the rest is smoothed towards how common a word is, or rare labels would win by every new word.
 */
function naiveBayes(rows, kinds) {
  const heads = [
    ...LABELS.map(
      (label) =>
        ({ labels }) =>
          labels.includes(label),
    ),
    guarded,
  ];
  const bags = rows.map((row) => ({ row, bag: bagOf(featuresOf(row.text, kinds)) }));
  const common = countsOf(bags.map(({ bag }) => bag));
  const tables = heads.map((holds) => {
    const sides = [bags.filter(({ row }) => !holds(row)), bags.filter(({ row }) => holds(row))];
    return {
      sides: sides.map((side) => countsOf(side.map(({ bag }) => bag))),
      prior: Math.log(sides[1].length / sides[0].length),
    };
  });
  const share = ({ counts, total }, word) =>
    Math.log(
      ((counts.get(word) ?? 0) + SMOOTHING * (common.counts.get(word) / common.total)) / (total + SMOOTHING),
    );
  return (features) => {
    const bag = bagOf(features).filter((word) => common.counts.has(word));
    return tables.map(({ sides: [without, having], prior }) => {
      const odds = bag.reduce((sum, word) => sum + share(having, word) - share(without, word), prior);
      return 1 / (1 + Math.exp(-odds));
    });
  };
}

/** Words of the common stock that count as met beside those really met. */
const SMOOTHING = 100;

function countsOf(bags) {
  const counts = new Map();
  for (const word of bags.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: bags.reduce((sum, bag) => sum + bag.length, 0) };
}

function bagOf({ words, pairs }) {
  return [...words.map(([word]) => word), ...pairs.flatMap((own) => own.slice(0, 1))];
}

const READERS = {
  'this reader': ({ reader }) => reader.explained,
  'naive Bayes, P(guarded) < 1 %': ({ bayes }) => bayes.at(-1) < 0.01,
  'word lists': ({ words }) => words,
};

function printSafety(read, parts) {
  console.log(
    '| held out | reader | administration explained | of those a human must read, explained | of emergencies, explained | false alarms |',
  );
  console.log('|---|---|---|---|---|---|');
  const line = (name, chosen, readers) => {
    for (const reader of readers) safetyLine(name, reader, chosen);
  };
  for (const { name } of parts) {
    line(
      name,
      read.filter((item) => item.name === name && !item.joined),
      ['this reader'],
    );
  }
  const whole = read.filter(({ apart, joined }) => !apart && !joined);
  line('**all styles**', whole, Object.keys(READERS));
  const [fewest] = whole
    .filter(guarded)
    .map(({ bayes }) => bayes.at(-1))
    .sort((one, other) => one - other)
    .slice(Math.floor(0.005 * whole.filter(guarded).length));
  safetyLine(
    '**all styles**',
    'naive Bayes, limit set afterwards',
    whole,
    ({ bayes }) => bayes.at(-1) < fewest,
  );
  line(
    'two sentences run together',
    read.filter(({ joined }) => joined),
    Object.keys(READERS),
  );
}

function safetyLine(name, reader, chosen, explains = READERS[reader]) {
  const must = chosen.filter(guarded);
  const may = chosen.filter((item) => !guarded(item));
  const red = must.filter(({ labels }) => labels.some(isDanger));
  const alarms =
    reader === 'this reader' ? may.filter(({ reader: { danger } }) => danger !== null).length : '';
  const cells = [
    `${percent(may.filter(explains).length, may.length)} of ${may.length}`,
    `${must.filter(explains).length} of ${must.length} (${percent(must.filter(explains).length, must.length)})`,
    `${red.filter(explains).length} of ${red.length}`,
    alarms,
  ];
  console.log(`| ${name} | ${reader} | ${cells.join(' | ')} |`);
}

function printLabels(read) {
  console.log(
    '\n| label | sentences | precision | recall | F1 | F1 of naive Bayes |\n|---|---|---|---|---|---|',
  );
  const rows = LABELS.map((label, head) => {
    const own = scores(read, label, ({ reader }) => reader.labels.includes(label));
    return { label, own, bayes: scores(read, label, ({ bayes }) => bayes[head] >= 0.5) };
  });
  for (const { label, own, bayes } of rows) {
    console.log(
      `| ${label} | ${own.count} | ${own.precision.toFixed(2)} | ${own.recall.toFixed(2)} | ${own.f1.toFixed(2)} | ${bayes.f1.toFixed(2)} |`,
    );
  }
  const macro = (side) => (rows.reduce((sum, row) => sum + row[side].f1, 0) / rows.length).toFixed(3);
  console.log(`| **macro** | | | | ${macro('own')} | ${macro('bayes')} |`);
  const stopping = ({ reader }) => reader.labels.some(isProtected);
  const red = read.filter(({ labels }) => labels.some(isDanger));
  const called = red.filter(({ reader }) => reader.danger !== null).length;
  console.log(
    `\nOf ${red.length} emergencies, ${percent(called, red.length)} are called one, ${percent(red.filter(stopping).length, red.length)} get a label that stops every answer; of all that a human must read, ${percent(read.filter(guarded).filter(stopping).length, read.filter(guarded).length)}; of administration, ${percent(read.filter((item) => !guarded(item)).filter(stopping).length, read.filter((item) => !guarded(item)).length)}.`,
  );
}

function scores(read, label, says) {
  const right = read.filter((item) => says(item) && item.labels.includes(label)).length;
  const said = read.filter(says).length;
  const count = read.filter(({ labels }) => labels.includes(label)).length;
  const [precision, recall] = [said === 0 ? 0 : right / said, count === 0 ? 0 : right / count];
  return { count, precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
