// The JSON schema that constrains what the model can write at all. Written by hand: generated schemas hold patterns
// that the engine drops without a word. Keys are in alphabetical order because one of the server's two ways to the
// engine sorts them; everything is required and bounded, so that no answer can run away.

import { LABELS } from '../../domain/reading.ts';
import type { PromptRequest } from './prompt.ts';

/** Labels one sentence can have. */
export const MOST_LABELS = 4;
/** Questions to approved answers in one mail. */
export const MOST_QUESTIONS = 4;

/** The schema of one mail's answer: exactly one entry a sentence, and only numbers and ids that exist. */
export function wireSchema({ sentences, faq }: PromptRequest): Record<string, unknown> {
  const number = { type: 'integer', enum: sentences.map((sentence) => sentence.number) };
  return {
    type: 'object',
    properties: {
      a: {
        type: 'array',
        minItems: sentences.length,
        maxItems: sentences.length,
        items: object({
          a: number,
          b: { type: 'array', minItems: 1, maxItems: MOST_LABELS, items: { type: 'string', enum: LABELS } },
        }),
      },
      b: {
        type: 'array',
        maxItems: faq.length === 0 ? 0 : MOST_QUESTIONS,
        items: object({
          a: number,
          b: { type: 'string', enum: faq.length === 0 ? [''] : faq.map(({ id }) => id) },
        }),
      },
    },
    required: ['a', 'b'],
    additionalProperties: false,
  };
}

function object(properties: Readonly<Record<'a' | 'b', unknown>>): Record<string, unknown> {
  return { type: 'object', properties, required: ['a', 'b'], additionalProperties: false };
}

/** Tokens that the longest well-formed answer may need; generation stops there. */
export function answerBudget({ sentences, faq }: PromptRequest): number {
  const questions = faq.length === 0 ? 0 : MOST_QUESTIONS * 24;
  return Math.min(1500, 24 + sentences.length * 32 + questions);
}
