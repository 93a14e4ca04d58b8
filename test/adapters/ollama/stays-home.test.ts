import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { homeAddresses } from '../../../src/adapters/ollama/home-address.ts';
import { ollama } from '../../../src/adapters/ollama/ollama.ts';
import { isPrivateHost } from '../../../src/adapters/ollama/private-host.ts';
import type { ModelSettings } from '../../../src/domain/server-settings.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { type FakeOllama, fakeOllama } from '../../fakes/ollama.ts';

const lookup = vi.spyOn(dns, 'lookup');
syncBuiltinESMExports();
afterAll(() => {
  lookup.mockRestore();
  syncBuiltinESMExports();
});

const REQUEST = { language: 'fr', sentences: [{ number: 1, text: 'Je viens' }], faq: [] } as const;
const SETTINGS: ModelSettings = {
  servers: ['http://127.0.0.1:11434'],
  name: 'little:3b',
  allowRemote: false,
  timeout: 5,
  wait: 600,
};
const resolving = (...addresses: readonly string[]) =>
  lookup.mockResolvedValue(
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) as never,
  );

const running: FakeOllama[] = [];
const started = async (...wanted: Parameters<typeof fakeOllama>) => {
  const server = await fakeOllama(...wanted);
  running.push(server);
  return server;
};
afterEach(async () => {
  lookup.mockReset();
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('what leaves the practice', () => {
  it('is nothing: a model elsewhere is refused before it is shown a mail', async () => {
    const elsewhere = await started();
    elsewhere.runElsewhere('https://ollama.com:443');
    const answer = await ollama({ ...SETTINGS, servers: [elsewhere.url] }).label(REQUEST);
    expect(answer).toEqual({ kind: 'away', sentence: 'This model runs outside the practice: refused.' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('is nothing when the server does not tell where the model runs', async () => {
    const silent = await started({ models: [{ name: 'other' }] });
    expect((await ollama({ ...SETTINGS, servers: [silent.url] }).label(REQUEST)).kind).toBe('away');
    expect(silent.asked).toEqual([]);
  });

  it('is looked at again when a server that was away comes back', async () => {
    const server = await started();
    const model = ollama({ ...SETTINGS, servers: [server.url] });
    server.play({ kind: 'status', status: 503, error: 'server busy' }, { kind: 'answer' });
    await model.label(REQUEST);
    server.runElsewhere('https://ollama.com:443');
    expect((await model.label(REQUEST)).kind).toBe('away');
    expect(server.asked).toHaveLength(1);
  });

  it('is looked at again every hour', async () => {
    const server = await started();
    let now = 0;
    const around = { now: () => now, log: { write: () => undefined } };
    const model = ollama({ ...SETTINGS, servers: [server.url] }, 'en', around);
    await model.label(REQUEST);
    server.runElsewhere('https://ollama.com:443');
    now += HOUR;
    expect((await model.label(REQUEST)).kind).toBe('away');
    expect(server.asked).toHaveLength(1);
  });

  it('is refused before it starts, unless the practice wrote that it may', () => {
    const open = (different: Partial<ModelSettings>) => () => ollama({ ...SETTINGS, ...different });
    expect(open({ servers: ['https://models.example.org'] })).toThrow(
      "The model at models.example.org is outside the practice's network. Use a local server, or allow it with model.allow-remote-model.",
    );
    expect(open({ servers: ['http://127.0.0.1:1', 'https://models.example.org'] })).toThrow('outside');
    expect(open({ name: 'big:120b-cloud' })).toThrow('runs outside the practice');
    expect(open({ name: 'big:cloud' })).toThrow('runs outside the practice');
    expect(open({ servers: ['nonsense'] })).toThrow('is no address');
    expect(open({ servers: ['https://models.example.org'], allowRemote: true })).not.toThrow();
  });

  it('goes to the address that was checked, and to no other', async () => {
    const server = await started();
    const { port } = new URL(server.url);
    resolving('127.0.0.1');
    const model = ollama({ ...SETTINGS, servers: [`http://models.lan:${port}`] });
    expect((await model.label(REQUEST)).kind).toBe('opinion');
    // Once for each connection, and never a second time within one.
    expect(lookup.mock.calls.length).toBe(server.paths.length);
  });

  it('is nothing when the name of a server at home leads out of the house', async () => {
    resolving('192.168.1.4', '203.0.113.9');
    expect(await homeAddresses('models.lan', false)).toBeNull();
    expect(await homeAddresses('models.lan', true)).toHaveLength(2);
    const server = await started();
    const model = ollama({ ...SETTINGS, servers: [`http://models.lan:${new URL(server.url).port}`] });
    expect(await model.label(REQUEST)).toEqual({
      kind: 'away',
      sentence: 'The server’s name leads outside the practice’s network: refused.',
    });
    expect(server.paths).toEqual([]);
  });

  it('knows the private network', () => {
    const home = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '10.0.0.5',
      '172.16.0.1',
      '192.168.1.9',
      'nas.local',
      'nas',
    ];
    for (const host of [...home, '[fd00::1]', '::ffff:10.0.0.1'])
      expect(isPrivateHost(host), host).toBe(true);
    const away = ['8.8.8.8', '172.32.0.1', '192.169.0.1', 'example.org', '[2001:db8::1]', '::ffff:8.8.8.8'];
    for (const host of [...away, '127.0.0.1.example.org', '0.0.0.0'])
      expect(isPrivateHost(host), host).toBe(false);
  });
});
