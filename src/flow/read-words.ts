import { conclude } from '../core/reading/conclude.ts';
import type { LexicalReading } from '../core/reading/lexical-reader.ts';
import type { Mail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reading } from '../domain/reading.ts';
import type { Texts } from '../domain/texts.ts';
import type { ModelAnswer, World } from '../ports.ts';

/** What a mail says: the lexical reader first; the model is woken only when that one does not carry the whole mail. */
export async function readWords(
  world: World,
  practice: Practice,
  texts: Texts,
  mail: Mail,
): Promise<Reading> {
  const lexical = world.lexical.read(mail, texts.faq, practice.language);
  const answer = mail.automatic === null && !lexical.carries ? await ask(world, lexical, texts) : null;
  return conclude({ mail, practice, lexical, answer });
}

async function ask(world: World, lexical: LexicalReading, texts: Texts): Promise<ModelAnswer | null> {
  if (world.model === null || lexical.sentences.length === 0) return null;
  const faq = texts.faq.map(({ id, questions }) => ({
    id,
    question: questions[lexical.language]?.[0] ?? Object.values(questions)[0]?.[0] ?? id,
  }));
  return world.model.label({ language: lexical.language, sentences: lexical.sentences, faq });
}
