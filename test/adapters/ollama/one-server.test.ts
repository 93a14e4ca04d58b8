import { afterEach, describe, expect, it, vi } from 'vitest';
import { ollama } from '../../../src/adapters/ollama/ollama.ts';
import { PROMPT_MARK } from '../../../src/core/reading/model/prompt.ts';
import type { ModelSettings } from '../../../src/domain/server-settings.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import type { ModelRequest } from '../../../src/ports/model.ts';
import type { LogEntry } from '../../../src/ports/world.ts';
import { type FakeOllama, type FakeWanted, fakeOllama } from '../../fakes/ollama.ts';
import { ERRORS } from '../../fakes/ollama-scenes.ts';

const running: FakeOllama[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const echo = () => ({ s01: ['cancel'], s02: ['closing'] });

async function aServer(wanted: Partial<FakeWanted> = {}): Promise<FakeOllama> {
  const server = await fakeOllama({ answers: echo, ...wanted });
  running.push(server);
  return server;
}

/** A model reader with a clock that is turned by hand. */
function aReader(servers: readonly FakeOllama[], different: Partial<ModelSettings> = {}) {
  let now = Date.parse('2026-11-24T08:00:00Z');
  const log: LogEntry[] = [];
  const model = ollama(
    {
      servers: servers.map(({ url }) => url),
      name: 'little:3b',
      allowRemote: false,
      timeout: 2,
      wait: 600,
      ...different,
    },
    'en',
    { now: () => now, log: { write: (entry) => void log.push(entry) } },
  );
  return {
    label: model.label,
    prime: () => model.prime?.([]) ?? Promise.resolve(),
    marks: () => model.marks?.() ?? [],
    states: () => model.state?.() ?? [],
    advice: () => (model.state?.() ?? []).flatMap(({ advice }) => advice),
    events: () => log.map(({ event }) => event),
    turn: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const saying = (text: string): ModelRequest => ({
  language: 'fr',
  sentences: [{ number: 1, text }],
  faq: [],
});
const MAIL = saying('Je ne peux pas venir jeudi.');

describe('what read a mail', () => {
  it('is told with the answer: the digest of what ran there, also after it was replaced under its name', async () => {
    const server = await aServer();
    const { label, marks } = aReader([server]);
    const first = await label(MAIL);
    expect(first).toMatchObject({
      by: { name: 'little:3b', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(first).toMatchObject({ by: { prompt: PROMPT_MARK } });
    server.replaceModels('b'.repeat(64));
    expect(await label(saying('Je viens jeudi.'))).toMatchObject({ by: { digest: 'b'.repeat(64) } });
    expect(marks()).toEqual([{ name: 'little:3b', digest: 'b'.repeat(64), prompt: PROMPT_MARK }]);
  });
});

describe('at the start', () => {
  it('the model is tested and reads the rules, so that the first mail finds them read', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    await reader.prime();
    expect(reader.states()).toMatchObject([{ state: 'ready', trouble: '' }]);
    await reader.label(MAIL);
    expect(reader.events()).toEqual(['ModelReady', 'ModelTested']);
    expect(reader.advice()).toEqual([]);
    expect(server.asked).toHaveLength(2);
  });

  it('a test that is under way is not done twice, and mails are told that the model is being loaded', async () => {
    const server = await aServer({ pace: 0.01 });
    const reader = aReader([server]);
    const first = reader.prime();
    await vi.waitFor(() => expect(reader.states()).toMatchObject([{ state: 'loading' }]), 10_000);
    expect(await reader.label(MAIL)).toEqual({ kind: 'away', sentence: 'The model is being loaded.' });
    await reader.prime();
    await first;
    expect(server.asked).toHaveLength(1);
    expect((await reader.label(MAIL)).kind).toBe('opinion');
  });

  it('a model that ignores the form it is asked for is not used', async () => {
    const server = await aServer({
      version: '0.20.0',
      models: [{ name: 'little:3b', thinks: true }],
    });
    const reader = aReader([server]);
    await reader.prime();
    expect(reader.states()).toMatchObject([
      {
        state: 'away',
        trouble:
          'The model can’t answer in the form that is asked for. Choose another one, or update Ollama.',
      },
    ]);
    expect((await reader.label(MAIL)).kind).toBe('away');
    expect(server.asked).toHaveLength(1);
  });

  it('says what is poor about a model that does not understand the test, or about an old server', async () => {
    const server = await aServer({
      version: '0.29.3',
      answers: () => ({ s01: ['thanks'], s02: ['closing'] }),
    });
    const reader = aReader([server]);
    await reader.prime();
    expect(reader.advice()).toEqual([
      'Ollama 0.29.3 is too old to be relied on: install version 0.30.1 or later.',
      'The model did not understand the test mail: it is probably too weak. Try another one.',
    ]);
    expect(reader.states()).toMatchObject([{ state: 'ready' }]);
  });
});

describe('a server that fails', () => {
  it('is left alone after three failures, and sees no mail before it has passed a test', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    server.play({ kind: 'status', ...ERRORS.busy });
    for (let n = 0; n < 5; n += 1) await reader.label(MAIL);
    expect(server.asked).toHaveLength(3);
    server.play({ kind: 'answer' });
    expect((await reader.label(MAIL)).kind).toBe('away');
    await reader.prime();
    expect(server.asked).toHaveLength(3);
    reader.turn(16_000);
    await reader.prime();
    expect(server.asked).toHaveLength(4);
    expect((await reader.label(MAIL)).kind).toBe('opinion');
    expect(reader.events().filter((event) => event === 'ModelLost')).toHaveLength(1);
  });

  it('is tested by and by also where only mails are asked of it', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    server.play({ kind: 'status', ...ERRORS.busy });
    for (let n = 0; n < 3; n += 1) await reader.label(MAIL);
    server.play({ kind: 'answer' });
    reader.turn(16_000);
    expect((await reader.label(MAIL)).kind).toBe('away');
    await vi.waitFor(async () => expect((await reader.label(MAIL)).kind).toBe('opinion'), 10_000);
  });

  it('is tested again after pauses that double up to five minutes', async () => {
    const server = await aServer({ models: [] });
    const reader = aReader([server]);
    const pauses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const before = reader.states()[0]?.nextTry ?? null;
      reader.turn(before === null ? 0 : 5 * MINUTE);
      const asked = Date.parse('2026-11-24T08:00:00Z') + n * 5 * MINUTE;
      await reader.prime();
      pauses.push((reader.states()[0]?.nextTry ?? 0) - asked);
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 300, 300].map((seconds) => seconds * 1000));
  });

  it('is left alone at once when nobody listens there', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    await server.close();
    running.splice(0);
    await reader.label(MAIL);
    expect(await reader.label(MAIL)).toEqual({
      kind: 'away',
      sentence: 'The model’s server is not running (ECONNREFUSED).',
    });
    expect(reader.states()).toMatchObject([{ state: 'away' }]);
  });

  it('is not left alone for a mail that the model could not label', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    server.play({ kind: 'prose' });
    for (let n = 0; n < 4; n += 1) expect((await reader.label(MAIL)).kind).toBe('unusable');
    expect(reader.states()).toMatchObject([{ state: 'ready' }]);
  });
});

