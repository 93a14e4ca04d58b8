import { conclude } from '../../core/reading/conclude.ts';
import type { LexicalReader, LexicalReading } from '../../core/reading/lexical-reader.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../ports/model.ts';

interface Words {
  readonly lexical: LexicalReader;
  readonly model: Model | null;
  readonly practice: Practice;
  readonly texts: Texts;
  readonly mail: Mail;
  /** Asks the model even for a mail that the lexical reader explains alone. */
  readonly alwaysAsk?: boolean;
}

/**
 * What a mail says: the lexical reader first. The model is woken only when that one does not carry the whole mail, and
 * an emergency wording does not wait for it: what it could add would change nothing but come later (design §3).
 */
export async function readWords(words: Words): Promise<Reading> {
  const { mail, practice, texts, alwaysAsk = false } = words;
  const lexical = words.lexical.read(mail, texts.faq, practice.language);
  const urgent = lexical.flags.some(({ tier }) => tier === 'red');
  const perhapsHuman = mail.automatic === null || mail.guessed === true;
  const wake = perhapsHuman && (alwaysAsk || !(lexical.carries || urgent));
  const answer = wake ? await ask(words, lexical) : null;
  return { ...conclude({ mail, practice, lexical, answer }), ...workOf(answer), ...markOf(answer) };
}

function workOf(answer: ModelAnswer | null): Pick<Reading, 'work'> {
  if (answer === null || answer.kind === 'away' || answer.spent === undefined) return {};
  const { prompt, written, took = 0 } = answer.spent;
  return { work: { took, prompt, written } };
}

function markOf(answer: ModelAnswer | null): Pick<Reading, 'model'> {
  return answer?.kind === 'opinion' && answer.by !== undefined ? { model: answer.by } : {};
}

/**
 * The approved answers that the model may choose from, in the practice's language whatever the mail's: what is the same
 * for every mail is read once.
 */
export function answersOffered({ faq }: Texts, { language }: Practice): ModelRequest['faq'] {
  return faq.map(({ id, questions }) => ({
    id,
    question: questions[language]?.[0] ?? Object.values(questions)[0]?.[0] ?? id,
  }));
}

async function ask(
  { model, texts, practice }: Words,
  { sentences, language }: LexicalReading,
): Promise<ModelAnswer | null> {
  if (model === null || sentences.length === 0) return null;
  return model.label({ language, sentences, faq: answersOffered(texts, practice) });
}
