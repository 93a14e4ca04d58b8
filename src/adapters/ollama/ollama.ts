// The model servers of a practice (Ollama's HTTP API, 0.30.1 and later). They label sentences; nothing they write is
// ever sent. An answer is believed only when the generation ended by itself and every check passes.

import { fitsModel } from '../../core/reading/model/model-schema.ts';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { ModelSettings } from '../../domain/server-settings.ts';
import type { Instant } from '../../domain/time.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../ports/model.ts';
import type { Log } from '../../ports/world.ts';
import { type OneServer, oneServer } from './one-server.ts';
import { isPrivateHost } from './private-host.ts';
import { RUNNER } from './runner.ts';
import { awaySentence, type Say, sayIn } from './words.ts';

const CLOUD_NAME = /(?::|-)cloud$/i;

export interface Surroundings {
  readonly now: () => Instant;
  readonly log: Log;
}

const ALONE: Surroundings = { now: Date.now, log: { write: () => undefined } };

/** The model reader. Throws a `UserError` for a server outside the private network, unless the practice allowed it. */
export function ollama(
  settings: ModelSettings,
  language: ProgramLanguage = 'en',
  { now, log }: Surroundings = ALONE,
): Model {
  const say = sayIn(language);
  const { name: model, allowRemote, timeout } = settings;
  const servers = settings.servers.map((written) =>
    oneServer({
      server: serverOf(written, settings, say),
      model,
      allowRemote,
      timeout: timeout * 1000,
      say,
      now,
      log,
    }),
  );
  return {
    name: model,
    label: async (request) =>
      fitsModel(request, RUNNER.num_ctx) ? askSomebody(servers, request, say) : tooLong(say),
    prime: async (faq) => {
      await Promise.all(servers.map((server) => server.prime(faq)));
    },
    state: () => servers.map((server) => server.state()),
    marks: () => servers.map((server) => server.mark()),
  };
}

/** The least busy server that works; when it fails, the next. */
async function askSomebody(
  servers: readonly OneServer[],
  request: ModelRequest,
  say: Say,
): Promise<ModelAnswer> {
  // Whoever has a daemon has it tested in time; a command that runs for long must see to it by itself.
  for (const server of servers) if (server.due()) void server.prime(request.faq);
  const tried = new Set<OneServer>();
  let last: ModelAnswer = { kind: 'away', sentence: troubleOf(servers, say) };
  for (;;) {
    const [next] = servers
      .filter((server) => server.ready() && !tried.has(server))
      .sort((a, b) => a.load() - b.load());
    if (next === undefined) return last;
    tried.add(next);
    last = await next.ask(request);
    if (last.kind !== 'away') return last;
  }
}

function troubleOf(servers: readonly OneServer[], say: Say): string {
  const states = servers.map((server) => server.state());
  return states.find(({ trouble }) => trouble !== '')?.trouble ?? awaySentence('loading', '', say);
}

function tooLong(say: Say): ModelAnswer {
  return {
    kind: 'unusable',
    sentence: say('Mail trop long pour le modèle.', 'Mail too long for the model.'),
  };
}

function serverOf(written: string, { name, allowRemote }: ModelSettings, say: Say): URL {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(
      say(
        `L’adresse du modèle n’est pas une adresse : « ${written} ». Écrivez par exemple http://127.0.0.1:11434.`,
        `The model's address is no address: "${written}". Write for example http://127.0.0.1:11434.`,
      ),
    );
  }
  if (!allowRemote && !isPrivateHost(url.hostname)) {
    throw new UserError(
      say(
        `Le modèle ${url.hostname} est hors du réseau du cabinet. Utilisez un serveur local, ou autorisez-le par model.allow-remote-model.`,
        `The model at ${url.hostname} is outside the practice's network. Use a local server, or allow it with model.allow-remote-model.`,
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
