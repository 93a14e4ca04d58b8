import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../../../src/adapters/ollama/exchange.ts';
import { ollama } from '../../../src/adapters/ollama/ollama.ts';
import type { ModelSettings } from '../../../src/domain/server-settings.ts';
import { type FakeOllama, fakeOllama } from '../../fakes/ollama.ts';
import { ERRORS, SPOILT } from '../../fakes/ollama-scenes.ts';

const REQUEST = {
  language: 'fr',
  sentences: [{ number: 1, text: 'Je ne peux pas venir jeudi' }],
  faq: [],
} as const;
const GOOD = JSON.stringify({ s01: ['cancel'] });

let server: FakeOllama;
beforeAll(async () => {
  server = await fakeOllama();
});
afterAll(async () => {
  await server.close();
});

function settings(different: Partial<ModelSettings> = {}): ModelSettings {
  return {
    servers: [server.url],
    name: 'little:3b',
    allowRemote: false,
    timeout: 5,
    wait: 600,
    ...different,
  };
}

function model(different: Partial<ModelSettings> = {}) {
  return ollama(settings(different));
}

describe('the model server', () => {
  it('labels the sentences of a mail', async () => {
    server.play({ kind: 'ok', content: GOOD });
    expect(await model().label(REQUEST)).toMatchObject({
      kind: 'opinion',
      opinion: { reader: 'model', voices: [{ sentence: 1, labels: ['cancel'] }], faq: [] },
    });
  });

  it('is asked with the same runner every time, without thinking, truncating or shifting', async () => {
    server.play({ kind: 'ok', content: GOOD });
    await model().label(REQUEST);
    await model().label({ ...REQUEST, sentences: [...REQUEST.sentences, { number: 2, text: 'Merci' }] });
    const [one, two] = server.asked.slice(-2);
    const runner = (body: Record<string, unknown> | undefined) => ({
      ...body,
      messages: null,
      format: null,
      options: { ...(body?.options as object), num_predict: null },
    });
    expect(runner(one)).toEqual(runner(two));
    expect(one).toMatchObject({ stream: true, think: false, truncate: false, shift: false, keep_alive: -1 });
  });

  it('reads the mail alone when it has read the rules before', async () => {
    const fresh = await fakeOllama();
    fresh.play({ kind: 'answer' });
    const ours = model({ servers: [fresh.url] });
    await ours.label(REQUEST);
    await ours.label({ ...REQUEST, sentences: [{ number: 1, text: 'On peut déplacer à lundi ?' }] });
    const users = fresh.asked.map(({ messages }) => (messages as { content: string }[])[1]?.content);
    expect(users[1]).toBe('[s01] On peut déplacer à lundi ?');
    const rules = fresh.asked.map(({ messages }) => (messages as { content: string }[])[0]?.content);
    expect(rules[0]).toBe(rules[1]);
    expect(fresh.ignored).toEqual([]);
    await fresh.close();
  });

  it.each(['rendered', 'native'] as const)('answers in the wanted order on the %s way', async (path) => {
    const fresh = await fakeOllama({ path });
    const sentences = Array.from({ length: 12 }, (_, at) => ({ number: at + 1, text: 'Bonjour' }));
    const answer = await model({ servers: [fresh.url] }).label({ ...REQUEST, sentences });
    expect(answer).toMatchObject({
      opinion: { voices: sentences.map(({ number }) => ({ sentence: number })) },
    });
    await fresh.close();
  });

  it('is heard when it takes its time', async () => {
    server.play({ kind: 'slow-headers', ms: 300, content: GOOD });
    expect((await model().label(REQUEST)).kind).toBe('opinion');
  });

  it('may put its JSON in a fence', async () => {
    server.play({ kind: 'fenced', content: GOOD });
    expect((await model().label(REQUEST)).kind).toBe('opinion');
  });

  it('is asked once more, with what was wrong behind the mail', async () => {
    server.play({ kind: 'ok', content: '{}' }, { kind: 'ok', content: GOOD });
    const before = server.asked.length;
    expect((await model().label(REQUEST)).kind).toBe('opinion');
    const [first, second] = server.asked
      .slice(before)
      .map(({ messages }) => messages as { content: string }[]);
    expect(second?.[0]).toEqual(first?.[0]);
    expect(second?.[1]?.content.startsWith(first?.[1]?.content ?? '?')).toBe(true);
    expect(second?.[1]?.content).toContain('Sentence s01 has no labels.');
  });

  it.each([
    ['its answer was cut off', { kind: 'length', content: GOOD }],
    ['it ended without an end', { kind: 'whitespace' }],
    ['it only thought', { kind: 'thinking' }],
    ['it wrote prose', { kind: 'prose' }],
    ['rubbish follows a good beginning', { kind: 'garbage' }],
    ...SPOILT.map((how) => [`it broke out of its schema (${how})`, { kind: 'spoilt', how }] as const),
  ] as const)('is not believed when %s, and is not asked a third time', async (_, scene) => {
    server.play(scene);
    const before = server.asked.length;
    expect((await model().label(REQUEST)).kind).toBe('unusable');
    expect(server.asked.length - before).toBe(2);
  });

  it('is stopped when it writes without end', async () => {
    server.play({ kind: 'huge' });
    expect((await model().label(REQUEST)).kind).toBe('unusable');
  });

  it.each([
    ['it never answers', { kind: 'hang' }, 'The model does not answer (timeout).'],
    ['it falls silent', { kind: 'stall' }, 'The model does not answer (timeout).'],
    ['the line breaks', { kind: 'reset' }, 'The model does not answer (ECONNRESET).'],
    ['it is overloaded', { kind: 'status', ...ERRORS.busy }, 'The model’s server is overloaded.'],
    ['it fails while running', { kind: 'error-line' }, 'The model does not answer (HTTP 500).'],
    [
      'it dies in the middle',
      { kind: 'error-in-the-middle' },
      'The model does not answer (stopped in the middle).',
    ],
    [
      'it has no memory',
      { kind: 'status', ...ERRORS.memory },
      'The machine has not enough memory for the model. Close other programs, or choose a smaller model.',
    ],
    [
      'a web page answers there',
      { kind: 'not-json' },
      'Another program answers at the model’s address. Check model.server.',
    ],
    ['a proxy complains', { kind: 'html', status: 502 }, 'The model does not answer (HTTP 502).'],
    [
      'it sends us elsewhere',
      { kind: 'redirect', to: 'http://127.0.0.1:9/' },
      'The model does not answer (HTTP 307).',
    ],
    [
      'its lines come from another host',
      { kind: 'remote', content: GOOD },
      'This model runs outside the practice: refused.',
    ],
  ] as const)('is away when %s', async (_, scene, sentence) => {
    server.play(scene);
    expect(await model({ timeout: 1 }).label(REQUEST)).toEqual({ kind: 'away', sentence });
  });

  it('says which model to fetch when it is not installed', async () => {
    const empty = await fakeOllama({ models: [] });
    expect(await model({ servers: [empty.url] }).label(REQUEST)).toEqual({
      kind: 'away',
      sentence: 'The model is not installed. Run: ollama pull little:3b',
    });
    expect(empty.asked).toEqual([]);
    await empty.close();
  });

  it('is away when nobody listens', async () => {
    const { kind } = await model({ servers: ['http://127.0.0.1:9'] }).label(REQUEST);
    expect(kind).toBe('away');
  });

  it('is not sent a mail that does not fit', async () => {
    const long = { ...REQUEST, sentences: [{ number: 1, text: 'x'.repeat(7000) }] };
    expect((await model().label(long)).kind).toBe('unusable');
  });

  it('may decline a mail that it finds too long, and is not away for that', async () => {
    const small = { error: '{"error":{"code":400,"type":"exceed_context_size_error"}}' };
    server.play({ kind: 'status', status: 400, error: small.error });
    expect((await model().label(REQUEST)).kind).toBe('unusable');
  });

  it('is away when it falls silent long before its time is over', async () => {
    server.play({ kind: 'stall' });
    const call = { server: new URL(server.url), allowRemote: false, signal: AbortSignal.timeout(5000) };
    const body = { model: 'little:3b', messages: [{ role: 'user', content: 'Bonjour' }] };
    const reply = await exchange({ ...call, path: '/api/chat', body }, 100);
    const reading = async () => {
      for await (const line of reply.lines) expect(line).toContain('{');
    };
    await expect(reading()).rejects.toThrow('silent in the middle');
  });
});
