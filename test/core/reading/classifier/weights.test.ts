import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../../src/core/reading/classifier/labels-of.ts';
import { fingerprint, parseMails, parseRows } from '../../../../src/core/reading/classifier/learn/corpus.ts';
import { corpusFingerprint, learn } from '../../../../src/core/reading/classifier/learn/learn.ts';
import { packWeights } from '../../../../src/core/reading/classifier/learn/pack-weights.ts';
import { readWeights } from '../../../../src/core/reading/classifier/weights.ts';
import { isProtected } from '../../../../src/core/reading/labels.ts';
import { LANGUAGES } from '../../../../src/domain/language.ts';
import { isDanger } from '../../../../src/domain/reading.ts';
import {
  corpusOf,
  shipped,
  shippedBytes,
  shippedKinds,
  shippedNeighbours,
  wholeCorpusOf,
} from './corpus-files.ts';

describe.each(['fr', 'en'] as const)('the shipped weights of %s', (language) => {
  it('were learned from the sentences that ship (else: npm run train)', () => {
    expect(shipped(language).head.fingerprint).toBe(corpusFingerprint(corpusOf(language)));
  });

  it('are small, and the same again after being packed', () => {
    expect(shippedBytes(language).length).toBeLessThan(2_500_000);
    expect(Buffer.from(packWeights(shipped(language))).equals(shippedBytes(language))).toBe(true);
  });

  it('let no emergency of the corpus pass as explained, and hardly anything else that a human must read', () => {
    const weights = { [language]: shipped(language) };
    const rows = corpusOf(language).sentences.flatMap(parseRows);
    const guarded = rows.filter(({ labels }) => labels.some(isProtected));
    const passed = guarded.filter(({ text }) => labelsOf(text, language, weights).explained);
    expect(passed.filter(({ labels }) => labels.some(isDanger)).map(({ text }) => text)).toEqual([]);
    expect(passed.length / guarded.length).toBeLessThan(0.005);
  }, 300_000);
});

describe('the shipped weights of whole mails', () => {
  it('were learned from the sentences and mails that ship, in every language (else: npm run train -- --mails)', () => {
    const { corpora } = shippedKinds();
    expect(corpora).toEqual(
      Object.fromEntries(LANGUAGES.map((language) => [language, corpusFingerprint(wholeCorpusOf(language))])),
    );
  });
});

describe('the shipped weights of sentences in their mails', () => {
  it('were learned from the sentences and mails that ship, in every language (else: npm run train -- --mails)', () => {
    const { corpora } = shippedNeighbours();
    expect(corpora).toEqual(
      Object.fromEntries(LANGUAGES.map((language) => [language, corpusFingerprint(corpusOf(language))])),
    );
  });
});

describe('the labelled mails that ship', () => {
  it.each(LANGUAGES)('can all be learned from (%s)', (language) => {
    expect(() => wholeCorpusOf(language).mails.flatMap(parseMails)).not.toThrow();
  });
});

describe('learning', () => {
  const words = { name: 'words.txt', text: 'body: bras dos*\ntransport: train' };
  const lines = Array.from({ length: 40 }, (_, at) => [
    `cancel\tplain\tJe ne viendrai pas le ${at + 1}`,
    `cancel+health\tsms\tj'ai mal au dos le ${at + 1}`,
    `confirm\tformal\tC'est d'accord pour le ${at + 1}`,
    `danger-life+health\tbare\til ne respire plus depuis ${at + 1} minutes`,
  ]).flat();
  const corpus = { language: 'fr', mails: [], sentences: [{ name: 'a.tsv', text: lines.join('\n') }], words };

  it('gives the same bytes from the same sentences', () => {
    expect(Buffer.from(learn(corpus)).equals(learn(corpus))).toBe(true);
  }, 300_000);

  it('changes the fingerprint with every sentence', () => {
    const before = fingerprint(corpus.sentences);
    expect(fingerprint([{ name: 'a.tsv', text: `${lines.join('\n')}.` }])).not.toBe(before);
  });

  it('says where a line of the corpus is wrong', () => {
    expect(() => parseRows({ name: 'fr/a.tsv', text: 'cancel\tplain\tNon\nbok\tplain\tOui' })).toThrow(
      'fr/a.tsv:2: "bok" is not a label.',
    );
  });

  it('refuses weights that are cut off', () => {
    expect(() => readWeights(learn(corpus).slice(0, -3))).toThrow('The weights file is cut off.');
    expect(() => readWeights(new Uint8Array(20))).toThrow('Not a weights file.');
  });
});
