import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ollama } from '../../src/adapters/ollama.ts';
import { isPrivateHost } from '../../src/adapters/private-host.ts';
import type { ModelSettings } from '../../src/domain/practice.ts';
import { type FakeOllama, fakeOllama } from '../fakes/ollama.ts';

const REQUEST = {
  language: 'fr',
  sentences: [{ number: 1, text: 'Je ne peux pas venir jeudi' }],
  faq: [],
} as const;
const GOOD = JSON.stringify({ a: [{ a: 1, b: ['cancel'] }], b: [] });

let server: FakeOllama;
beforeAll(async () => {
  server = await fakeOllama();
});
afterAll(async () => {
  await server.close();
});

function model(different: Partial<ModelSettings> = {}) {
  return ollama({ server: server.url, name: 'little:3b', allowRemote: false, timeout: 5, ...different });
}

describe('the model server', () => {
  it('labels the sentences of a mail', async () => {
    server.play({ kind: 'ok', content: GOOD });
    expect(await model().label(REQUEST)).toEqual({
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

  it('is heard when it takes its time', async () => {
    server.play({ kind: 'slow-headers', ms: 300, content: GOOD });
    expect((await model().label(REQUEST)).kind).toBe('opinion');
  });

  it('may put its JSON in a fence', async () => {
    server.play({ kind: 'fenced', content: GOOD });
    expect((await model().label(REQUEST)).kind).toBe('opinion');
  });

  it('is asked once more, with what was wrong behind the mail', async () => {
    server.play({ kind: 'ok', content: '{"a":[],"b":[]}' }, { kind: 'ok', content: GOOD });
    const before = server.asked.length;
    expect((await model().label(REQUEST)).kind).toBe('opinion');
    const [first, second] = server.asked
      .slice(before)
      .map(({ messages }) => messages as { content: string }[]);
    expect(second?.[0]).toEqual(first?.[0]);
    expect(second?.[1]?.content.startsWith(first?.[1]?.content ?? '?')).toBe(true);
    expect(second?.[1]?.content).toContain('Sentence 1 has no labels.');
  });

  it.each([
    ['its answer was cut off', { kind: 'length', content: GOOD }],
    ['it ended without an end', { kind: 'whitespace' }],
    ['it only thought', { kind: 'thinking' }],
    ['it wrote prose', { kind: 'ok', content: 'Chère Madame, prenez du repos.' }],
    ['something else answers there', { kind: 'not-json' }],
  ] as const)('is not believed when %s, and is not asked a third time', async (_, scene) => {
    server.play(scene);
    const before = server.asked.length;
    expect((await model().label(REQUEST)).kind).toBe('unusable');
    expect(server.asked.length - before).toBe(2);
  });

  it.each([
    ['it never answers', { kind: 'hang' }],
    ['the line breaks', { kind: 'reset' }],
    ['it is overloaded', { kind: 'status', status: 503, error: 'server busy, please try again.' }],
    ['it fails while running', { kind: 'error-line' }],
  ] as const)('is away when %s', async (_, scene) => {
    server.play(scene);
    const answer = await model({ timeout: 1 }).label(REQUEST);
    expect(answer.kind).toBe('away');
  });

  it('says which model to fetch when it is not installed', async () => {
    server.play({ kind: 'status', status: 404, error: "model 'little:3b' not found" });
    expect(await model().label(REQUEST)).toEqual({
      kind: 'away',
      sentence: 'The model does not answer (ollama pull little:3b).',
    });
  });

  it('is away when nobody listens', async () => {
    expect((await model({ server: 'http://127.0.0.1:9' }).label(REQUEST)).kind).toBe('away');
  });

  it('is not sent a mail that does not fit', async () => {
    const long = { ...REQUEST, sentences: [{ number: 1, text: 'x'.repeat(7000) }] };
    expect((await model().label(long)).kind).toBe('unusable');
  });
});

describe('what leaves the practice', () => {
  it('is nothing: a model elsewhere is refused', async () => {
    const elsewhere = await fakeOllama();
    elsewhere.runElsewhere('https://ollama.com:443');
    elsewhere.play({ kind: 'ok', content: GOOD });
    const answer = await ollama({ server: elsewhere.url, name: 'big', allowRemote: false, timeout: 5 }).label(
      REQUEST,
    );
    expect(answer.kind).toBe('away');
    expect(elsewhere.asked).toHaveLength(0);
    await elsewhere.close();
  });

  it('is refused before it starts, unless the practice wrote that it may', () => {
    expect(() => model({ server: 'https://models.example.org' })).toThrow(
      "The model at models.example.org is outside the practice's network. Use a local server, or allow it with model.allow-remote.",
    );
    expect(() => model({ name: 'big:120b-cloud' })).toThrow('runs outside the practice');
    expect(() => model({ server: 'nonsense' })).toThrow('is no address');
    expect(() => model({ server: 'https://models.example.org', allowRemote: true })).not.toThrow();
  });

  it('knows the private network', () => {
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '10.0.0.5',
      '172.16.0.1',
      '192.168.1.9',
      'nas.local',
      'nas',
      '[fd00::1]',
    ]) {
      expect(isPrivateHost(host), host).toBe(true);
    }
    for (const host of [
      '8.8.8.8',
      '172.32.0.1',
      '192.169.0.1',
      'example.org',
      '[2001:db8::1]',
      '127.0.0.1.example.org',
    ]) {
      expect(isPrivateHost(host), host).toBe(false);
    }
  });
});
