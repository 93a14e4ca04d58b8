// Learns what whole mails ask for (data/classifier/mail-kinds.json) from examples/mails/, every mail read by weights that
// had not learned from its file: `npm run train -- --mails`.
import { shippedLanguageTables, shippedLexicon } from '../dist/adapters/reader/shipped-lexicon.js';
import { labelsOf } from '../dist/core/reading/classifier/labels-of.js';
import { conclude } from '../dist/core/reading/conclude.js';
import { isRequestKind } from '../dist/core/reading/labels.js';
import { LOOKED_AT } from '../dist/core/reading/mail-kinds/kind-signs.js';
import { learnKindWeights } from '../dist/core/reading/mail-kinds/learn-kind-weights.js';
import { makeLexicalReader } from '../dist/core/reading/make-lexical-reader.js';
import { isReply } from '../dist/core/reading/subject.js';
import { isDanger } from '../dist/domain/reading.js';
import { partOf } from './left-out.js';
import { writeWeights } from './write-weights.js';
import { mailsIn, practice, received } from './written-mails.js';

/** What a request takes in when a mail says both (src/core/reading/merge-requests.ts). */
const WITHIN = {
  move: ['book', 'cancel'],
  series: ['book'],
  earlier: ['book'],
  home: ['book'],
  choose: ['confirm'],
};

/** Writes the weights of the second look. `without`: weights by language, by part; `neighbours`: by part. */
export async function trainKinds(corpora, without, neighbours) {
  const [lexicon, tables] = await Promise.all([shippedLexicon(), shippedLanguageTables()]);
  const readerOf = ({ language }) =>
    neighbours.map((neighbourWeights, part) => {
      const known = { [language]: without.get(language)[part] };
      const classify = (text, spoken) => labelsOf(text, spoken, known);
      return makeLexicalReader({ lexicon, tables, classify, neighbourWeights });
    });
  const taught = corpora.flatMap((corpus) => taughtBy(corpus, readerOf(corpus)));
  writeWeights('mail-kinds.json', corpora, { weights: learnKindWeights(taught), mails: taught.length });
}

/** Every mail of a language as the reader sees it that did not learn from its file, with what it truly asks for. */
function taughtBy({ language, mails }, readers) {
  const kinds = ['.txt', '.mails'].map((ending) => mails.filter(({ name }) => name.endsWith(ending)));
  return kinds.flatMap((files) =>
    files.flatMap((file, at) =>
      mailsIn(file, language)
        .map((written) => ({ written, truth: truthOf(written) }))
        .filter(({ truth }) => truth !== null)
        .map(({ written, truth }) => ({
          mail: seen(received(written), language, readers[partOf(at)]),
          truth,
        })),
    ),
  );
}

/** What a mail asks for; null for one with a danger in it, which is not measured. */
function truthOf({ titled, lines }) {
  const labels = [...titled, ...lines.flatMap((line) => line.labels)];
  if (labels.some(isDanger)) return null;
  const said = new Set(labels.filter(isRequestKind));
  if (said.has('cancel') && said.has('book')) said.add('move');
  for (const [kind, within] of Object.entries(WITHIN)) {
    if (said.has(kind)) for (const one of within) said.delete(one);
  }
  const real = [...said].filter((kind) => kind !== 'thanks' && kind !== 'none');
  return real.length > 0 ? real : [...said].filter((kind) => LOOKED_AT.includes(kind));
}

function seen(mail, language, reader) {
  const lexical = reader.read(mail, [], language);
  const { sentences, requests } = conclude({ mail, practice, lexical, answer: null });
  const asked = requests.map(({ kind }) => kind);
  return { sentences, chances: lexical.chances, asked, reply: isReply(mail) };
}
