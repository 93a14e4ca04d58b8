// A small faithful fake of the model server: enough of its HTTP for the model port's tests. It is as unkind as the
// real one: headers come late, streams end without `done`, bodies of errors are JSON strings.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next request meets; the last one stays. */
export type Scene =
  | { readonly kind: 'ok'; readonly content: string }
  /** Generation hit `num_predict`. */
  | { readonly kind: 'length'; readonly content: string }
  /** The repeat guard: status 200, partial content, no line with `done`. */
  | { readonly kind: 'whitespace' }
  | { readonly kind: 'fenced'; readonly content: string }
  /** All text went to `thinking`: content stays empty. */
  | { readonly kind: 'thinking' }
  | { readonly kind: 'error-line' }
  | { readonly kind: 'not-json' }
  /** No byte, ever. */
  | { readonly kind: 'hang' }
  /** The socket is closed in the middle of the stream. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'status'; readonly status: number; readonly error: string }
  /** Headers only after so many milliseconds, then an ordinary answer. */
  | { readonly kind: 'slow-headers'; readonly ms: number; readonly content: string };

export interface FakeOllama {
  readonly url: string;
  /** Bodies of `POST /api/chat`, in order. */
  readonly asked: readonly Record<string, unknown>[];
  readonly play: (...scenes: readonly Scene[]) => void;
  /** The host a cloud model runs on, as `/api/show` tells it. */
  readonly runElsewhere: (host: string) => void;
  readonly close: () => Promise<void>;
}

/** Starts the fake on a free loopback port. */
export async function fakeOllama(): Promise<FakeOllama> {
  const asked: Record<string, unknown>[] = [];
  const scenes: Scene[] = [];
  let remoteHost: string | null = null;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method !== 'POST') return plain(response, 405, '405 method not allowed');
      if (request.url === '/api/show') return json(response, 200, showBody(remoteHost));
      if (request.url !== '/api/chat') return plain(response, 404, '404 page not found');
      const fault = optionFault(body);
      if (fault !== null) return json(response, 500, { error: fault });
      asked.push(body);
      const scene = scenes.length > 1 ? scenes.shift() : scenes[0];
      if (scene !== undefined) perform(scene, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    play: (...next) => scenes.splice(0, scenes.length, ...next),
    runElsewhere: (host) => {
      remoteHost = host;
    },
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const bytes of request) text += String(bytes);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function showBody(remoteHost: string | null): Record<string, unknown> {
  const shown = { details: { family: 'llama' }, capabilities: ['completion'] };
  return remoteHost === null ? shown : { ...shown, remote_model: 'big', remote_host: remoteHost };
}

const INTEGERS = ['num_ctx', 'num_batch', 'num_predict', 'seed', 'top_k'];

/** A wrong type of an option is an error of the server, not of the request. */
function optionFault({ options }: Record<string, unknown>): string | null {
  const given = (options ?? {}) as Record<string, unknown>;
  const wrong = INTEGERS.find((name) => name in given && !Number.isInteger(given[name]));
  return wrong === undefined ? null : `option "${wrong}" must be of type integer`;
}

function perform(scene: Scene, body: Record<string, unknown>, response: ServerResponse): void {
  const model = String(body.model);
  switch (scene.kind) {
    case 'ok':
      stream(response, model, scene.content, 'stop');
      return;
    case 'length':
      stream(response, model, scene.content, 'length');
      return;
    case 'whitespace':
      stream(response, model, '{"a":[         ', null);
      return;
    case 'fenced':
      stream(response, model, `\`\`\`json\n${scene.content}\n\`\`\``, 'stop');
      return;
    case 'thinking':
      stream(response, model, '', 'stop');
      return;
    case 'error-line':
      head(response);
      response.end(`${JSON.stringify({ error: 'an error was encountered while running the model' })}\n`);
      return;
    case 'not-json':
      head(response);
      response.end('<html>proxy</html>\n');
      return;
    case 'hang':
      return;
    case 'reset':
      head(response);
      response.write(chunk(model, '{"a"', false), () => response.destroy());
      return;
    case 'status':
      json(response, scene.status, { error: scene.error });
      return;
    case 'slow-headers':
      setTimeout(() => stream(response, model, scene.content, 'stop'), scene.ms);
  }
}

/** Headers are written only with the first chunk. */
function stream(
  response: ServerResponse,
  model: string,
  content: string,
  reason: 'stop' | 'length' | null,
): void {
  head(response);
  for (let at = 0; at < content.length; at += 7)
    response.write(chunk(model, content.slice(at, at + 7), false));
  if (reason === null) response.end();
  else response.end(chunk(model, '', true, reason));
}

function chunk(model: string, content: string, done: boolean, reason?: string): string {
  const message = { role: 'assistant', content };
  const metrics = done
    ? { done_reason: reason, total_duration: 1_000_000, prompt_eval_count: 900, eval_count: 60 }
    : {};
  return `${JSON.stringify({ model, created_at: '2026-11-24T08:00:00Z', message, done, ...metrics })}\n`;
}

function head(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}
