// The fake must not be kinder than the real server: what that does, it does.

import { afterEach, describe, expect, it } from 'vitest';
import { type FakeOllama, type FakeWanted, fakeOllama } from '../../fakes/ollama.ts';
import { KNOBS, sceneOf } from '../../fakes/ollama-scenes.ts';
import { conform } from '../../fakes/ollama-schema.ts';
import { tokensOf } from '../../fakes/ollama-tokens.ts';

const running: FakeOllama[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function aServer(wanted: Partial<FakeWanted> = {}): Promise<FakeOllama> {
  const server = await fakeOllama({ answers: () => ({ b: 'x', a: ['one'] }), ...wanted });
  running.push(server);
  return server;
}

type Json = Readonly<Record<string, unknown>>;

async function post(
  server: FakeOllama,
  path: string,
  body: unknown,
): Promise<{ status: number; body: Json }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(new URL(path, server.url), { method: 'POST', body: text });
  return { status: response.status, body: (await response.json()) as Json };
}

const FORMAT = {
  type: 'object',
  properties: {
    b: { type: 'string', maxLength: 4 },
    a: { type: 'array', items: { type: 'string' }, maxItems: 2 },
  },
  required: ['b', 'a'],
} as const;

function asking(more: Json = {}): Json {
  const messages = [
    { role: 'system', content: 'You label mails for a practice. '.repeat(40) },
    { role: 'user', content: 'Bonjour' },
  ];
  return { model: 'little:3b', messages, stream: false, format: FORMAT, keep_alive: -1, ...more };
}

