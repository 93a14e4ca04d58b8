// Learns what a sentence is beside its neighbours (data/classifier/neighbours.json) from examples/mails/, every mail read by
// weights that had not learned from its file: `npm run train -- --mails`.
import { labelsOf } from '../dist/core/reading/classifier/labels-of.js';
import { learnNeighbourWeights } from '../dist/core/reading/neighbours/learn-neighbour-weights.js';
import { sentencesOf } from '../dist/core/reading/sentences.js';
import { isReply } from '../dist/core/reading/subject.js';
import { PARTS, partOf } from './left-out.js';
import { writeWeights } from './write-weights.js';
import { mailsIn, received } from './written-mails.js';

/** Writes the weights; gives back those that learned from all but each part. `without`: by language, by part. */
export function trainNeighbours(corpora, without) {
  const mails = corpora.flatMap((corpus) => labelledMails(corpus, without.get(corpus.language)));
  const learned = learnNeighbourWeights(mails, PARTS);
  writeWeights('neighbours.json', corpora, { weights: learned.whole, mails: mails.length });
  return learned.without;
}

function labelledMails({ language, mails }, weights) {
  return mails.flatMap((file, at) =>
    mailsIn(file, language).map((written) => {
      const mail = received(written);
      const known = { [language]: weights[partOf(at)] };
      const sentences = sentencesOf(mail).map(({ number, text }) => ({
        number,
        text,
        first: labelsOf(text, language, known).first,
        labels: number === 0 ? written.titled : labelsFor(text, written.lines),
      }));
      return { language, reply: isReply(mail), part: partOf(at), sentences };
    }),
  );
}

/** The labels of the lines that a sentence was cut from, or joined of. */
function labelsFor(text, lines) {
  const cut = spaced(text);
  const own = lines.filter(
    ({ sentence }) => spaced(sentence).includes(cut) || cut.includes(spaced(sentence)),
  );
  return [...new Set(own.flatMap(({ labels }) => labels))];
}

function spaced(text) {
  return text.replace(/\s+/g, ' ').trim();
}
