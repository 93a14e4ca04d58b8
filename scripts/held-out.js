// Prints one language's labelled sentences with what the reader makes of each when its manner of writing was left out of
// learning, one JSON object a line, so that any other classifier can learn and be measured on the same split
// (docs/evaluation.md, "Beside other ways"). Needs dist/: `npm run build && node scripts/held-out.js fr > fr.jsonl`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { labelsOf } from '../dist/core/reading/classifier/labels-of.js';
import { learnRows, rowsOf } from '../dist/core/reading/classifier/learn/learn.js';
import { isProtected } from '../dist/core/reading/labels.js';
import { isDanger } from '../dist/domain/reading.js';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const [language] = process.argv.slice(2);
if (language === undefined) throw new Error('Name a language: node scripts/held-out.js fr');

const corpus = {
  language,
  sentences: filesIn(`${examples}sentences/${language}`, '.tsv'),
  mails: filesIn(`${examples}mails/${language}`, '.txt'),
  words: filesIn(`${examples}sentences/${language}`, 'words.txt')[0],
};
const rows = rowsOf(corpus);
const styles = [...new Set(rows.map(({ style }) => style))].sort();
for (const style of styles) {
  const read = style === 'plain' ? () => null : readerWithout(style);
  for (const { labels, text } of rows.filter((row) => row.style === style)) {
    const [guarded, danger] = [labels.some(isProtected), labels.some(isDanger)];
    console.log(JSON.stringify({ language, style, text, labels, guarded, danger, reader: read(text) }));
  }
}

function readerWithout(style) {
  const weights = {
    [language]: learnRows(
      rows.filter((row) => row.style !== style),
      corpus,
    ),
  };
  return (text) => {
    const { labels, explained, danger } = labelsOf(text, language, weights);
    return { labels, explained, danger };
  };
}

function filesIn(folder, ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}
