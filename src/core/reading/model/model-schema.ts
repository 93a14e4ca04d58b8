// The JSON schema that constrains what the model can write at all. Written by hand: generated schemas hold patterns
// that the engine drops without a word. One key a sentence, in alphabetical order because one of the server's two ways
// to the engine sorts them; everything is required and bounded, so that no answer can run away or skip a sentence.

import { LABELS } from '../../../domain/reading.ts';
import { approved, entryOf, offered, type PromptRequest, promptFor } from './prompt.ts';

/** Labels one sentence can have. */
export const MOST_LABELS = 4;
/** Sentences of a mail that a secretary reads in passing. */
const MOST_SENTENCES = 60;
/** Characters of such a mail. */
const LONGEST_MAIL = 5000;
/** Characters a token has at least, on average, in the languages we read. */
const CHARACTERS_A_TOKEN = 3;

/** The schema of one mail's answer: exactly one entry a sentence, and only labels and approved answers that exist. */
export function wireSchema({ sentences, faq }: PromptRequest): Record<string, unknown> {
  const entries = sentences.map(({ number }) => entryOf(number)).sort();
  return {
    $defs: { label: { type: 'string', enum: [...LABELS, ...offered(faq).map(({ id }) => approved(id))] } },
    type: 'object',
    properties: Object.fromEntries(entries.map((entry) => [entry, LABELS_OF_ONE])),
    required: entries,
    additionalProperties: false,
  };
}

const LABELS_OF_ONE = {
  type: 'array',
  minItems: 1,
  maxItems: MOST_LABELS,
  items: { $ref: '#/$defs/label' },
} as const;

/** Tokens that the longest well-formed answer may need; generation stops there. */
export function answerBudget({ sentences }: PromptRequest): number {
  return 24 + sentences.length * 32;
}

/** Whether a mail and its answer fit beside the rules into a context of so many tokens, by a careful estimate. */
export function fitsModel(request: PromptRequest, context: number): boolean {
  const { system, user } = promptFor(request);
  if (request.sentences.length > MOST_SENTENCES || user.length > LONGEST_MAIL) return false;
  return (system.length + user.length) / CHARACTERS_A_TOKEN + answerBudget(request) < context;
}