describe('the fake server', () => {
  it('tells of loading and of what it knew, as the real one does', async () => {
    const server = await aServer();
    const cold = (await post(server, '/api/chat', asking())).body;
    const warm = (await post(server, '/api/chat', asking())).body;
    expect(cold).toMatchObject({
      done: true,
      done_reason: 'stop',
      load_duration: 8e9,
      prompt_eval_cached_count: 0,
    });
    expect(warm.prompt_eval_count).toBe(cold.prompt_eval_count);
    expect(warm.prompt_eval_cached_count).toBe(Number(warm.prompt_eval_count) - 1);
    expect(Number(warm.load_duration)).toBeLessThan(1e9);
    const other = (await post(server, '/api/chat', asking({ options: { num_ctx: 8192 } }))).body;
    expect(other).toMatchObject({ load_duration: 8e9, prompt_eval_cached_count: 0 });
    const shifted = (await post(server, '/api/chat', asking({ options: { num_ctx: 8192 }, shift: false })))
      .body;
    expect(shifted.load_duration).toBe(8e9);
  });

  it('forgets the model when keep_alive is over, and says nothing of its cache before 0.34', async () => {
    const server = await aServer({ version: '0.33.0' });
    await post(server, '/api/chat', asking({ keep_alive: '5m' }));
    server.pass(301_000);
    const { body } = await post(server, '/api/chat', asking());
    expect(body.load_duration).toBe(8e9);
    expect(body).not.toHaveProperty('prompt_eval_cached_count');
  });

  it('writes JSON that obeys the schema, keys in the order of the way it goes', async () => {
    const content = async (path: 'native' | 'rendered') =>
      ((await post(await aServer({ path }), '/api/chat', asking())).body.message as Json).content;
    expect(await content('rendered')).toBe('{"b":"x","a":["one"]}');
    expect(await content('native')).toBe('{"a":["one"],"b":"x"}');
  });

  it('stops at num_predict and at the end of the context', async () => {
    const server = await aServer();
    const short = (await post(server, '/api/chat', asking({ options: { num_predict: 3 } }))).body;
    expect(short).toMatchObject({ done_reason: 'length', eval_count: 3 });
    const size = Number(short.prompt_eval_count);
    const full = await post(server, '/api/chat', asking({ options: { num_ctx: size + 2 }, shift: false }));
    expect(full.body).toMatchObject({ done_reason: 'length', eval_count: 2 });
    const over = await post(server, '/api/chat', asking({ options: { num_ctx: 50 }, truncate: false }));
    expect(over.status).toBe(400);
    expect(JSON.parse(String(over.body.error))).toMatchObject({
      error: { type: 'exceed_context_size_error' },
    });
  });

  it('thinks when nobody forbids it, and refuses to where it can’t', async () => {
    const server = await aServer({ models: [{ name: 'thinker', thinks: true }, { name: 'little:3b' }] });
    const response = await fetch(new URL('/api/chat', server.url), {
      method: 'POST',
      body: JSON.stringify({ ...asking(), model: 'thinker', stream: true }),
    });
    expect(await response.text()).toContain('"thinking"');
    expect(await post(server, '/api/chat', asking({ think: true }))).toMatchObject({
      status: 400,
      body: { error: '"little:3b" does not support thinking' },
    });
  });

  it.each([
    [{ model: '' }, 400, 'model is required'],
    [{ model: 'gone' }, 404, "model 'gone' not found"],
    [{ options: { num_ctx: '4096' } }, 500, 'option "num_ctx" must be of type integer'],
    [{ format: 'xml' }, 500, 'invalid format: "\\"xml\\""; expected "json" or a valid JSON Schema object'],
    [{ keep_alive: 'abc' }, 400, 'time: invalid duration "abc"'],
    [{ top_logprobs: 21 }, 400, 'top_logprobs must be between 0 and 20'],
  ])('refuses %j as the real one does', async (more, status, error) => {
    const server = await aServer({ models: [{ name: 'little:3b' }] });
    expect(await post(server, '/api/chat', asking(more))).toEqual({ status, body: { error } });
  });

  it('refuses what is no request', async () => {
    const server = await aServer();
    expect((await post(server, '/api/chat', '')).body).toEqual({ error: 'missing request body' });
    expect((await post(server, '/api/chat', '{')).status).toBe(400);
    const wrong = await fetch(new URL('/api/chat', server.url));
    expect(wrong.status).toBe(405);
    expect((await fetch(new URL('/api/nothing', server.url))).status).toBe(404);
  });

  it('loads and unloads without a word, and shows what runs', async () => {
    const server = await aServer();
    await post(server, '/api/chat', asking());
    const shown = async () =>
      (await (await fetch(new URL('/api/ps', server.url))).json()) as { models: Json[] };
    expect((await shown()).models).toMatchObject([{ name: 'little:3b', context_length: 4096, size_vram: 0 }]);
    const left = await post(server, '/api/chat', { model: 'little:3b', messages: [], keep_alive: 0 });
    expect(left.body).toMatchObject({ done: true, done_reason: 'unload' });
    expect((await shown()).models).toEqual([]);
  });

  it('tells how far a model has come, and fails in a line when there is none of that name', async () => {
    const server = await aServer();
    const pulled = async (model: string) => {
      const body = JSON.stringify({ model });
      const response = await fetch(new URL('/api/pull', server.url), { method: 'POST', body });
      return (await response.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Json);
    };
    const lines = await pulled('little:3b');
    expect(lines[0]).toEqual({ status: 'pulling manifest' });
    expect(lines.some(({ completed, total }) => completed === total && total === 2_400_000_000)).toBe(true);
    expect(lines.at(-1)).toEqual({ status: 'success' });
    expect((await pulled('never:1b')).at(-1)).toEqual({ error: 'pull model manifest: file does not exist' });
  });

  it('gives probabilities whose tokens are the answer', async () => {
    const server = await aServer();
    const { body } = await post(server, '/api/chat', asking({ logprobs: true }));
    const tokens = (body.logprobs as readonly { token: string }[] | undefined)?.map(({ token }) => token);
    expect(tokens?.join('')).toBe((body.message as Json).content);
  });

  it('drops a pattern it does not know without a word, its bound too', () => {
    const ignored: string[] = [];
    const schema = { type: 'string', pattern: '\\d+', maxLength: 3 };
    expect(conform(schema, 'abcdefgh', { sorted: false, ignored })).toBe('abcdefgh');
    expect(ignored).toEqual(['pattern']);
  });

  it('has a scene for every name of a knob', () => {
    for (const name of KNOBS) expect(sceneOf(name), name).not.toBeNull();
  });

  it('counts rather too many tokens than too few, three to four characters each, in the mails it is made for', () => {
    const mail =
      'Bonjour, je ne pourrai pas venir à mon rendez-vous de jeudi à 17 h, pouvez-vous le déplacer ?';
    expect(tokensOf(mail).join('')).toBe(mail);
    const ratio = mail.length / tokensOf(mail).length;
    expect(ratio).toBeGreaterThan(2.5);
    expect(ratio).toBeLessThan(4);
  });
});
