import { z } from 'zod';
import { LABELS, type Label, type Opinion } from '../../../domain/reading.ts';
import { parseJson } from '../../parse-json.ts';
import { MOST_LABELS } from './model-schema.ts';
import { approved, entryOf, offered, type PromptRequest } from './prompt.ts';

export type ParsedAnswer =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  /** `words`: what is wrong with it, in words the model can act on; never words of the mail. */
  | { readonly kind: 'unusable'; readonly words: string };

const Entry = z.array(z.string()).min(1).max(MOST_LABELS);
const Answer = z.record(z.string(), Entry);
type Answer = z.infer<typeof Answer>;

/** The model names no score; a match it made counts as this much. */
const MODEL_SCORE = 0.75;

/** Parses what the model wrote. Whatever does not validate is not understood (design §3). */
export function parseModelAnswer(content: string, request: PromptRequest): ParsedAnswer {
  const json = jsonIn(content);
  if (json === undefined) return { kind: 'unusable', words: 'It is not JSON.' };
  const fault = faultInKeys(content, json, request);
  if (fault !== null) return { kind: 'unusable', words: fault };
  const parsed = Answer.safeParse(json);
  if (!parsed.success) return { kind: 'unusable', words: firstIssue(parsed.error) };
  const stranger = faultInLabels(parsed.data, request);
  return stranger === null
    ? { kind: 'opinion', opinion: opinionOf(parsed.data, request) }
    : { kind: 'unusable', words: stranger };
}

/** The JSON in a text, code fences taken off; undefined when there is none. */
function jsonIn(content: string): unknown {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*/i, '')
    .replace(/\s*```$/, '');
  return parseJson(bare);
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined
    ? 'It has the wrong shape.'
    : `At ${issue.path.join('.') || 'the top'}: ${issue.message}.`;
}

/** Every sentence exactly once, and no sentence that does not exist. */
function faultInKeys(content: string, json: unknown, { sentences }: PromptRequest): string | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'It is not a JSON object.';
  const entries = sentences.map(({ number }) => entryOf(number));
  const keys = Object.keys(json);
  if (keys.some((key) => !entries.includes(key))) return 'It names a sentence that does not exist.';
  const missing = entries.find((entry) => !keys.includes(entry));
  if (missing !== undefined) return `Sentence ${missing} has no labels.`;
  // JSON.parse keeps the last of two entries alike and forgets the other without a word.
  const written = content.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? [];
  return written.length > keys.length ? 'A sentence stands there twice.' : null;
}

/** Only labels and approved answers that exist, and an approved answer only beside a label. */
function faultInLabels(answer: Answer, { faq }: PromptRequest): string | null {
  const known = new Set<string>([...LABELS, ...offered(faq).map(({ id }) => approved(id))]);
  for (const [entry, labels] of Object.entries(answer)) {
    if (labels.some((label) => !known.has(label)))
      return `Sentence ${entry} has a label that does not exist.`;
    if (!labels.some(isLabel)) return `Sentence ${entry} has an approved answer and no label.`;
  }
  return null;
}

function opinionOf(answer: Answer, { sentences, faq }: PromptRequest): Opinion {
  const said = sentences.map(({ number }) => ({ number, labels: answer[entryOf(number)] ?? [] }));
  return {
    reader: 'model',
    voices: said.map(({ number, labels }) => ({
      sentence: number,
      labels: [...new Set(labels.filter(isLabel))],
    })),
    faq: said.flatMap(({ number, labels }) =>
      faq
        .filter(({ id }) => labels.includes(approved(id)))
        .map(({ id }) => ({ sentence: number, faq: id, score: MODEL_SCORE })),
    ),
  };
}

function isLabel(label: string): label is Label {
  return (LABELS as readonly string[]).includes(label);
}
