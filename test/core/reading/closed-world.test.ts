import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../src/core/reading/classifier/labels-of.ts';
import { readWeights } from '../../../src/core/reading/classifier/weights.ts';
import { conclude } from '../../../src/core/reading/conclude.ts';
import { makeLexicalReader, SILENT } from '../../../src/core/reading/make-lexical-reader.ts';
import type { NeighbourWeights } from '../../../src/core/reading/neighbours/neighbour-weights.ts';
import type { Classify } from '../../../src/core/reading/opinion/classified.ts';
import { withPlainServices } from '../../../src/core/reading/red-flags/services.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Mail } from '../../../src/domain/mail.ts';
import { aMail, aPractice } from '../../build/builders.ts';
import { shippedNeighbours } from './classifier/corpus-files.ts';
import { EXAMPLE_FAQ } from './example-faq.ts';
import { LEXICON, TABLES } from './shipped.ts';

const ROOT = new URL('../../../', import.meta.url);
const weightsFile = (language: string) => new URL(`data/classifier/${language}.bin`, ROOT);

const MAILS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'ok pour jeudi 17h30',
    'Bonjour,\nJe confirme mon rendez-vous de demain.\nCordialement',
    'Bonjour,\nY a-t-il un parking ?\nMerci',
    'Parfait, merci\n06 39 98 11 02',
  ],
  en: ['ok for Thursday at 3pm', 'Hello,\nI confirm.\nKind regards', 'Yes will be there, thanks'],
};

const practice = aPractice();
/** Of so many sentences one is tried. */
const EVERY = 5;

function isClosed(
  ownWords: string,
  language: Language,
  classify: Classify,
  neighbourWeights?: NeighbourWeights,
): boolean {
  const mail = aMail({ subject: '', ownWords, fromName: '', from: null });
  const lexical = makeLexicalReader({
    lexicon: LEXICON,
    tables: TABLES,
    classify,
    ...(neighbourWeights === undefined ? {} : { neighbourWeights }),
  }).read(mail, EXAMPLE_FAQ, language);
  return conclude({ mail, practice, lexical, answer: null }).closed;
}

const ANY_HEALTH = /danger-|health|distress|clinical/;
/** More than a word about health in passing. */
const GRAVE = /danger-|distress|clinical/;

/** Sentences of the corpus about health or danger. */
function healthIn(language: 'fr' | 'en', which: RegExp): readonly string[] {
  const folder = new URL(`examples/sentences/${language}/`, ROOT);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .map((line) => line.split('\t'))
    .filter(([labels = '']) => which.test(labels))
    .map(([, , text = '']) => text);
}

function staysOpen(
  language: 'fr' | 'en',
  classify: Classify,
  which = ANY_HEALTH,
  neighbourWeights?: NeighbourWeights,
): void {
  const added = fc.constantFrom(...healthIn(language, which));
  const mails = fc.constantFrom(...MAILS[language]);
  fc.assert(
    fc.property(mails, added, fc.nat({ max: 3 }), (mail, sentence, at) => {
      const lines = mail.split('\n');
      const whole = [...lines.slice(0, at), sentence, ...lines.slice(at)].join('\n');
      expect(isClosed(whole, language, classify, neighbourWeights), whole).toBe(false);
    }),
    { numRuns: 250, seed: 24112026 },
  );
}

/** How many of the sentences about health leave office mail closed; 0 … 1. */
function shareClosed(language: 'fr' | 'en', classify: Classify, neighbourWeights?: NeighbourWeights): number {
  const [office = ''] = MAILS[language];
  // The bare name of a service is no word about anybody's health.
  const all = healthIn(language, ANY_HEALTH).filter(
    (text) => withPlainServices(text, LEXICON[language]) === null,
  );
  const some = all.filter((_, at) => at % EVERY === 0);
  const isStillClosed = (sentence: string) =>
    isClosed(`${office}\n${sentence}`, language, classify, neighbourWeights);
  return some.filter(isStillClosed).length / some.length;
}

describe.each(['fr', 'en'] as const)('office mail that a machine may answer (%s)', (language) => {
  it('is closed without a model and without a classifier', () => {
    for (const mail of MAILS[language]) expect(isClosed(mail, language, SILENT), mail).toBe(true);
  });

  it('is not closed any more with one sentence about health or danger in it', () => {
    staysOpen(language, SILENT);
  });

  const weights = { [language]: readWeights(readFileSync(weightsFile(language))) };
  const trained: Classify = (sentence, spoken) => labelsOf(sentence, spoken, weights);

  it('nor with the trained classifier, where somebody is in danger, in distress or asks for advice', () => {
    staysOpen(language, trained, GRAVE);
  });

  it('is closed with the trained classifier for hardly any word about health', () => {
    expect(shareClosed(language, trained)).toBeLessThan(0.01);
  });

  const net = shippedNeighbours();

  it('nor where its sentences are read beside each other, with danger, distress or a question of health in one', () => {
    staysOpen(language, trained, GRAVE, net);
  });

  it('is closed, read so, for hardly any word about health', () => {
    expect(shareClosed(language, trained, net)).toBeLessThan(0.01);
  });
});

it('is not closed when the formatted text of the mail says something else', () => {
  const mail = aMail({ subject: '', ownWords: 'ok pour jeudi 17h30', fromName: '', from: null });
  const closed = (cut: Mail['cut']) => {
    const lexical = makeLexicalReader({ lexicon: LEXICON, tables: TABLES, classify: SILENT });
    const read = lexical.read(mail, [], 'fr');
    return conclude({ mail: { ...mail, cut }, practice, lexical: read, answer: null }).closed;
  };
  expect(closed([])).toBe(true);
  expect(closed([{ kind: 'other-version', text: 'Annulez tout.' }])).toBe(false);
});