describe('what makes the model slow', () => {
  const mails = ['Je viens.', 'On peut déplacer ?', 'Merci !', 'Annulez.', 'Je serai en retard.'].map(saying);

  it('is another program that uses it with other settings', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    await reader.prime();
    for (const mail of mails) {
      server.disturb({ num_ctx: 8192 });
      await reader.label(mail);
    }
    expect(reader.advice()).toEqual([
      'The model was loaded anew for 5 of the last 20 mails: another program uses it with other settings (num_ctx), or the server takes it out of memory. Keep this server for the secretary and set OLLAMA_KEEP_ALIVE=-1.',
    ]);
    expect(reader.events()).toContain('ModelSlow');
  });

  it.each(['0.34.1', '0.33.0'])('is a cache shared by several slots (server %s)', async (version) => {
    const server = await aServer({ parallel: 7, version });
    const reader = aReader([server]);
    await reader.prime();
    for (const mail of mails) await reader.label(mail);
    expect(reader.advice()).toEqual([
      'The model read its rules anew for 5 of the last 20 mails, which is slow. Set OLLAMA_NUM_PARALLEL=1 and do not share this server.',
    ]);
  });

  it.each(['0.34.1', '0.33.0'])('is nothing in ordinary work (server %s)', async (version) => {
    const server = await aServer({ version });
    const reader = aReader([server]);
    await reader.prime();
    for (const mail of [...mails, ...mails]) await reader.label(mail);
    expect(reader.advice()).toEqual([]);
    expect(reader.events()).toEqual(['ModelReady', 'ModelTested']);
  });

  it('is forgotten after twenty mails without it', async () => {
    const server = await aServer();
    const reader = aReader([server]);
    await reader.prime();
    for (let n = 0; n < 2; n += 1) {
      server.disturb({ num_ctx: 8192 });
      await reader.label(MAIL);
    }
    expect(reader.advice()).toHaveLength(1);
    for (let n = 0; n < 19; n += 1) await reader.label(MAIL);
    expect(reader.advice()).toEqual([]);
  });
});

describe('several servers', () => {
  it('share the mails', async () => {
    const servers = [await aServer({ pace: 0.001 }), await aServer({ pace: 0.001 })];
    const reader = aReader(servers);
    await reader.prime();
    await Promise.all(Array.from({ length: 8 }, () => reader.label(MAIL)));
    expect(servers.map(({ asked }) => asked.length)).toEqual([5, 5]);
  });

  it('stand in for each other', async () => {
    const servers = [await aServer(), await aServer()];
    const reader = aReader(servers);
    await reader.prime();
    servers[0]?.play({ kind: 'status', ...ERRORS.crash });
    for (let n = 0; n < 6; n += 1) expect((await reader.label(MAIL)).kind).toBe('opinion');
    expect(servers.map(({ asked }) => asked.length)).toEqual([4, 7]);
    expect(reader.states().map(({ state }) => state)).toEqual(['away', 'ready']);
  });

  it('each get one mail at a time', async () => {
    const server = await aServer({ pace: 0.001 });
    const reader = aReader([server], { timeout: 1 });
    await reader.prime();
    const answers = await Promise.all(Array.from({ length: 5 }, () => reader.label(MAIL)));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill('opinion'));
  });
});
