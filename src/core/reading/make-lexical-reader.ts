import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Opinion, RedFlag, Sentence } from '../../domain/reading.ts';
import { isProtected } from './labels.ts';
import { type LanguageGuess, type LanguageTables, languageOf } from './language.ts';
import { lexicalOpinion } from './lexical-opinion.ts';
import type { LexicalReader, LexicalReading } from './lexical-reader.ts';
import type { KindWeights } from './mail-kinds/kind-weights.ts';
import type { NeighbourWeights } from './neighbours/neighbour-weights.ts';
import type { Classify } from './opinion/classified.ts';
import type { Lexicon } from './red-flags/lexicon.ts';
import { withPlainServices } from './red-flags/services.ts';
import { withoutIdioms } from './red-flags/without-idioms.ts';
import { redFlagsIn } from './red-flags.ts';
import { sentencesOf } from './sentences.ts';

interface Shipped {
  readonly lexicon: Lexicon;
  readonly tables: LanguageTables;
  /** The trained classifier; `SILENT` where none is. */
  readonly classify: Classify;
  /** What was learned of whole mails; without it nothing is looked at twice. */
  readonly kindWeights?: KindWeights;
  /** What was learned of sentences in their mails; without it every sentence is read alone. */
  readonly neighbourWeights?: NeighbourWeights;
}

/** A classifier that knows nothing: every sentence it is asked about stays unexplained. */
export const SILENT: Classify = () => ({ labels: [], explained: false });

/** The reader that needs no model, made of the data that ship with the program. */
export function makeLexicalReader({
  lexicon,
  tables,
  classify,
  kindWeights,
  neighbourWeights,
}: Shipped): LexicalReader {
  return {
    read: (mail, faq, preferred) => {
      const sentences = sentencesOf(mail);
      const guess = guessLanguage(mail, preferred, tables);
      const met = redFlagsIn(mail, lexicon, searchedLanguages(guess, preferred));
      const known = guess.other ? SILENT : classify;
      const { opinion, guesses, scents, chances } = lexicalOpinion({
        mail,
        sentences: sentences.filter(isReadable),
        language: guess.language,
        faq,
        classify: known,
        ...(neighbourWeights === undefined ? {} : { neighbourWeights }),
        withoutIdioms: (text) => withoutIdioms(text, lexicon[guess.language]),
        withPlainServices: (text) => withPlainServices(text, lexicon[guess.language]),
      });
      const flags = [...met, ...scents.map(scentFlag)];
      return {
        language: guess.language,
        sentences,
        flags,
        opinion,
        guesses,
        chances,
        ...(kindWeights === undefined ? {} : { kindWeights }),
        carries: carries(sentences, opinion, flags),
      } satisfies LexicalReading;
    },
  };
}

/** Characters of what a reader weighs; whatever is longer stays unexplained, and a person reads it. */
const LONGEST_SENTENCE = 4000;

function isReadable({ text }: Sentence): boolean {
  return text.length <= LONGEST_SENTENCE;
}

/** A human soon, and no fixed text: the classifier only supposes. */
function scentFlag({ number, text }: Sentence): RedFlag {
  return {
    flag: 'reader',
    tier: 'amber',
    class: 'clinical',
    words: text,
    where: number === 0 ? 'subject' : 'own',
  };
}

function guessLanguage(mail: Mail, preferred: Language, tables: LanguageTables): LanguageGuess {
  const text = mail.ownWords.trim() === '' ? mail.subject : `${mail.ownWords}\n${mail.subject}`;
  return languageOf(text, tables, { preferred, headers: mail.languageHints });
}

/** When the language is unsure, alarms are searched in all of them; the practice's own language always. */
function searchedLanguages({ sure, language, candidates }: LanguageGuess, preferred: Language) {
  const likely = [...new Set([language, ...(sure ? [] : [preferred, ...candidates])])];
  return { alarms: sure ? [...new Set([language, preferred])] : LANGUAGES, gate: likely };
}

/** Every sentence has a voice that calls it administration: the model need not be woken. */
function carries(sentences: readonly Sentence[], opinion: Opinion, flags: readonly RedFlag[]): boolean {
  return (
    sentences.length > 0 &&
    flags.length === 0 &&
    sentences.every(({ number }) => {
      const voice = opinion.voices.find(({ sentence }) => sentence === number);
      return voice !== undefined && !voice.labels.some(isProtected);
    })
  );
}
