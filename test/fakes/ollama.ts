// A faithful fake of the model server: as much of its HTTP as the program and its tests touch, with the real one's
// loading, caching and figures. It is as unkind as the real one: headers come with the first token, streams end without
// `done`, errors hold errors as strings. `npm run fake-model` starts it by hand.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answers, embeddedAnswers, scripted } from './ollama-answers.ts';
import { type Body, type Refusal, refusalOf } from './ollama-checks.ts';
import { type Cost, generate, type Studio } from './ollama-generate.ts';
import { pull } from './ollama-pull.ts';
import { fakeRunner, type Speed } from './ollama-runner.ts';
import type { Scene } from './ollama-scenes.ts';
import { bodyOf, json, plain } from './ollama-wire.ts';

export type { Scene } from './ollama-scenes.ts';

/** A model that is installed. */
export interface FakeModel {
  readonly name: string;
  readonly thinks?: boolean;
  readonly embeds?: boolean;
  /** Computed on another host. */
  readonly remoteHost?: string;
}

export interface FakeWanted {
  readonly port: number;
  readonly version: string;
  /** Null: whatever is asked for is installed. */
  readonly models: readonly FakeModel[] | null;
  readonly speed: Speed;
  /** 1: the work takes as long as its figures say; 0: no time passes. */
  readonly pace: number;
  readonly parallel: number;
  readonly cache: 'dense' | 'hybrid';
  /** How a chat goes to the engine: `native` sorts the keys of a schema. */
  readonly path: 'rendered' | 'native';
  readonly answers: Answers;
}

export interface FakeOllama {
  readonly url: string;
  /** Bodies of `POST /api/chat`, in order. */
  readonly asked: readonly Body[];
  /** Tokens of each answer: read anew, and written. */
  readonly figures: readonly Cost[];
  /** `GET /api/version` and the like, in order: what was asked before any mail was shown. */
  readonly paths: readonly string[];
  readonly play: (...scenes: readonly Scene[]) => void;
  /** What is said to a mail, or to one that holds these words; other mails get the embedded reader's opinion. */
  readonly script: (script: Readonly<Record<string, unknown>>) => void;
  /** The host a cloud model runs on, as `/api/show` tells it. */
  readonly runElsewhere: (host: string) => void;
  /** Other files under the same name from now on, as after a fetch. */
  readonly replaceModels: (digest: string) => void;
  /** Time passes on the server: `keep_alive` runs out. */
  readonly pass: (milliseconds: number) => void;
  /** Somebody else uses the server. */
  readonly disturb: (options: Body) => void;
  /** So many fetches of a model break off in the middle. */
  readonly cutFetches: (times: number) => void;
  /** Keywords of a schema that the engine dropped without a word. */
  readonly ignored: readonly string[];
  readonly close: () => Promise<void>;
}

interface Accepted {
  readonly given: Body;
  readonly thinks: boolean;
}

/** Tokens a second and milliseconds of a small machine with a model of three thousand million weights. */
const SMALL_MACHINE: Speed = { load: 8000, read: 30, write: 14 };

