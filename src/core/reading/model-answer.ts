import { z } from 'zod';
import { LABELS, type Opinion } from '../../domain/reading.ts';
import { MOST_LABELS, MOST_QUESTIONS } from './model-schema.ts';
import type { PromptRequest } from './prompt.ts';

export type ParsedAnswer =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  /** `words`: what is wrong with it, in words the model can act on; never words of the mail. */
  | { readonly kind: 'unusable'; readonly words: string };

const Answer = z.strictObject({
  a: z.array(z.strictObject({ a: z.int(), b: z.array(z.enum(LABELS)).min(1).max(MOST_LABELS) })),
  b: z.array(z.strictObject({ a: z.int(), b: z.string() })).max(MOST_QUESTIONS),
});
type Answer = z.infer<typeof Answer>;

/** The model names no score; a match it made counts as this much. */
const MODEL_SCORE = 0.75;

/** Parses what the model wrote. Whatever does not validate is not understood (design §3). */
export function parseModelAnswer(content: string, request: PromptRequest): ParsedAnswer {
  const json = jsonIn(content);
  if (json === undefined) return { kind: 'unusable', words: 'It is not JSON.' };
  const parsed = Answer.safeParse(json);
  if (!parsed.success) return { kind: 'unusable', words: firstIssue(parsed.error) };
  const fault = faultIn(parsed.data, request);
  return fault === null
    ? { kind: 'opinion', opinion: opinionOf(parsed.data) }
    : { kind: 'unusable', words: fault };
}

/** The JSON in a text, code fences taken off; undefined when there is none. */
function jsonIn(content: string): unknown {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*/i, '')
    .replace(/\s*```$/, '');
  try {
    return JSON.parse(bare);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined
    ? 'It has the wrong shape.'
    : `At ${issue.path.join('.') || 'the top'}: ${issue.message}.`;
}

/** Every sentence exactly once, no sentence that does not exist, no approved answer that does not exist. */
function faultIn({ a: labelled, b: questions }: Answer, { sentences, faq }: PromptRequest): string | null {
  const numbers = new Set(sentences.map(({ number }) => number));
  const named = labelled.map(({ a }) => a);
  const stranger = [...named, ...questions.map(({ a }) => a)].find((number) => !numbers.has(number));
  if (stranger !== undefined) return `There is no sentence ${stranger}.`;
  const missing = [...numbers].find((number) => !named.includes(number));
  if (missing !== undefined) return `Sentence ${missing} has no labels.`;
  if (new Set(named).size < named.length) return 'A sentence stands there twice.';
  const known = new Set(faq.map(({ id }) => id));
  return questions.every(({ b }) => known.has(b)) ? null : 'There is no approved answer of that id.';
}

function opinionOf({ a: labelled, b: questions }: Answer): Opinion {
  return {
    reader: 'model',
    voices: labelled.map(({ a, b }) => ({ sentence: a, labels: [...new Set(b)] })),
    faq: questions.map(({ a, b }) => ({ sentence: a, faq: b, score: MODEL_SCORE })),
  };
}
