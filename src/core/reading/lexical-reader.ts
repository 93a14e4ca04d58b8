import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Opinion, RedFlag, Sentence, Voice } from '../../domain/reading.ts';
import type { Chances } from './mail-kinds/kind-signs.ts';
import type { KindWeights } from './mail-kinds/kind-weights.ts';

/** What can be said of a mail without a model. */
export interface LexicalReading {
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  readonly flags: readonly RedFlag[];
  readonly opinion: Opinion;
  /** What sentences without a voice may ask, for a draft only: it explains nothing. */
  readonly guesses?: readonly Voice[];
  /** For a second look at the whole mail: the classifier's probabilities by sentence, and what was learned of mails. */
  readonly chances?: ReadonlyMap<number, Chances>;
  readonly kindWeights?: KindWeights;
  /** The lexical reader alone explains every sentence: the model need not be asked. */
  readonly carries: boolean;
}

/** The reader that needs no model: deterministic, fast, silent where it is unsure (design §3). */
export interface LexicalReader {
  readonly read: (mail: Mail, faq: readonly FaqEntry[], preferred: Language) => LexicalReading;
}
