// The model server on the practice's machine (Ollama's HTTP API, 0.30.1 and later). It labels sentences; nothing it
// writes is ever sent. Its answers are believed only when the generation ended by itself and every check passes.

import { parseModelAnswer } from '../core/reading/model-answer.ts';
import { answerBudget, wireSchema } from '../core/reading/model-schema.ts';
import { promptFor } from '../core/reading/prompt.ts';
import { UserError } from '../domain/errors.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { ModelSettings } from '../domain/practice.ts';
import type { Model, ModelAnswer, ModelRequest } from '../ports.ts';
import { type ChatRequest, type ChatResult, chat, isHostedElsewhere } from './ollama-chat.ts';
import { isPrivateHost } from './private-host.ts';

/** Sent alike on every call: any difference would reload the model and throw its prompt cache away. */
const RUNNER = { num_ctx: 4096, num_batch: 256 } as const;
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

/** Characters of a mail that fit beside the rules; a longer one is no request a secretary reads in passing. */
const LONGEST_MAIL = 6000;

const CLOUD_NAME = /(?::|-)cloud$/i;

/** The model reader. Throws a `UserError` for a server outside the private network, unless the practice allowed it. */
export function ollama(settings: ModelSettings, language: ProgramLanguage = 'en'): Model {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const server = serverOf(settings, say);
  let checked = false;
  const label = async (request: ModelRequest): Promise<ModelAnswer> => {
    if (tooLong(request))
      return {
        kind: 'unusable',
        sentence: say('Mail trop long pour le modèle.', 'Mail too long for the model.'),
      };
    const signal = AbortSignal.timeout(settings.timeout * 1000);
    if (!checked && !settings.allowRemote && (await isHostedElsewhere(server, settings.name, signal))) {
      return {
        kind: 'away',
        sentence: say(
          'Ce modèle est calculé hors du cabinet : refusé.',
          'This model runs outside the practice: refused.',
        ),
      };
    }
    checked = true;
    return askTwice(
      (words) => chat(server, chatRequest(settings.name, request, words), signal),
      request,
      say,
    );
  };
  return { name: settings.name, label };
}

type Say = (fr: string, en: string) => string;

function serverOf({ server, name, allowRemote }: ModelSettings, say: Say): URL {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(
      say(
        `L’adresse du modèle n’est pas une adresse : « ${server} ». Écrivez par exemple http://127.0.0.1:11434.`,
        `The model's address is no address: "${server}". Write for example http://127.0.0.1:11434.`,
      ),
    );
  }
  if (!allowRemote && !isPrivateHost(url.hostname)) {
    throw new UserError(
      say(
        `Le modèle ${url.hostname} est hors du réseau du cabinet. Utilisez un serveur local, ou autorisez-le par model.allow-remote.`,
        `The model at ${url.hostname} is outside the practice's network. Use a local server, or allow it with model.allow-remote.`,
      ),
    );
  }
  if (!allowRemote && CLOUD_NAME.test(name)) {
    throw new UserError(
      say(
        `Le modèle ${name} est calculé hors du cabinet. Choisissez un modèle local.`,
        `The model ${name} runs outside the practice. Choose a local one.`,
      ),
    );
  }
  return url;
}

function tooLong({ sentences }: ModelRequest): boolean {
  return sentences.reduce((length, { text }) => length + text.length + 6, 0) > LONGEST_MAIL;
}

function chatRequest(model: string, request: ModelRequest, words: string | null): ChatRequest {
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

/** One retry with the checker's words behind the mail, so that everything before stays cached; then a human. */
async function askTwice(
  ask: (words: string | null) => Promise<ChatResult>,
  request: ModelRequest,
  say: Say,
): Promise<ModelAnswer> {
  let words: string | null = null;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const result = await ask(words);
    if (result.kind === 'away') return { kind: 'away', sentence: awaySentence(result.why, say) };
    const parsed =
      result.kind === 'whole'
        ? parseModelAnswer(result.content, request)
        : ({ kind: 'unusable', words: 'It was cut off: be shorter.' } as const);
    if (parsed.kind === 'opinion') return parsed;
    words = parsed.words;
  }
  return {
    kind: 'unusable',
    sentence: say('La réponse du modèle n’était pas utilisable.', 'The model’s answer was not usable.'),
  };
}

function awaySentence(why: string, say: Say): string {
  return say(`Le modèle ne répond pas (${why}).`, `The model does not answer (${why}).`);
}
