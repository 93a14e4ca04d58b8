// One practice's learning at home, step by step, for `agent learn` and the review screen.

import { compared, type Told } from '../../core/learning/compare.ts';
import { learnOwn, type OwnCorpus, ownFingerprint } from '../../core/learning/learn-own.ts';
import type { OwnLearning, Trial, Tried } from '../../core/learning/own-learning.ts';
import { labelsOf, type WeightsByLanguage } from '../../core/reading/classifier/labels-of.ts';
import { rowsOf } from '../../core/reading/classifier/learn/learn.ts';
import { readWeights } from '../../core/reading/classifier/weights.ts';
import type { Classify } from '../../core/reading/opinion/classified.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { learnedPlaces, readLearnedSentences, writeLearnedSentences } from './learned-sentences.ts';
import {
  addSwitch,
  hashOfWeights,
  keepWeights,
  ownBytes,
  readSwitches,
  standings,
  weightsInUse,
  withOthers,
} from './own-weights.ts';
import { shippedCorpus } from './shipped-corpus.ts';
import { shippedWeights } from './shipped-weights.ts';

/** The learning of the practice in a folder. Nothing is read before it is asked for. */
export function ownLearning(folder: string, now: () => number): OwnLearning {
  return {
    sentences: () => readLearnedSentences(folder),
    save: (sentences) => writeLearnedSentences(folder, sentences),
    switches: () => readSwitches(folder),
    standings: async () => {
      const switches = await readSwitches(folder);
      if (switches.length === 0) return [];
      const found = standings(learnedPlaces(folder), switches, await shippedWeights());
      return found.map(({ standing }) => standing);
    },
    attempt: (trial, told) => attempt(folder, trial, told),
    switchOn: async ({ language, fingerprint, hash, base, sentences }) =>
      addSwitch(folder, { verb: 'on', language, fingerprint, hash, base, sentences, since: now() }),
    undo: (language) => addSwitch(folder, { verb: 'undo', language, since: now() }),
  };
}

async function attempt(folder: string, { language, cases }: Trial, told: Told): Promise<Tried> {
  const shipped = await shippedWeights();
  const learned = await readLearnedSentences(folder);
  const corpus: OwnCorpus = { language, learned, shipped: await shippedCorpus(language) };
  const fingerprint = ownFingerprint(corpus);
  const like = shipped[language]?.head;
  if (like === undefined)
    throw new UserError(`No weights ship for ${language}: nothing can be learned.`, {
      fr: `Rien n’est livré pour la langue ${language} : rien ne peut y être appris.`,
    });
  const kept = await ownBytes(folder, { language, fingerprint });
  told(0, 1);
  const bytes = kept ?? learnOwn(corpus, like);
  if (kept === null) await keepWeights(folder, { language, fingerprint }, bytes);
  const before = weightsInUse(learnedPlaces(folder), await readSwitches(folder), shipped);
  const after = withOthers(before, { [language]: readWeights(bytes) });
  const comparison = compared({
    language,
    cases,
    learned,
    before: reading(before),
    after: reading(after),
    corpus: rowsOf(corpus.shipped),
    told,
  });
  return {
    language,
    fingerprint,
    hash: hashOfWeights(bytes),
    base: like.fingerprint,
    sentences: learned.filter((sentence) => sentence.language === language).length,
    inUse: before[language]?.head.fingerprint === fingerprint,
    comparison,
  };
}

function reading(weights: WeightsByLanguage): Classify {
  return (sentence: string, language: Language) => labelsOf(sentence, language, weights);
}
