import { answerBudget, wireSchema } from '../../core/reading/model/model-schema.ts';
import { promptFor } from '../../core/reading/model/prompt.ts';
import type { ModelRequest } from '../../ports/model.ts';
import type { ChatRequest } from './chat.ts';

/** Sent alike on every call: any difference would reload the model and throw its prompt cache away. */
export const RUNNER = { num_ctx: 4096, num_batch: 256 } as const;
const GREEDY = {
  temperature: 0,
  top_k: 1,
  top_p: 1,
  min_p: 0,
  seed: 1,
  repeat_penalty: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
} as const;

/**
 * What is sent for a mail. `words`, when the last answer was not usable, say why; they stand behind the mail, so that
 * all before them stays cached.
 */
export function chatRequest(model: string, request: ModelRequest, words: string | null): ChatRequest {
  const { system, user } = promptFor(request);
  const again =
    words === null ? '' : `\n\nYour last answer was not usable. ${words} Answer again with JSON only.`;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: `${user}${again}` },
    ],
    format: wireSchema(request),
    stream: true,
    think: false,
    truncate: false,
    shift: false,
    keep_alive: -1,
    options: { ...RUNNER, ...GREEDY, num_predict: answerBudget(request) * (words === null ? 1 : 2) },
  };
}
