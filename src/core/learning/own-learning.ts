import type { Case } from '../../domain/case.ts';
import type { Language } from '../../domain/language.ts';
import type { Comparison, Told } from './compare.ts';
import type { LearnedSentence } from './learned-sentence.ts';
import type { OwnWeights, Switch } from './switches.ts';

/** What is learned, and on which past cases it is tried. */
export interface Trial {
  readonly language: Language;
  readonly cases: readonly Case[];
}

/** Weights that were learned and tried, and are not in use for that. */
export interface Tried extends Omit<OwnWeights, 'since'> {
  /** They are the ones in use already. */
  readonly inUse: boolean;
  readonly comparison: Comparison;
}

/** Own weights that are switched on. */
export interface Standing extends OwnWeights {
  /** `outdated`: an update brought other shipped weights, which are used. `unusable`: the file is not what it was. */
  readonly state: 'used' | 'outdated' | 'unusable';
}

/** The learning of one practice (docs/reading.md). Everything lies in its folder, readable by its account alone. */
export interface OwnLearning {
  readonly sentences: () => Promise<readonly LearnedSentence[]>;
  readonly save: (sentences: readonly LearnedSentence[]) => Promise<void>;
  readonly switches: () => Promise<readonly Switch[]>;
  readonly standings: () => Promise<readonly Standing[]>;
  /** Learns a language anew and compares; changes nothing of how mails are read. */
  readonly attempt: (trial: Trial, told: Told) => Promise<Tried>;
  /** Counts from the next mail on. */
  readonly switchOn: (tried: Tried) => Promise<void>;
  /** Back to what was read with before. */
  readonly undo: (language: Language) => Promise<void>;
}
