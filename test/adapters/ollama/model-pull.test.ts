import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PullStep, pullModel } from '../../../src/adapters/ollama/model-pull.ts';
import type { ModelSettings } from '../../../src/domain/server-settings.ts';
import { type FakeOllama, fakeOllama } from '../../fakes/ollama.ts';

let server: FakeOllama;
beforeAll(async () => {
  server = await fakeOllama();
});
afterAll(async () => {
  await server.close();
});

async function pulled(different: Partial<ModelSettings> = {}): Promise<readonly PullStep[]> {
  const settings = { servers: [server.url], name: 'little:3b', allowRemote: false, timeout: 5, wait: 0 };
  const steps: PullStep[] = [];
  for await (const step of pullModel({ ...settings, ...different })) steps.push(step);
  return steps;
}

describe('fetching a model', () => {
  it('tells how far it is, to the end', async () => {
    const steps = await pulled();
    expect(steps[0]).toEqual({ status: 'pulling manifest', completed: null, total: null });
    expect(steps).toContainEqual({
      status: expect.any(String),
      completed: 1_200_000_000,
      total: 2_400_000_000,
    });
    expect(steps.at(-1)?.status).toBe('success');
  });

  it('that breaks off says so, and goes on from there when it is asked again', async () => {
    const other = await fakeOllama();
    other.cutFetches(1);
    await expect(pulled({ servers: [other.url] })).rejects.toThrow(
      'little:3b: the server stopped in the middle. Ask again: it goes on from there.',
    );
    const steps = await pulled({ servers: [other.url] });
    expect(steps.find(({ completed }) => completed !== null)?.completed).toBe(1_200_000_000);
    expect(steps.at(-1)?.status).toBe('success');
    await other.close();
  });

  it('says so when there is no such model', async () => {
    await expect(pulled({ name: 'never:1b' })).rejects.toThrow(
      'never:1b: there is no such model. Names stand on ollama.com/library.',
    );
  });

  it('fetches nothing that would be computed elsewhere', async () => {
    await expect(pulled({ name: 'big:cloud' })).rejects.toThrow(
      'big:cloud: computed elsewhere, so mails would leave the practice.',
    );
  });

  it('asks no server outside the practice', async () => {
    await expect(pulled({ servers: ['http://198.51.100.7:11434'] })).rejects.toThrow(
      '198.51.100.7:11434: not in the practice.',
    );
  });

  it('says so when no server answers', async () => {
    await expect(pulled({ servers: ['http://127.0.0.1:1'] })).rejects.toThrow(
      '127.0.0.1:1: no model server answers. Start it: ollama serve',
    );
  });
});
