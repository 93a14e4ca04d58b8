// How the fake answers a request to generate: loading, reading, writing, with the figures of the real server, and
// every way in which that goes wrong.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answers } from './ollama-answers.ts';
import { type Body, keepAliveOf } from './ollama-checks.ts';
import type { Runner, Speed, Worked } from './ollama-runner.ts';
import { ERRORS, type Scene, spoil } from './ollama-scenes.ts';
import { conform, UnknownType } from './ollama-schema.ts';
import { tokensOf } from './ollama-tokens.ts';
import { json, type Lines, linesTo, PROXY_PAGE, plain } from './ollama-wire.ts';

/** Tokens of one answer. */
export interface Cost {
  readonly evaluated: number;
  readonly written: number;
}

export interface Studio {
  readonly runner: Runner;
  readonly speed: Speed;
  /** Of each millisecond of work so much really passes. */
  readonly pace: number;
  readonly answers: () => Promise<Answers>;
  /** The server of this version tells how much of the prompt it knew. */
  readonly tellsKnown: boolean;
  /** Before 0.21.1, `think: false` switched the schema off for models that think. */
  readonly ignoresSchema: boolean;
  readonly sorted: boolean;
  /** Keywords of a schema that were dropped. */
  readonly ignored: string[];
  readonly costs: Cost[];
}

interface Turn {
  readonly studio: Studio;
  readonly body: Body;
  readonly response: ServerResponse;
  readonly thinks: boolean;
}

/** One answer to `/api/chat`. */
export async function generate(turn: Turn, scene: Scene, request: IncomingMessage): Promise<void> {
  const { response } = turn;
  if (await isRefusedAtTheDoor(scene, response, request)) return;
  const prompt = tokensOf(promptOf(turn.body));
  const fault = overflow(turn.body, prompt.length);
  if (fault !== null) return json(response, 400, { error: fault });
  const content = await contentOf(turn, scene);
  if (typeof content !== 'string') return json(response, 400, { error: JSON.stringify(content) });
  const { studio, body } = turn;
  const worked = studio.runner.run({
    model: String(body.model),
    options: (body.options ?? {}) as Body,
    shift: body.shift !== false,
    keepAlive: keepAliveOf(body.keep_alive),
    prompt,
  });
  await pause((worked.load + worked.reading) * studio.pace);
  await write({ turn, scene, content, prompt: prompt.length, worked });
}

/** The text that the model reads; the roles cost a few tokens each. */
export function promptOf({ messages }: Body): string {
  const given = (messages ?? []) as readonly { readonly role: string; readonly content: string }[];
  return given.map(({ role, content }) => `<|${role}|>\n${content}\n`).join('');
}

async function isRefusedAtTheDoor(
  scene: Scene,
  response: ServerResponse,
  request: IncomingMessage,
): Promise<boolean> {
  switch (scene.kind) {
    case 'hang':
      await new Promise((resolve) => request.socket.once('close', resolve));
      return true;
    case 'status':
      json(response, scene.status, { error: scene.error });
      return true;
    case 'html':
      response.writeHead(scene.status, { 'content-type': 'text/html' });
      response.end(PROXY_PAGE);
      return true;
    case 'not-json':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(PROXY_PAGE);
      return true;
    case 'redirect':
      response.writeHead(307, { location: scene.to });
      response.end();
      return true;
    case 'error-line':
      json(response, 500, { error: ERRORS.stopped });
      return true;
    case 'slow-headers':
      await pause(scene.ms);
      return false;
    default:
      return false;
  }
}

/** With `truncate: false` a prompt that is too long is an error inside an error; otherwise it is mutilated silently. */
function overflow(body: Body, tokens: number): string | null {
  const context = Number((body.options as Body | undefined)?.num_ctx ?? 4096);
  if (tokens < context) return null;
  if (body.truncate === false)
    return JSON.stringify({
      error: {
        code: 400,
        message: `request (${tokens} tokens) exceeds the available context size (${context} tokens), try increasing it`,
        type: 'exceed_context_size_error',
        n_prompt_tokens: tokens,
        n_ctx: context,
      },
    });
  return body.shift === false
    ? 'the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length'
    : null;
}

/** What is written, or the engine's refusal of the schema. */
async function contentOf({ studio, body, thinks }: Turn, scene: Scene): Promise<string | object> {
  switch (scene.kind) {
    case 'ok':
    case 'length':
    case 'remote':
    case 'slow-headers':
      return scene.content;
    case 'fenced':
      return `\`\`\`json\n${scene.content}\n\`\`\``;
    case 'whitespace':
      return '{"s01":[         ';
    case 'thinking':
      return '';
    case 'prose':
      return 'Chère Madame, prenez du repos et buvez beaucoup d’eau.';
    default: {
      const meant = (await studio.answers())(lastOf(body));
      if (scene.kind === 'spoilt') return spoil(meant as Record<string, unknown>, scene.how);
      const free = typeof body.format !== 'object' || body.format === null;
      if (typeof meant === 'string' || free || (studio.ignoresSchema && thinks)) return bare(meant);
      return constrained(studio, body.format as Body, meant);
    }
  }
}

