import { LABELS, type Label } from '../../../../domain/reading.ts';

/** One line of the corpus (examples/sentences/README.md). */
export interface Row {
  readonly labels: readonly Label[];
  readonly style: string;
  readonly text: string;
  readonly file: string;
}

/** A text file of the corpus, by its path. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

/** Reads the lines of a file. Throws with file and line when one is not `labels<TAB>style<TAB>sentence`. */
export function parseRows({ name, text }: CorpusFile): readonly Row[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [labels, style, sentence, ...more] = line.split('\t');
    if (labels === undefined || style === undefined || sentence === undefined || more.length > 0) {
      throw new Error(`${name}:${at + 1}: not labels, style and sentence with tabs between.`);
    }
    const known = labels.split('+').map((label) => labelNamed(label, `${name}:${at + 1}`));
    return [{ labels: known, style, text: sentence, file: name }];
  });
}

/**
 * The sentences of whole labelled mails (examples/mails/README.md): a line `@ style | subject | first or reply`, then
 * `labels<TAB>sentence` for each sentence. What stands in several mails is learned once. Throws with file and line.
 */
export function parseMails({ name, text }: CorpusFile): readonly Row[] {
  const rows = new Map<string, Row>();
  let style: string | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const where = `${name}:${at + 1}`;
    if (line.startsWith('@')) style = line.slice(1).split('|')[0]?.trim() ?? null;
    else if (line.trim() !== '') {
      const [labels, sentence, ...more] = line.split('\t');
      if (style === null || labels === undefined || sentence === undefined || more.length > 0)
        throw new Error(`${where}: not labels and sentence with a tab between.`);
      const known = labels.split('+').map((label) => labelNamed(label, where));
      rows.set(`${labels}\t${sentence}`, { labels: known, style, text: sentence, file: name });
    }
  }
  return [...rows.values()];
}

function labelNamed(name: string, where: string): Label {
  const label = LABELS.find((known) => known === name);
  if (label === undefined) throw new Error(`${where}: "${name}" is not a label.`);
  return label;
}

/** Raised whenever the same sentences would give other weights than before. */
const RECIPE = 3;

/** Changes whenever a sentence, a word list or the recipe does, so that stale weights are noticed. */
export function fingerprint(files: readonly CorpusFile[]): string {
  const sorted = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
  let [high, low] = [0x811c9dc5, RECIPE];
  for (const unit of sorted.map(({ name, text }) => `${name}\n${text}\n`).join('')) {
    const code = unit.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
