// Fetching a model: the model server does it, from its makers' registry; nothing of the practice is sent but the name.

import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { UserError } from '../../domain/errors.ts';
import type { ModelSettings } from '../../domain/server-settings.ts';
import { isPrivateHost } from './private-host.ts';

/** One line of news about a fetch. */
export interface PullStep {
  readonly status: string;
  /** Bytes of the part in hand; null when the server does not tell. */
  readonly completed: number | null;
  readonly total: number | null;
}

const Line = z.object({
  status: z.string().default(''),
  completed: z.number().optional(),
  total: z.number().optional(),
  error: z.string().optional(),
});

/** Names of models that would be computed elsewhere. */
const CLOUD = /(?::|-)cloud$/i;

/**
 * Asks the practice's model server to fetch a model, and tells how far it is, until the signal aborts. Throws
 * `UserError`, also when the server goes away in the middle.
 */
export async function* pullModel(
  { servers, name, allowRemote }: ModelSettings,
  signal: AbortSignal | null = null,
): AsyncGenerator<PullStep> {
  if (CLOUD.test(name))
    throw new UserError(`${name}: computed elsewhere, so mails would leave the practice.`, {
      fr: `${name} : calculé ailleurs, les mails sortiraient du cabinet.`,
    });
  const server = new URL(servers[0] ?? 'http://127.0.0.1:11434');
  if (!allowRemote && !isPrivateHost(server.hostname))
    throw new UserError(
      `${server.host}: not in the practice. Name a server on this machine or in your network.`,
      { fr: `${server.host} : hors du cabinet. Nommez un serveur de cette machine ou de votre réseau.` },
    );
  let ended = false;
  for await (const text of linesOf(await asked(server, name, signal))) {
    const line = stepOf(text, name);
    ended = line.status === 'success';
    yield line;
  }
  if (!ended)
    throw new UserError(`${name}: the server stopped in the middle. Ask again: it goes on from there.`, {
      fr: `${name} : le serveur s’est arrêté au milieu. Redemandez : il reprend là.`,
    });
}

async function asked(server: URL, model: string, signal: AbortSignal | null): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL('/api/pull', server), {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, stream: true }),
    });
  } catch (cause) {
    throw new UserError(`${server.host}: no model server answers. Start it: ollama serve`, {
      cause,
      fr: `${server.host} : aucun serveur de modèles ne répond. Lancez : ollama serve`,
    });
  }
  if (response.ok) return response;
  throw new UserError(`${model}: ${server.host} refused (HTTP ${response.status}).`, {
    fr: `${model} : ${server.host} refuse (HTTP ${response.status}).`,
  });
}

/** The whole lines that came; a body that breaks off ends like one that is over. */
async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of whatComes(body)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line.trim() !== '');
  }
  if (rest.trim().endsWith('}')) yield rest;
}

async function* whatComes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    // undici's "terminated", or our own abort.
    if (!(error instanceof Error)) throw error;
  }
}

function stepOf(text: string, name: string): PullStep {
  const parsed = Line.safeParse(parseJson(text));
  if (!parsed.success)
    throw new UserError(`${name}: what answers there is no model server.`, {
      fr: `${name} : ce qui répond là n’est pas un serveur de modèles.`,
    });
  const { status, completed, total, error } = parsed.data;
  if (error !== undefined)
    throw /does not exist|not found/i.test(error)
      ? new UserError(`${name}: there is no such model. Names stand on ollama.com/library.`, {
          fr: `${name} : il n’y a pas de modèle de ce nom. Les noms sont sur ollama.com/library.`,
        })
      : new UserError(
          `${name}: the model server could not fetch it. Check its network and the space on its disk.`,
          {
            fr: `${name} : le serveur de modèles n’a pas pu le chercher. Vérifiez son réseau et la place sur son disque.`,
          },
        );
  return { status, completed: completed ?? (total === undefined ? null : 0), total: total ?? null };
}
