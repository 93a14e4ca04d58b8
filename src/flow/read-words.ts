import { conclude } from '../core/reading/conclude.ts';
import type { LexicalReader, LexicalReading } from '../core/reading/lexical-reader.ts';
import type { Mail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reading } from '../domain/reading.ts';
import type { Texts } from '../domain/texts.ts';
import type { Model, ModelAnswer } from '../ports.ts';

interface Words {
  readonly lexical: LexicalReader;
  readonly model: Model | null;
  readonly practice: Practice;
  readonly texts: Texts;
  readonly mail: Mail;
  /** Asks the model even for a mail that the lexical reader explains alone. */
  readonly alwaysAsk?: boolean;
}

/** What a mail says: the lexical reader first; the model is woken only when that one does not carry the whole mail. */
export async function readWords(words: Words): Promise<Reading> {
  const { mail, practice, texts, alwaysAsk = false } = words;
  const lexical = words.lexical.read(mail, texts.faq, practice.language);
  const wake = mail.automatic === null && (alwaysAsk || !lexical.carries);
  return conclude({ mail, practice, lexical, answer: wake ? await ask(words.model, lexical, texts) : null });
}

async function ask(model: Model | null, lexical: LexicalReading, texts: Texts): Promise<ModelAnswer | null> {
  if (model === null || lexical.sentences.length === 0) return null;
  const faq = texts.faq.map(({ id, questions }) => ({
    id,
    question: questions[lexical.language]?.[0] ?? Object.values(questions)[0]?.[0] ?? id,
  }));
  return model.label({ language: lexical.language, sentences: lexical.sentences, faq });
}
