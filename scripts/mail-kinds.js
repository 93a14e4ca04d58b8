// Learns what whole mails ask for (data/classifier/mail-kinds.json) from examples/mails/, every mail read by weights that
// had not learned from its file: `npm run train -- --mails`, eighteen trainings a language, ten minutes or more.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedLanguageTables, shippedLexicon } from '../dist/adapters/reader/shipped-lexicon.js';
import { readPractice } from '../dist/config/read-practice.js';
import { openedFrom } from '../dist/core/evaluation/opened-mail.js';
import { readMail } from '../dist/core/mail/read-mail.js';
import { labelsOf } from '../dist/core/reading/classifier/labels-of.js';
import { corpusFingerprint, learnRows, rowsOf } from '../dist/core/reading/classifier/learn/learn.js';
import { conclude } from '../dist/core/reading/conclude.js';
import { isRequestKind } from '../dist/core/reading/labels.js';
import { LOOKED_AT } from '../dist/core/reading/mail-kinds/kind-signs.js';
import { learnKindWeights } from '../dist/core/reading/mail-kinds/learn-kind-weights.js';
import { makeLexicalReader } from '../dist/core/reading/make-lexical-reader.js';
import { isReply } from '../dist/core/reading/subject.js';
import { isDanger } from '../dist/domain/reading.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Parts in which the files of mails are left out of learning. */
export const PARTS = 3;
/** Shorter sentences stand in many mails and give nothing away. */
const TELLING = 25;
/** What a request takes in when a mail says both (src/core/reading/merge-requests.ts). */
const WITHIN = {
  move: ['book', 'cancel'],
  series: ['book'],
  earlier: ['book'],
  home: ['book'],
  choose: ['confirm'],
};

/** Writes the weights of the second look, learned from the mails of all these languages (`taughtBy`, one after another). */
export function trainMails(all, taught) {
  const corpora = Object.fromEntries(all.map((corpus) => [corpus.language, corpusFingerprint(corpus)]));
  const weights = { corpora, ...learnKindWeights(taught) };
  writeFileSync(`${root}data/classifier/mail-kinds.json`, `${JSON.stringify(weights)}\n`);
  console.log(`data/classifier/mail-kinds.json: learned from ${taught.length} mails`);
}

/** Every mail of a language as the reader sees it that did not learn from its file, with what it truly asks for. */
export async function taughtBy(corpus, partsOf = partsLearned) {
  const [lexicon, tables] = await Promise.all([shippedLexicon(), shippedLanguageTables()]);
  const readers = partsOf(corpus).map((weights) =>
    makeLexicalReader({
      lexicon,
      tables,
      classify: (text, language) => labelsOf(text, language, { [corpus.language]: weights }),
    }),
  );
  return corpus.mails.flatMap((file, at) =>
    mailsIn(file, corpus.language)
      .filter(({ truth }) => truth !== null)
      .map((written) => ({ part: at % PARTS, ...taughtMail(written, corpus.language, readers[at % PARTS]) })),
  );
}

function partsLearned(corpus) {
  const rows = rowsOf(corpus);
  return [...Array(PARTS).keys()].map((part) => {
    const left = new Set(corpus.mails.filter((_, at) => at % PARTS === part).map(({ name }) => name));
    const told = new Set(
      rows.filter(({ file, text }) => left.has(file) && text.length > TELLING).map(({ text }) => text),
    );
    return learnRows(
      rows.filter(({ file, text }) => !left.has(file) && !told.has(text)),
      corpus,
    );
  });
}

/** The blocks of a file (examples/mails/README.md); no truth for a mail with a danger in it, which is not measured. */
function mailsIn({ name, text }, language) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim().startsWith('@'));
  return blocks.map((block, at) => {
    const [head, ...lines] = block.trim().split('\n');
    const [, subject = '-', kind, titled = ''] = head.split('|').map((cell) => cell.trim());
    const rows = lines.map((line) => line.split('\t')).filter(([, sentence]) => sentence !== undefined);
    return {
      id: `${name.replace(/\W/g, '-')}-${at}`,
      language,
      subject: subject === '-' ? '' : subject,
      body: rows.map(([, sentence]) => sentence).join('\n'),
      sent: '2026-11-24T09:12',
      attachments: [],
      reply: kind === 'reply',
      truth: truthOf([titled, ...rows.map(([labels]) => labels)].flatMap((labels) => labels.split('+'))),
    };
  });
}

function truthOf(labels) {
  if (labels.some(isDanger)) return null;
  const said = new Set(labels.filter(isRequestKind));
  if (said.has('cancel') && said.has('book')) said.add('move');
  for (const [kind, within] of Object.entries(WITHIN)) {
    if (said.has(kind)) for (const one of within) said.delete(one);
  }
  const real = [...said].filter((kind) => kind !== 'thanks' && kind !== 'none');
  return real.length > 0 ? real : [...said].filter((kind) => LOOKED_AT.includes(kind));
}

const PRACTICE = `
practice: { name: "Cabinet, 12 rue des Lilas", profession: physiotherapist, country: FR, phone: "01 99 00 12 34", address: "12 rue des Lilas" }
mail: { addresses: [cabinet@example.org], authserv-ids: [mx.example.org] }
hours: { monday: ["08:00-12:00", "14:00-19:00"], thursday: ["08:00-12:00", "14:00-19:00"] }
`;
const { practice } = readPractice(
  {
    folder: '/practice',
    file: { kind: 'text', text: PRACTICE },
    look: (path) => ({ kind: path.includes('.') ? 'file' : 'folder', neighbours: [] }),
  },
  'fr',
);

function taughtMail({ truth, ...written }, language, reader) {
  const opened = openedFrom(written, 'cabinet@example.org', 'Europe/Paris');
  const us = { addresses: practice.mail.addresses, authservIds: [], now: opened.received };
  const mail = readMail(opened, us);
  const lexical = reader.read(mail, [], language);
  const { sentences, requests } = conclude({ mail, practice, lexical, answer: null });
  const asked = requests.map(({ kind }) => kind);
  return { mail: { sentences, chances: lexical.chances, asked, reply: isReply(mail) }, truth };
}