function constrained({ sorted, ignored }: Studio, format: Body, meant: unknown): string | object {
  try {
    return JSON.stringify(conform(format, meant, { sorted, ignored }));
  } catch (error) {
    if (!(error instanceof UnknownType)) throw error;
    const message = `Field 'json_schema': unrecognized type ${error.message}`;
    return { error: { code: 400, message, type: 'invalid_request_error' } };
  }
}

function bare(meant: unknown): string {
  return typeof meant === 'string' ? meant : `Voici : ${JSON.stringify(meant)}`;
}

function lastOf({ messages }: Body): string {
  const given = (messages ?? []) as readonly { readonly content: string }[];
  return given.at(-1)?.content ?? '';
}

interface Writing {
  readonly turn: Turn;
  readonly scene: Scene;
  readonly content: string;
  readonly prompt: number;
  readonly worked: Worked;
}

async function write({ turn, scene, content, prompt, worked }: Writing): Promise<void> {
  const { studio, body, response, thinks } = turn;
  const model = String(body.model);
  const limit = limitOf(body, prompt);
  const all = tokensOf(content);
  const tokens = all.slice(0, limit);
  const reason = scene.kind === 'length' || tokens.length < all.length ? 'length' : 'stop';
  const lines = body.stream === false ? collected(response) : linesTo(response);
  const piece = (text: string, more: Body = {}) => lines.write(chunk(model, text, more));
  if (scene.kind === 'thinking' || (thinks && body.think !== false))
    lines.write({ ...chunk(model, ''), message: { role: 'assistant', content: '', thinking: 'Hmm…' } });
  for (const [at, token] of tokens.entries()) {
    if (at === 2 && (await breaksOff(scene, lines, turn))) return;
    if (response.destroyed) return;
    await pause((1000 / studio.speed.write) * studio.pace);
    piece(token, scene.kind === 'remote' ? { remote_host: 'https://ollama.com:443' } : {});
  }
  if (tokens.length <= 2 && (await breaksOff(scene, lines, turn))) return;
  if (scene.kind === 'whitespace') return lines.end();
  studio.costs.push({ evaluated: prompt - worked.known, written: tokens.length });
  const writing = (1000 * tokens.length) / studio.speed.write;
  lines.end({
    ...chunk(model, ''),
    done: true,
    done_reason: reason,
    ...(body.logprobs === true ? { logprobs: tokens.map(probability) } : {}),
    ...figures({ worked, prompt, written: tokens.length, writing, tellsKnown: studio.tellsKnown }),
  });
}

/** What goes wrong when the answer has begun. */
async function breaksOff(scene: Scene, lines: Lines, { response, body }: Turn): Promise<boolean> {
  switch (scene.kind) {
    case 'stall':
      return true;
    case 'reset':
      await pause(5);
      response.destroy();
      return true;
    case 'garbage':
      lines.raw('\u0000\u0001%%% {"half": \n<<<\n');
      lines.end();
      return true;
    case 'error-in-the-middle':
      lines.end({ error: ERRORS.stopped });
      return true;
    case 'huge':
      for (let at = 0; at < 100_000 && !response.destroyed; at += 1) {
        lines.write(chunk(String(body.model), 'x'.repeat(200)));
        if (at % 50 === 0) await pause(1);
      }
      lines.end();
      return true;
    default:
      return false;
  }
}

/** Tokens that may be written. Without shifting the context ends the answer, too. */
function limitOf(body: Body, prompt: number): number {
  const options = (body.options ?? {}) as Body;
  const room = Number(options.num_ctx ?? 4096) - prompt;
  return Math.min(bounded(options), body.shift === false ? room : Number.POSITIVE_INFINITY);
}

/** `num_predict` as the server bounds it. */
function bounded(options: Body): number {
  const wanted = Number(options.num_predict ?? -1);
  const most = 10 * Number(options.num_ctx ?? 4096);
  return wanted < 0 || wanted > most ? most : wanted;
}

interface Figured {
  readonly worked: Worked;
  readonly prompt: number;
  readonly written: number;
  readonly writing: number;
  readonly tellsKnown: boolean;
}

/** Durations in nanoseconds; a zero is left out. */
function figures({ worked, prompt, written, writing, tellsKnown }: Figured): Body {
  const nano = (milliseconds: number) => Math.round(milliseconds * 1e6);
  const all = {
    total_duration: nano(worked.load + worked.reading + writing),
    load_duration: nano(worked.load),
    prompt_eval_count: prompt,
    prompt_eval_duration: nano(worked.reading),
    eval_count: written,
    eval_duration: nano(writing),
  };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0));
  return tellsKnown ? { ...kept, prompt_eval_cached_count: worked.known } : kept;
}

function chunk(model: string, content: string, more: Body = {}): Body {
  const message = { role: 'assistant', content };
  return { model, created_at: new Date().toISOString(), message, done: false, ...more };
}

function probability(token: string): Body {
  return { token, logprob: -0.01, bytes: [...new TextEncoder().encode(token)] };
}

/** Without streaming all comes as one value at the end, or as far as it got. */
function collected(response: ServerResponse): Lines {
  let content = '';
  let last: Body = {};
  return {
    write: (line) => {
      last = line;
      content += (line.message as { content?: string } | undefined)?.content ?? '';
    },
    raw: () => undefined,
    end: (line = last) => {
      if ('error' in line) return plain(response, 500, JSON.stringify(line));
      json(response, 200, { ...line, message: { role: 'assistant', content } });
    },
  };
}