/** Starts the fake on a free loopback port. */
export async function fakeOllama(wanted: Partial<FakeWanted> = {}): Promise<FakeOllama> {
  const { version = '0.34.1', speed = SMALL_MACHINE, pace = 0 } = wanted;
  const { parallel = 1, cache = 'dense', path = 'rendered', port = 0 } = wanted;
  let models = wanted.models ?? null;
  let cuts = 0;
  const brought = new Map<string, number>();
  const asked: Body[] = [];
  const paths: string[] = [];
  const scenes: Scene[] = [];
  const ignored: string[] = [];
  const costs: Cost[] = [];
  let remoteHost: string | null = null;
  let later = 0;
  let answers: Answers | null = wanted.answers ?? null;
  let script: Readonly<Record<string, unknown>> = {};
  const now = () => Date.now() + later;
  const runner = fakeRunner(now, { speed, parallel, cache });
  const studio: Studio = {
    runner,
    speed,
    pace,
    answers: async () => {
      answers ??= await embeddedAnswers();
      return scripted(script, answers);
    },
    tellsKnown: isAtLeast(version, 34, 0),
    ignoresSchema: !isAtLeast(version, 21, 1),
    sorted: path === 'native',
    ignored,
    costs,
  };
  const installed = (name: string): FakeModel | null =>
    models === null
      ? { name, ...(remoteHost === null ? {} : { remoteHost }) }
      : (models.find((model) => model.name === name || model.name === `${name}:latest`) ?? null);
  let busy: Promise<unknown> = Promise.resolve();
  let replaced: string | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = `${request.method} ${request.url}`;
    paths.push(at);
    const body = await bodyOf(request);
    switch (at) {
      case 'GET /':
        return plain(response, 200, 'Ollama is running');
      case 'GET /api/version':
        return json(response, 200, { version });
      case 'GET /api/tags':
        return json(response, 200, { models: (models ?? []).map(tagOf) });
      case 'GET /api/ps':
        return json(response, 200, { models: running() });
      case 'POST /api/show':
        return show(response, body);
      case 'POST /api/pull':
        return pull(response, body, {
          pace,
          known: (name) => !/never/.test(name),
          breaks: () => cuts-- > 0,
          brought,
          install: (name) => {
            models = models === null ? null : [...models, { name }];
          },
        });
      case 'POST /api/chat':
      case 'POST /api/generate':
        return chat(request, response, body);
      default:
        return /^\/api\/(?:chat|generate|show|pull|tags|ps|version)$/.test(request.url ?? '')
          ? plain(response, 405, '405 method not allowed')
          : plain(response, 404, '404 page not found');
    }
  }

  function running(): readonly Body[] {
    const one = runner.loaded();
    if (one === null) return [];
    const expires = Number.isFinite(one.expires) ? new Date(one.expires) : new Date('2318-01-01T00:00:00Z');
    return [
      {
        ...tagOf({ name: one.model }),
        ...(replaced === null ? {} : { digest: replaced }),
        expires_at: expires.toISOString(),
        size_vram: 0,
        context_length: one.context,
      },
    ];
  }

  function show(response: ServerResponse, body: Body | null | undefined): void {
    const name = String(body?.model ?? body?.name ?? '');
    const model = installed(name);
    const full = name.includes(':') ? name : `${name}:latest`;
    if (model === null) {
      json(response, 404, { error: `model '${full}' not found` });
      return;
    }
    const capabilities = model.embeds ? ['embedding'] : ['completion', ...(model.thinks ? ['thinking'] : [])];
    const host = model.remoteHost;
    json(response, 200, {
      ...tagOf(model),
      template: '{{ .Prompt }}',
      model_info: { 'general.architecture': 'llama', 'llama.context_length': 131_072 },
      capabilities,
      ...(host === undefined ? {} : { remote_model: 'big', remote_host: host }),
    });
  }

  /** The request and the model it is for, or why not. */
  function accepted(body: Body | null | undefined): Accepted | Refusal {
    if (body === null) return { status: 400, error: 'missing request body' };
    if (body === undefined) return { status: 400, error: 'invalid character in literal' };
    const name = String(body.model ?? '');
    if (name === '') return { status: 400, error: 'model is required' };
    const model = installed(name);
    if (model === null) return { status: 404, error: `model '${name}' not found` };
    const { thinks = false, embeds = false } = model;
    return refusalOf(body, { thinks, embeds }) ?? { given: body, thinks };
  }

  async function chat(request: IncomingMessage, response: ServerResponse, body: Body | null | undefined) {
    const found = accepted(body);
    if ('error' in found) return json(response, found.status, { error: found.error });
    const { given, thinks } = found;
    if (((given.messages as readonly unknown[] | undefined) ?? []).length === 0) return load(response, given);
    asked.push(given);
    const scene: Scene = (scenes.length > 1 ? scenes.shift() : scenes[0]) ?? { kind: 'answer' };
    const work = () => generate({ studio, body: given, response, thinks }, scene, request);
    // One slot; whoever comes while it works waits without a word. A hanging one is the test's own business.
    const waits = scene.kind === 'hang' || scene.kind === 'stall';
    const done = waits ? work() : busy.then(work);
    if (!waits) busy = done.catch(() => undefined);
    await done;
  }

  function load(response: ServerResponse, body: Body): void {
    const unload = body.keep_alive === 0;
    if (unload) runner.unload();
    const message = { role: 'assistant', content: '' };
    const reason = unload ? 'unload' : 'load';
    json(response, 200, {
      model: body.model,
      created_at: new Date().toISOString(),
      message,
      done: true,
      done_reason: reason,
    });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    figures: costs,
    paths,
    ignored,
    play: (...next) => scenes.splice(0, scenes.length, ...next),
    script: (next) => {
      script = next;
    },
    runElsewhere: (host) => {
      remoteHost = host;
    },
    cutFetches: (times) => {
      cuts = times;
    },
    pass: (milliseconds) => {
      later += milliseconds;
    },
    replaceModels: (digest) => {
      replaced = digest;
    },
    disturb: (options) => {
      const prompt = ['somebody', 'else'];
      const model = runner.loaded()?.model ?? 'other';
      runner.run({ model, options, shift: true, keepAlive: 300_000, prompt });
    },
    close: () => closed(server),
  };
}

function tagOf({ name, remoteHost }: FakeModel): Body {
  const digest = Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64);
  const details = { format: 'gguf', family: 'llama', parameter_size: '3.8B', quantization_level: 'Q4_K_M' };
  const at = { modified_at: '2026-08-21T18:48:22.123456789Z', size: 2_500_000_000, digest };
  return {
    name,
    model: name,
    ...at,
    details,
    ...(remoteHost === undefined ? {} : { remote_host: remoteHost }),
  };
}

function isAtLeast(version: string, minor: number, patch: number): boolean {
  const [a = 0, b = 0, c = 0] = version.split('.').map(Number);
  return a > 0 || b > minor || (b === minor && c >= patch);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
