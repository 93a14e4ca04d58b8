// What models are on a server before one is chosen. Only what the practice's settings allow is asked (private network).

import { z } from 'zod';
import { BrokenReply, exchange, wholeJson } from '../ollama/exchange.ts';

const Tags = z.object({
  models: z.array(z.object({ name: z.string(), remote_host: z.string().optional() })),
});

/** Milliseconds to wait for a list that lies in the server's memory. */
const PATIENCE = 3_000;

/** Names of the models that are installed on a server and computed there; null when no model server answers. */
export async function modelsAt(server: string): Promise<readonly string[] | null> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const call = { server: new URL(server), allowRemote: false, path: '/api/tags', body: null, signal };
    const parsed = Tags.safeParse(await wholeJson(await exchange(call)));
    if (!parsed.success) return null;
    return parsed.data.models.filter(({ remote_host = '' }) => remote_host === '').map(({ name }) => name);
  } catch (error) {
    if (error instanceof BrokenReply || signal.aborted) return null;
    throw error;
  }
}
